import { kindOfProperty } from '@splot/contract/segment/catalogue'
import type { LeafOf } from '@splot/contract/segment/leaves'
import { settleWindow, spanMs, type Window } from '@splot/contract/segment/window'
import { toUnits } from '../rules/compare.ts'
import type { Moment } from '../rules/read-ring.ts'
import { cartEvents, type MemoryLeaf } from '../rules/trace.ts'
import { writeCart } from './cart.ts'
import { and, writeHappened, writeNames } from './happened.ts'
import { operatorOf, writeNumber, writeTime } from './literal.ts'
import { writeSequence } from './sequence.ts'
import { accessTo, writeMeasure, writeUnits } from './where.ts'

/** What a leaf becomes: a test over all rows of a customer, and which rows it looks at. */
export interface LeafSql {
  /** Over aggregates, 0 or 1, never NULL. */
  test: string
  /** A test of a row, by columns that are cheap to read: what fails it means nothing to the leaf. */
  rows: string
}

/** The leaf in SQL at a moment, as the plain interpreter reads it. */
export function writeLeaf(leaf: MemoryLeaf, moment: Moment): LeafSql {
  switch (leaf.kind) {
    case 'event':
      return { test: writeEvent(leaf, moment), rows: writeRows(leaf.events, leaf.window, moment) }
    case 'event_time':
      return { test: writeEventTime(leaf, moment.now), rows: writeRows(leaf.events, 'ever', moment) }
    case 'sequence':
      return {
        test: writeSequence(leaf, writeWindow(leaf.window, moment), moment.now),
        rows: writeRows([...new Set(leaf.steps.flatMap((step) => step.events))], leaf.window, moment),
      }
    case 'cart':
      return { test: writeCart(leaf, moment.now), rows: writeRows(cartEvents, 'ever', moment) }
  }
}

const writeRows = (events: readonly string[], window: Window, moment: Moment): string =>
  and([writeNames(events), ...writeWindow(window, moment)])

function writeWindow(given: Window, { now, calendar }: Moment): string[] {
  const window = settleWindow(given)
  if (window === 'ever') return []
  if ('last' in window) return [`ts > ${writeTime(now - spanMs(window.last))}`]
  if ('calendar' in window) {
    const { before, from } = calendar.periodOf(window.calendar, now)
    return window.back === 0
      ? [`ts >= ${writeTime(from)}`]
      : [`ts >= ${writeTime(before)}`, `ts < ${writeTime(from)}`]
  }
  return [
    ...(window.from === undefined ? [] : [`ts >= ${writeTime(Date.parse(window.from))}`]),
    ...(window.to === undefined ? [] : [`ts < ${writeTime(Date.parse(window.to))}`]),
  ]
}

function writeEvent(leaf: LeafOf<'event'>, moment: Moment): string {
  const rows = [...writeHappened(leaf), ...writeWindow(leaf.window, moment)]
  const operator = operatorOf(leaf.op)
  if (leaf.measure === 'count') return `(countIf(${and(rows)}) ${operator} ${leaf.value})`
  const property = leaf.property ?? ''
  if (leaf.measure === 'distinct') return `(${writeDistinct(property, rows)} ${operator} ${leaf.value})`
  // Of the lines of the products there is no one number.
  if (property.startsWith('products.')) return '0'
  const number = writeMeasure(accessTo(property), kindOfProperty(property) ?? 'number')
  const counted = and([...rows, `isNotNull(${number})`])
  const units = `ifNull(${writeUnits(number)}, 0)`
  const value = `${leaf.measure}If(${units}, ${counted})`
  return `(countIf(${counted}) > 0 AND ${value} ${operator} ${writeNumber(toUnits(leaf.value))})`
}

function writeDistinct(property: string, rows: readonly string[]): string {
  if (property.startsWith('products.')) return '0'
  const { text, number, flag } = accessTo(property)
  const tag = `coalesce(nullIf(normalizeUTF8NFC(${text}), ''), toString(${number}), toString(${flag}))`
  return `uniqExactIf(ifNull(${tag}, ''), ${and([...rows, `isNotNull(${tag})`])})`
}

/** The first or last of all: whether there is one, and whether one lies beyond the bound. */
function writeEventTime(leaf: LeafOf<'event_time'>, now: number): string {
  const rows = writeHappened(leaf)
  const bound = leaf.span === undefined ? Date.parse(leaf.at ?? '') : now - spanMs(leaf.span)
  const beyond = {
    before: `ts < ${writeTime(bound)}`,
    after: `ts > ${writeTime(bound)}`,
    older_than: `ts <= ${writeTime(bound)}`,
    within: `ts > ${writeTime(bound)}`,
  }[leaf.op]
  const isEarly = leaf.op === 'before' || leaf.op === 'older_than'
  // The first is early, or the last late, as soon as any is; else all must be.
  if (isEarly === (leaf.which === 'first')) return `(countIf(${and([...rows, beyond])}) > 0)`
  return `(countIf(${and(rows)}) > 0 AND countIf(${and([...rows, `NOT ${beyond}`])}) = 0)`
}
