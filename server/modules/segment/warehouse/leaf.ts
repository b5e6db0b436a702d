import { kindOfProperty } from '@splot/contract/segment/catalogue'
import type { LeafOf, Where } from '@splot/contract/segment/leaves'
import { spanMs, type Window } from '@splot/contract/segment/window'
import { toUnits } from '../rules/compare.ts'
import type { Moment } from '../rules/read-ring.ts'
import { cartEvents, type MemoryLeaf } from '../rules/trace.ts'
import { writeCart } from './cart.ts'
import { operatorOf, quote, writeNumber, writeTime } from './literal.ts'
import { accessTo, writeMeasure, writeUnits, writeWhere } from './where.ts'

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
        test: writeSequence(leaf, moment),
        rows: writeRows([...new Set(leaf.steps.flatMap((step) => step.events))], leaf.window, moment),
      }
    case 'cart':
      return { test: writeCart(leaf, moment.now), rows: writeRows(cartEvents, 'ever', moment) }
  }
}

interface Happened {
  events: readonly string[]
  where?: readonly Where[] | undefined
}

const and = (tests: readonly string[]): string => tests.join(' AND ')

const writeHappened = ({ events, where }: Happened): string[] => [writeNames(events), ...writeWhere(where)]

const writeRows = (events: readonly string[], window: Window, moment: Moment): string =>
  and([writeNames(events), ...writeWindow(window, moment)])

const writeNames = (events: readonly string[]): string => `name IN (${events.map(quote).join(', ')})`

function writeWindow(window: Window, { now, calendar }: Moment): string[] {
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

const noStart = -1e15
const forEver = 1e15

/**
 * Of each length of a chain the latest beginning that it can have had so far: one pass over the events in order decides
 * whether the whole chain fits into the span.
 */
function writeSequence(leaf: LeafOf<'sequence'>, moment: Moment): string {
  const steps = leaf.steps.map((step) => and(writeHappened(step)))
  const mask = steps.map((step, i) => `toUInt8(${step}) * ${2 ** i}`).join(' + ')
  const isAny = `(${steps.map((step) => `(${step})`).join(' OR ')})`
  const rows = and([isAny, ...writeWindow(leaf.window, moment)])
  const events = `arraySort(groupArrayIf((toUnixTimestamp64Milli(ts), seq, toUInt8(${mask})), ${rows}))`
  const last = steps.length - 1
  const within = leaf.within === undefined ? forEver : spanMs(leaf.within)
  const lengths = Array.from({ length: steps.length }, (_, i) => i)
  const grown = lengths.map((i) => {
    if (i === last)
      return `if(acc[${last + 1}] = 1 OR (bitTest(e.3, ${last}) AND acc[${last}] > ${noStart} AND e.1 - acc[${last}] <= ${within}), 1, 0)`
    const start = i === 0 ? 'e.1' : `acc[${i}]`
    return `if(bitTest(e.3, ${i}), greatest(acc[${i + 1}], ${start}), acc[${i + 1}])`
  })
  const begin = lengths.map((i) => `toInt64(${i === last ? 0 : noStart})`).join(', ')
  const fold = `arrayFold((acc, e) -> [${grown.map((one) => `toInt64(${one})`).join(', ')}], ${events}, [${begin}])`
  return `(${fold}[${last + 1}] = 1)`
}
