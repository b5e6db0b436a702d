import { drawGarment } from './drawing/draw.ts'
import { type Product, products, slugOf } from './goods/products.ts'
import { seedOf } from './random.ts'

/** Of a product in a colour: `golf-szron-grafit`. Without one: the product's own, in its main colour. */
export const pictureName = (product: Pick<Product, 'id'>, color: string): string =>
  color === '' ? product.id : `${product.id}-${slugOf(color)}`

/** Where the shop shows it, on the server that serves the shop. */
export const picturePath = (product: Pick<Product, 'id'>, color: string): string =>
  `/shop/pictures/${pictureName(product, color)}.svg`

const sights: ReadonlyMap<string, readonly [Product, string]> = new Map(
  products.flatMap((product) =>
    ['', ...product.colors].map((color) => [pictureName(product, color), [product, color]] as const),
  ),
)

/** Cuts that pictures elsewhere have shown already: the coat „Wrzos” has a belt. */
const cuts: Readonly<Record<string, number>> = { 'plaszcz-wrzos': 7 }

/**
 * The picture behind `/shop/pictures/<name>.svg`, or null where there is none of this name: an SVG of 400 by 480 with a
 * transparent ground, drawn at once and always the same.
 */
export function drawPicture(name: string): string | null {
  const [product, color = ''] = sights.get(name) ?? []
  if (product === undefined) return null
  const shown = color === '' ? (product.colors[0] ?? 'modry') : color
  const { kind, pattern, title } = product
  return drawGarment({
    ...{
      kind,
      color: shown,
      seed: cuts[product.id] ?? seedOf('cut', product.id),
      label: `${title}, ${shown}`,
    },
    ...(pattern === undefined ? {} : { pattern }),
  })
}
