import { useEffect, useRef, useState } from 'react'
import type { Product, Variant } from '../app/data.ts'
import { useRead } from '../app/data.ts'
import { compareSizes, hueOf, nameColor } from '../app/departments.ts'
import { words } from '../app/language.ts'
import { aboutOf, colorsOf, showProduct, sizesOf } from '../app/products.ts'
import { go, Link, type Place, useTitle } from '../app/route.tsx'
import { analytics, useCart, withCommerce } from '../app/splot.ts'
import { Icon } from '../kit/icon.tsx'
import { Cost } from '../kit/money.tsx'
import { Picture } from '../kit/picture.tsx'
import { Empty, Waiting } from '../kit/states.tsx'
import { WishButton } from '../kit/wish-button.tsx'
import { StoreStock } from './store-stock.tsx'

/** A garment: what it looks like, what it costs, where it hangs. */
export function ProductPage({ place, id }: { place: Place; id: string }) {
  const told = useRead(`products/${encodeURIComponent(id)}`, showProduct)
  const product = told.data
  useTitle(product?.name ?? '')
  const viewed = useRef('')
  useEffect(() => {
    // Told once a garment, not once a redrawing.
    if (product === null || viewed.current === product.id) return
    viewed.current = product.id
    tellViewed(product)
  }, [product])
  if (told.isGone) return <Empty title={words.notSold} />
  if (product === null) return <Waiting told={told} lines={6} />
  return <Sight product={product} place={place} />
}

function tellViewed(product: Product): void {
  const price = product.variants[0]?.price
  analytics?.track('Product Viewed', {
    ...{ product_id: product.id, name: product.name, category: product.categories[0] },
    ...(price && { price: price.price, currency: price.currency }),
    ...(product.picture && { image_url: new URL(product.picture, location.href).href }),
  })
}

function Sight({ product, place }: { product: Product; place: Place }) {
  const colors = colorsOf(product)
  const color = colors.find((one) => one === place.query.get('kolor')) ?? colors[0] ?? ''
  const ofColor = product.variants.filter((one) => one.color === color)
  const sizes = sizesOf({ variants: ofColor }).sort(compareSizes)
  const [asked, setAsked] = useState<string | null>(null)
  const size = sizes.length === 1 ? sizes[0] : asked
  const variant = ofColor.find((one) => one.size === (size ?? '')) ?? null
  const picture = ofColor[0]?.picture ?? product.picture
  return (
    <article className="product" data-splot-product={product.id}>
      <div className="stage">
        <Picture src={picture} alt={`${product.name}, ${nameColor(color)}`} ground="mist" isFirst />
      </div>
      <div className="facts">
        <p className="crumbs">{product.path.replaceAll(' > ', ' / ')}</p>
        <h1>{product.name}</h1>
        <Cost
          price={(variant ?? ofColor[0])?.price ?? null}
          lowest={(variant ?? ofColor[0])?.lowest ?? null}
        />
        {colors.length > 1 && <Colors id={product.id} colors={colors} chosen={color} />}
        {sizes.length > 1 && (
          <Sizes variants={ofColor} sizes={sizes} chosen={size ?? null} choose={setAsked} />
        )}
        <Buy product={product} variant={variant} />
        <StoreStock product={product} variant={variant} />
        <details open>
          <summary>{words.description}</summary>
          <p>{product.description}</p>
        </details>
      </div>
    </article>
  )
}

const Colors = ({ id, colors, chosen }: { id: string; colors: readonly string[]; chosen: string }) => (
  <fieldset className="colors">
    <legend>
      {words.color} <b>{nameColor(chosen)}</b>
    </legend>
    {colors.map((color) => (
      <label key={color} title={nameColor(color)}>
        <input
          type="radio"
          name="color"
          aria-label={nameColor(color)}
          checked={color === chosen}
          onChange={() => go(`/p/${id}?kolor=${encodeURIComponent(color)}`, { replace: true })}
        />
        <i style={{ background: hueOf(color) }} />
      </label>
    ))}
  </fieldset>
)

interface SizesProps {
  variants: readonly Variant[]
  sizes: readonly string[]
  chosen: string | null
  choose(size: string): void
}

/** Real sizes: one that is sold out everywhere is struck through, and can be asked about. */
const Sizes = ({ variants, sizes, chosen, choose }: SizesProps) => (
  <fieldset className="sizes">
    <legend>
      {words.size} <b>{chosen}</b>
    </legend>
    <div>
      {sizes.map((size) => {
        const isOut = variants.find((one) => one.size === size)?.stock === 'none'
        return (
          <label key={size} data-out={isOut || undefined}>
            <input
              type="radio"
              name="size"
              value={size}
              checked={size === chosen}
              onChange={() => choose(size)}
            />
            <span>
              {size}
              {isOut && <span className="hidden">, {words.soldOut}</span>}
            </span>
          </label>
        )
      })}
    </div>
  </fieldset>
)

function Buy({ product, variant }: { product: Product; variant: Variant | null }) {
  const cart = useCart()
  const [isAsked, setAsked] = useState(false)
  const inCart = cart?.lines.find((one) => one.sku === variant?.sku)
  const isOut = variant?.stock === 'none'
  const add = () => {
    setAsked(variant === null)
    if (variant !== null) withCommerce(({ cart }) => cart.add(variant.sku, 1, aboutOf(product, variant)))
  }
  return (
    <div className="buy">
      {isAsked && variant === null && (
        <p className="fault" role="alert">
          {words.chooseSize}
        </p>
      )}
      <button type="button" className="act" onClick={add} disabled={isOut}>
        <span>{isOut ? words.soldOut : words.add}</span>
        <Icon name="plus" />
      </button>
      <WishButton product={product} variant={variant ?? product.variants[0] ?? null} />
      <p className="beside" role="status">
        {inCart !== undefined && (
          <>
            <Icon name="check" />
            <span>
              {words.added} ({inCart.quantity}). <Link to="/koszyk">{words.goToCart}</Link>
            </span>
          </>
        )}
        {inCart === undefined && (cart?.lines.length ?? 0) > 0 && (
          <>
            <Icon name="phone" />
            <span>{words.sameCart}</span>
          </>
        )}
      </p>
    </div>
  )
}
