import type { ValueKind } from '@splot/contract/segment/catalogue'
import { isUnder } from '@splot/contract/segment/category'
import type { Literal, NumberOp, ValueOp } from '@splot/contract/segment/leaves'

const numberText = /^-?\d{1,13}(?:\.\d{1,20})?$/

export function holdsNumber(op: NumberOp, a: number, b: number): boolean {
  switch (op) {
    case 'gte':
      return a >= b
    case 'gt':
      return a > b
    case 'eq':
      return a === b
    case 'neq':
      return a !== b
    case 'lte':
      return a <= b
    case 'lt':
      return a < b
  }
}

export interface Comparison {
  op: ValueOp
  value?: Literal | readonly Literal[] | undefined
}

/**
 * Does a stated value stand so to what was written? Two-valued: one that is missing answers no to all but `unset`. Nothing
 * is taken for what it was not sent as, but for kinds the registry knows to be numbers (a price may be a decimal text) and
 * dates.
 */
export function holdsValue(raw: unknown, { op, value }: Comparison, kind: ValueKind | null): boolean {
  const isSet = raw !== undefined && raw !== null
  if (op === 'unset') return !isSet
  if (!isSet) return false
  switch (op) {
    case 'set':
      return true
    case 'is':
    case 'in':
      return isOneOf(raw, listOf(value), kind)
    case 'is_not':
    case 'not_in':
      return !isOneOf(raw, listOf(value), kind)
    case 'contains':
      return typeof raw === 'string' && typeof value === 'string' && fold(raw).includes(fold(value))
    case 'starts_with':
      return typeof raw === 'string' && typeof value === 'string' && fold(raw).startsWith(fold(value))
    case 'under':
      return typeof raw === 'string' && typeof value === 'string' && isUnder(raw, value)
    default:
      return holdsOrder(op, measure(raw, kind), measure(value, kind))
  }
}

const listOf = (value: Comparison['value']): readonly Literal[] =>
  value === undefined ? [] : isList(value) ? value : [value]

const isList = (value: Literal | readonly Literal[]): value is readonly Literal[] => Array.isArray(value)

const isOneOf = (raw: unknown, wanted: readonly Literal[], kind: ValueKind | null): boolean =>
  wanted.some((one) => isSame(raw, one, kind))

function isSame(raw: unknown, wanted: Literal, kind: ValueKind | null): boolean {
  if (kind === 'number' || kind === 'date') {
    const [a, b] = [measure(raw, kind), measure(wanted, kind)]
    if (a !== null && b !== null) return a === b
  }
  if (typeof raw === 'string' && typeof wanted === 'string')
    return raw === wanted || raw.normalize('NFC') === wanted.normalize('NFC')
  return raw === wanted
}

function holdsOrder(op: 'gt' | 'gte' | 'lt' | 'lte', a: number | null, b: number | null): boolean {
  return a !== null && b !== null && holdsNumber(op, a, b)
}

/** A value as a number, where it is one: what cannot be measured is more and less than nothing. */
export function measure(raw: unknown, kind: ValueKind | null): number | null {
  if (kind === 'date') return typeof raw === 'string' ? readDate(raw) : null
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : null
  return kind === 'number' && typeof raw === 'string' && numberText.test(raw) ? Number(raw) : null
}

const dateText = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** Milliseconds of a day (its beginning in UTC) or an instant with its zone; null for what is neither. */
export function readDate(text: string): number | null {
  if (!dateText.test(text)) return null
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}

const marks = /\p{M}/gu

/** Without marks and case: how `contains` and `starts_with` read. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('ł', 'l')

const tenThousand = 10_000

/**
 * Amounts are summed as whole ten-thousandths, so that every engine comes to the same sum:
 * floor(x * 10000 + 0.5).
 */
export const toUnits = (x: number): number => Math.floor(x * tenThousand + 0.5)
