import { products, skuOf } from './goods/products.ts'
import type { Line } from './goods/range.ts'

/** What Tkalnia Modra sells. Prices in whole złoty. */
export interface Garment {
  readonly id: string
  /** Noun and name, as on the label: Golf „Szron”. */
  readonly title: string
  readonly category: string
  readonly color: string
  readonly sizes: readonly string[]
  readonly price: number
  /** For whom: women, men or both. */
  readonly line: Line
}

/** Each product in its main colour: what the people of the day look at. */
export const catalogue: readonly Garment[] = products.map((product) => ({
  id: product.id,
  title: product.title,
  category: product.category.split(' > ')[0] ?? product.category,
  color: product.colors[0] ?? '',
  sizes: product.sizes,
  price: product.price,
  line: product.line,
}))

/** @throws Error where there is no such garment: a mistake in a script */
export function getGarment(id: string): Garment {
  const found = catalogue.find((garment) => garment.id === id)
  if (!found) throw new Error(`No garment ${id}`)
  return found
}

/** A piece that somebody looks at or buys. */
export interface Piece {
  readonly garment: Garment
  readonly size: string
  readonly quantity: number
}

export const pieceOf = (id: string, size: string, quantity = 1): Piece => ({
  garment: getGarment(id),
  size,
  quantity,
})

/** 389 -> '389.00': prices go out as decimal text. */
export const writePrice = (amount: number): string => amount.toFixed(2)

export const pathOf = (garment: Garment): string => `/p/${garment.id}`

export const shop = 'https://tkalniamodra.example'

/** A line of a cart, order or receipt in Segment's words. */
export function lineOf(piece: Piece): Record<string, unknown> {
  const { garment, size, quantity } = piece
  return {
    product_id: garment.id,
    sku: skuOf(garment.id, garment.color, size),
    name: garment.title,
    category: garment.category,
    brand: 'Tkalnia Modra',
    ...(garment.color === '' ? {} : { color: garment.color }),
    ...(size === 'uni' ? {} : { size }),
    price: writePrice(garment.price),
    quantity,
  }
}

/** The same piece as the subject of an event: looked at, put into the cart, liked. */
export const subjectOf = (piece: Piece): Record<string, unknown> => ({
  ...lineOf(piece),
  currency: 'PLN',
  url: shop + pathOf(piece.garment),
})

export const sumOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { garment, quantity }) => sum + garment.price * quantity, 0)
