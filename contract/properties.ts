import { z } from 'zod'
import { isPrice, parseCurrency } from './money.ts'
import { dictionary } from './property-dictionary.ts'

/**
 * What a property holds. Only `price`, `currency`, `quantity` and `products` are refused when wrong, for a fold
 * cannot count them, and the wording of a consent when wrong or absent, for it would prove nothing; the others document
 * and mark, and pass whatever a sender put there.
 */
export type PropertyKind =
  | 'text'
  | 'id'
  | 'number'
  | 'flag'
  | 'instant'
  | 'url'
  | 'list'
  | 'object'
  | 'price'
  | 'currency'
  | 'quantity'
  | 'products'
  | 'wording_id'
  | 'wording_version'

export interface Property {
  readonly kind: PropertyKind
  readonly about: string
  /** Free text or contact data: must be named in the `pii` of every event that lists it. */
  readonly pii?: true
}

export type PropertyName = keyof typeof dictionary

/** The one meaning of a property name, or null for one that is the sender's own. */
export const findProperty = (name: string): Property | null =>
  Object.hasOwn(dictionary, name) ? dictionary[name as PropertyName] : null

const numberText = /^-?\d{1,13}(?:\.\d{1,20})?$/

/** A count as JSON number or decimal text; shared with the hand-tuned check. */
export const isQuantity = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && numberText.test(value)

const price = z.custom<number | string | null>((v) => v === null || isPrice(v), 'price_format').optional()
const currency = z
  .custom<string | null>((v) => v === null || parseCurrency(v) !== null, 'currency')
  .optional()
const quantity = z.custom<number | string | null>((v) => v === null || isQuantity(v), 'quantity').optional()

/** A line of a cart, order or list, as Segment's spec names its fields. */
export const productSchema = z.looseObject({ price, currency, quantity })

/** A wording's id: a text that is not blank. */
export const isWordingId = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 128 && value.trim() !== ''

/** A wording's version: 1, 2, 3 … as JSON number or decimal text. */
export const isWordingVersion = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isInteger(value) && value >= 1 && value <= 1_000_000
    : typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value)

const wordingId = z.custom<string>(isWordingId, 'wording_missing')
const wordingVersion = z.custom<number | string>(isWordingVersion, 'wording_missing')

const products = z.array(productSchema, 'products_format').max(1000, 'products_format').nullish()

const schemas: Partial<Record<PropertyKind, z.ZodType>> = {
  price,
  currency,
  quantity,
  products,
  wording_id: wordingId,
  wording_version: wordingVersion,
}
const anything = z.unknown().optional()

/** A loose object of the named properties; unknown properties pass untouched. */
export function pickProperties(names: readonly PropertyName[]): z.ZodObject {
  return z.looseObject(
    Object.fromEntries(names.map((name) => [name, schemas[dictionary[name].kind] ?? anything])),
  )
}

/** Fields of a line in `products`, for the documentation and for what may leave for the warehouse. */
export const lineProperties: readonly PropertyName[] = [
  'product_id',
  'sku',
  'name',
  'category',
  'brand',
  'variant',
  'size',
  'color',
  'price',
  'currency',
  'quantity',
  'coupon',
  'position',
  'ean',
  'url',
  'image_url',
]
