import type { Card, Variant } from '../app/data.ts'
import { words } from '../app/language.ts'
import { aboutOf } from '../app/products.ts'
import { useWishlist, withCommerce } from '../app/splot.ts'
import { Icon } from './icon.tsx'

const plain = { priceDrop: false, backInStock: false } as const

/** The heart, and beside it what she asks to be told of. */
export function WishButton({ product, variant }: { product: Card; variant: Variant | null }) {
  const list = useWishlist()
  if (variant === null) return null
  const { sku, stock } = variant
  const wish = list?.items.find((one) => one.sku === sku)
  const put = (wants = plain as { priceDrop: boolean; backInStock: boolean }) =>
    withCommerce(({ wishlist }) => wishlist.add(sku, aboutOf(product, variant), wants))
  const want = stock === 'none' ? { ...plain, backInStock: true } : { ...plain, priceDrop: true }
  const isTold = wish !== undefined && (wish.wants.priceDrop || wish.wants.backInStock)
  return (
    <div className="wish">
      <button
        type="button"
        className="plain"
        aria-pressed={wish !== undefined}
        onClick={() => (wish === undefined ? put() : withCommerce(({ wishlist }) => wishlist.remove(sku)))}
      >
        <Icon name="heart" isFull={wish !== undefined} />
        {wish === undefined ? words.wish : words.unwish}
      </button>
      {wish !== undefined && (
        <button type="button" className="plain" disabled={isTold} onClick={() => put(want)}>
          {isTold ? words.willTell : stock === 'none' ? words.tellBack : words.tellDrop}
        </button>
      )}
    </div>
  )
}
