import { words } from '../app/language.ts'
import { Link, useTitle } from '../app/route.tsx'
import { useWishlist, type WishlistItem, withCommerce } from '../app/splot.ts'
import { Icon } from '../kit/icon.tsx'
import { Cost } from '../kit/money.tsx'
import { Picture } from '../kit/picture.tsx'
import { Empty } from '../kit/states.tsx'

/** What she saved: the same on every device and in the store. */
export function WishlistPage() {
  useTitle(words.wishlist)
  const list = useWishlist()
  const items = list?.items ?? []
  if (items.length === 0)
    return (
      <section className="band">
        <Empty title={words.wishlist}>
          <p>{words.wishesEmpty}</p>
        </Empty>
      </section>
    )
  return (
    <section className="band">
      <h1>{words.wishlist}</h1>
      <ul className="grid">
        {items.map((item) => (
          <Wish key={item.sku} item={item} currency={list?.currency ?? 'PLN'} />
        ))}
      </ul>
    </section>
  )
}

function Wish({ item, currency }: { item: WishlistItem; currency: string }) {
  const { sku, productId, name, variant, picture, price, regular, stock } = item
  return (
    <li className="goods">
      <Link to={`/p/${productId}`}>
        <Picture src={picture} alt="" />
        <span className="name">{name}</span>
        <span className="soft">{variant}</span>
        <Cost price={price === null ? null : { price, regular: regular ?? price, currency }} />
        <span className="soft">{words.stock[stock]}</span>
      </Link>
      <div className="acts">
        <button
          type="button"
          className="second"
          disabled={stock === 'none' || price === null}
          onClick={() =>
            withCommerce(({ cart }) =>
              cart.add(sku, 1, {
                productId,
                name,
                variant,
                picture,
                price: price ?? '0.00',
                regular: regular ?? '0.00',
              }),
            )
          }
        >
          {words.add}
        </button>
        <button
          type="button"
          className="plain"
          aria-label={`${words.unwish}: ${name}`}
          onClick={() => withCommerce(({ wishlist }) => wishlist.remove(sku))}
        >
          <Icon name="close" />
        </button>
      </div>
    </li>
  )
}
