import type { Product, Store, Variant } from '../app/data.ts'
import { fill, words } from '../app/language.ts'
import { aboutOf } from '../app/products.ts'
import { go } from '../app/route.tsx'
import { useCart, withCommerce } from '../app/splot.ts'

/** Reserve and try on: kept in her store, paid for only if it fits. */
export function TryOn({ product, variant, store }: { product: Product; variant: Variant; store: Store }) {
  const cart = useCart()
  const reserve = () => {
    const isThere = cart?.lines.some((one) => one.sku === variant.sku) === true
    withCommerce((commerce) => {
      if (!isThere) commerce.cart.add(variant.sku, 1, aboutOf(product, variant))
      go('/kasa?jak=try')
    })
  }
  return (
    <>
      <button type="button" className="second" onClick={reserve}>
        {words.tryOn}
      </button>
      <small>{fill(words.tryOnText, { store: store.name })}</small>
    </>
  )
}
