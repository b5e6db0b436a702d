import { isUnder } from '@splot/contract/segment/category'
import type { Category } from '@splot/contract/segment/leaves'
import { measure, toUnits } from './compare.ts'
import type { ReadableEvent } from './read-property.ts'
import { readCurrency, readProperty } from './read-property.ts'

/** What the newest event about her cart says of it. */
export interface CartContents {
  isFilled: boolean
  /** Ten-thousandths of a major unit; null where it is not told and cannot be summed. */
  total: number | null
  /** Of the total; empty where nobody knows. */
  currency: string
  categories: readonly string[]
  skus: readonly string[]
}

const mostNamed = 50

/** A cart as an event tells it: whole where it lists products, else the one product that was added; empty once ordered. */
export function readCart(event: ReadableEvent): CartContents {
  const nothing: CartContents = { isFilled: false, total: null, currency: '', categories: [], skus: [] }
  const currency = readCurrency(event)
  if (event.name === 'Order Completed') return nothing
  if (event.name === 'Product Added') {
    const [price, quantity] = [readOne(event, 'price'), readOne(event, 'quantity')]
    return {
      isFilled: true,
      total: price === null ? null : toUnits(price * (quantity ?? 1)),
      currency,
      categories: listTexts([readProperty(event, 'category')]),
      skus: listTexts([readProperty(event, 'sku')]),
    }
  }
  const { products } = event.properties
  const lines = Array.isArray(products) ? products : []
  // A checkout without its lines has begun with something all the same.
  if (lines.length === 0 && event.name !== 'Checkout Started') return nothing
  const value = readOne(event, 'value') ?? readOne(event, 'total')
  return {
    isFilled: true,
    total: value === null ? sumLines(lines) : toUnits(value),
    currency,
    categories: listTexts(listOf(readProperty(event, 'products.category'))),
    skus: listTexts(listOf(readProperty(event, 'products.sku'))),
  }
}

const readOne = (event: ReadableEvent, name: string): number | null =>
  measure(readProperty(event, name), 'number')

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const listTexts = (values: readonly unknown[]): string[] =>
  [...new Set(values.filter((one) => typeof one === 'string').map((one) => one.normalize('NFC')))].slice(
    0,
    mostNamed,
  )

function sumLines(lines: readonly unknown[]): number | null {
  let sum = 0
  for (const line of lines) {
    if (typeof line !== 'object' || line === null) return null
    const price = measure(Reflect.get(line, 'price'), 'number')
    const quantity = measure(Reflect.get(line, 'quantity') ?? 1, 'number')
    if (price === null || quantity === null) return null
    sum += toUnits(price * quantity)
  }
  return sum
}

/** Not known to be of another currency. */
export const isOfCurrency = (cart: CartContents, currency: string | undefined): boolean =>
  currency === undefined || cart.currency === '' || cart.currency === currency

/** Does something of the category lie in it? */
export const hasCategory = ({ categories }: CartContents, category: Category): boolean =>
  typeof category === 'string'
    ? categories.includes(category.normalize('NFC'))
    : categories.some((one) => isUnder(one, category.under))

/** As a ring keeps it. */
export const packCart = (
  { isFilled, total, currency, categories, skus }: CartContents,
  hasCurrency: boolean,
): string => JSON.stringify([isFilled ? 1 : 0, total, categories, skus, ...(hasCurrency ? [currency] : [])])

type Packed = [
  isFilled: number,
  total: number | null,
  categories: string[],
  skus: string[],
  currency?: string,
]

export function unpackCart(text: string): CartContents {
  const [isFilled, total, categories, skus, currency = ''] = JSON.parse(text) as Packed
  return { isFilled: isFilled === 1, total, currency, categories, skus }
}
