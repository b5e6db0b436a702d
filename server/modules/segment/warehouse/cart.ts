import type { Category, LeafOf } from '@splot/contract/segment/leaves'
import { currencyProperty } from '@splot/contract/segment/names'
import { spanMs } from '@splot/contract/segment/window'
import { toUnits } from '../rules/compare.ts'
import { cartEvents } from '../rules/trace.ts'
import { operatorOf, quote, writeNumber } from './literal.ts'
import { accessTo, writeMeasure, writeUnder, writeUnits } from './where.ts'

const isAbout = `name IN (${cartEvents.map(quote).join(', ')})`
const isOrdered = "name = 'Order Completed'"
const isAdded = "name = 'Product Added'"

const numberOf = (name: string): string => writeMeasure(accessTo(name), 'number')
const lines = (name: string): string => `props.products[].${name}`
const lineNumbers = (name: string): string =>
  `arrayMap((i, f, u, s) -> ${writeMeasure({ ...accessTo(name), text: 's', numeral: 's', numbers: ['toFloat64(i)', 'f', 'toFloat64(u)'] }, 'number')}, ${['Int64', 'Float64', 'UInt64', 'String'].map((type) => `${lines(name)}.:${type}`).join(', ')})`

const count = `length(${lines('price')})`
const isFilled = `multiIf(${isOrdered}, 0, ${isAdded}, 1, ${count} > 0 OR name = 'Checkout Started', 1, 0)`

/** NULL where a line has no price, or a number of pieces that cannot be read. */
const sumOfLines = `if(arrayExists((p, q, v) -> isNull(p) OR (isNull(q) AND dynamicType(v) <> 'None'), ${lineNumbers('price')}, ${lineNumbers('quantity')}, ${lines('quantity')}),
  NULL, arraySum((p, q) -> ifNull(${writeUnits('p * ifNull(q, 1)')}, 0), ${lineNumbers('price')}, ${lineNumbers('quantity')}))`

const total = `multiIf(${isAdded}, ${writeUnits(`(${numberOf('price')} * ifNull(${numberOf('quantity')}, 1))`)},
  coalesce(${writeUnits(numberOf('value'))}, ${writeUnits(numberOf('total'))}, ${sumOfLines}))`

const texts = (name: string): string => `if(${isAdded}, [props.${name}.:String], ${lines(name)}.:String)`

const writeOfCurrency = (currency: string | undefined, newest: (value: string) => string): string[] =>
  currency === undefined ? [] : [`${newest(accessTo(currencyProperty).text)} IN ('', ${quote(currency)})`]

const writeNamed = (wanted: Category): string =>
  typeof wanted === 'string'
    ? `ifNull(normalizeUTF8NFC(s) = ${quote(wanted.normalize('NFC'))}, 0)`
    : writeUnder('s', wanted.under)

/** What the newest event about her cart says, as `readCart` reads it. */
export function writeCart(leaf: LeafOf<'cart'>, now: number): string {
  const newest = (value: string) => `argMaxIf(tuple(${value}), (ts, seq), ${isAbout}).1`
  const filled = `(countIf(${isAbout}) > 0 AND ${newest(isFilled)} = 1)`
  if (leaf.state === 'empty') return `(NOT ${filled})`
  const tests = [filled]
  if (leaf.total !== undefined)
    tests.push(
      ...writeOfCurrency(leaf.total.currency, newest),
      `ifNull(${newest(total)} ${operatorOf(leaf.total.op)} ${writeNumber(toUnits(leaf.total.value))}, 0)`,
    )
  for (const name of ['category', 'sku'] as const) {
    const wanted = leaf[name]
    if (wanted !== undefined) tests.push(`arrayExists(s -> ${writeNamed(wanted)}, ${newest(texts(name))})`)
  }
  if (leaf.untouched !== undefined)
    tests.push(`toUnixTimestamp64Milli(maxIf(ts, ${isAbout})) <= ${now - spanMs(leaf.untouched)}`)
  return `(${tests.join(' AND ')})`
}
