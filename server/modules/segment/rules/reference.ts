import type { Condition } from '@splot/contract/segment/condition'
import type { Leaf, LeafOf, Where } from '@splot/contract/segment/leaves'
import { desugar } from '@splot/contract/segment/sugar'
import { settleWindow, spanMs, type Window } from '@splot/contract/segment/window'
import { hasCategory, isOfCurrency, readCart } from './cart.ts'
import { nameTrait } from './causes.ts'
import { chainOf, type Quiet } from './chain.ts'
import { holdsNumber, toUnits } from './compare.ts'
import { type CustomerFacts, readFact } from './facts.ts'
import { matches, readNumber, readTag } from './read-property.ts'
import type { Moment } from './read-ring.ts'
import type { PlacedEvent } from './ring.ts'
import { cartEvents } from './trace.ts'

/** A customer as the log tells of her: every event of all her births, and what is known of her beside them. */
export interface History {
  events: readonly PlacedEvent[]
  facts: CustomerFacts
  /** Whether she is in another segment. */
  isIn(segmentId: string): boolean
}

/**
 * What a condition means, read plainly: nothing is remembered, nothing is shared, every event is looked at. The two other
 * readers are held to it.
 */
export function holds(condition: Condition, history: History, moment: Moment): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.length > 0 && condition.of.every((one) => holds(one, history, moment))
    case 'any':
      return condition.of.some((one) => holds(one, history, moment))
    case 'not':
      return !holds(condition.of, history, moment)
    default:
      return holdsLeaf(condition, history, moment)
  }
}

function holdsLeaf(leaf: Leaf, history: History, moment: Moment): boolean {
  switch (leaf.kind) {
    case 'event':
    case 'orders':
    case 'engagement':
      return holdsEvent(desugar(leaf), history, moment)
    case 'event_time':
      return holdsTime(leaf, history, moment)
    case 'sequence':
      return holdsSequence(leaf, history, moment)
    case 'cart':
      return holdsCart(leaf, history, moment)
    case 'segment':
      return history.isIn(leaf.segment)
    case 'trait':
      return readFact({ ...leaf, trait: nameTrait(leaf.trait) }, history.facts, moment).holds
    default:
      return readFact(leaf, history.facts, moment).holds
  }
}

interface Happened {
  events: readonly string[]
  where?: readonly Where[] | undefined
}

/** In the order of (ts, seq). */
const pick = ({ events: all }: History, { events, where }: Happened): PlacedEvent[] =>
  all
    .filter(({ event }) => events.includes(event.name) && matches(event, where))
    .sort((a, b) => a.event.ts - b.event.ts || a.pos - b.pos)

function isInWindow(given: Window, ts: number, { now, calendar }: Moment): boolean {
  const window = settleWindow(given)
  if (window === 'ever') return true
  if ('last' in window) return ts > now - spanMs(window.last)
  if ('calendar' in window) {
    const { before, from } = calendar.periodOf(window.calendar, now)
    return window.back === 0 ? ts >= from : ts >= before && ts < from
  }
  return (
    (window.from === undefined || ts >= Date.parse(window.from)) &&
    (window.to === undefined || ts < Date.parse(window.to))
  )
}

function holdsEvent(leaf: LeafOf<'event'>, history: History, moment: Moment): boolean {
  const found = pick(history, leaf).filter(({ event }) => isInWindow(leaf.window, event.ts, moment))
  const property = leaf.property ?? ''
  if (leaf.measure === 'count') return holdsNumber(leaf.op, found.length, leaf.value)
  if (leaf.measure === 'distinct') {
    const tags = found.map(({ event }) => readTag(event, property)).filter((tag) => tag !== null)
    return holdsNumber(leaf.op, new Set(tags).size, leaf.value)
  }
  const numbers = found
    .map(({ event }) => readNumber(event, property))
    .filter((number) => number !== null)
    .map(toUnits)
  if (numbers.length === 0) return false
  const value =
    leaf.measure === 'sum'
      ? numbers.reduce((a, b) => a + b, 0)
      : leaf.measure === 'min'
        ? Math.min(...numbers)
        : Math.max(...numbers)
  return holdsNumber(leaf.op, value, toUnits(leaf.value))
}

function holdsTime(leaf: LeafOf<'event_time'>, history: History, { now }: Moment): boolean {
  const found = pick(history, leaf)
  const ts = (leaf.which === 'first' ? found[0] : found.at(-1))?.event.ts
  if (ts === undefined) return false
  const span = leaf.span === undefined ? 0 : spanMs(leaf.span)
  switch (leaf.op) {
    case 'before':
      return ts < Date.parse(leaf.at ?? '')
    case 'after':
      return ts > Date.parse(leaf.at ?? '')
    case 'older_than':
      return ts <= now - span
    case 'within':
      return ts > now - span
  }
}

/** A way through the steps so far: its newest event, its beginning, and what came after it of what must not. */
interface Way {
  last: PlacedEvent
  begin: number
  quiet: Quiet | null
  disturbance: PlacedEvent | undefined
}

/**
 * Step by step each event that may be it, with every way that leads up to it. Of those only the latest beginning is kept: a
 * later one fits wherever an earlier does, and to try all of them would take for ever where many events are many steps.
 */
function holdsSequence(leaf: LeafOf<'sequence'>, history: History, moment: Moment): boolean {
  const within = leaf.within === undefined ? Number.POSITIVE_INFINITY : spanMs(leaf.within)
  const pickStep = (step: number) => pick(history, leaf.steps[step] ?? { events: [] })
  let ways: readonly Way[] | null = null
  for (const { step, quiet } of chainOf(leaf)) {
    const events = pickStep(step).filter(({ event }) => isInWindow(leaf.window, event.ts, moment))
    const disturbing = quiet === null ? [] : pickStep(quiet.step)
    ways = followWays(ways, events, within).map(({ last, begin }) => ({
      ...{ last, begin, quiet, disturbance: disturbing.find((one) => isAfter(one, last)) },
    }))
  }
  return ways?.some((way) => isQuiet(way, null, moment.now)) ?? false
}

/** The events that go on with one of these ways, each with the latest beginning it can have; all begin where there is none. */
function followWays(
  ways: readonly Way[] | null,
  events: readonly PlacedEvent[],
  within: number,
): Pick<Way, 'last' | 'begin'>[] {
  if (ways === null) return events.map((last) => ({ last, begin: last.event.ts }))
  const open: Way[] = []
  let at = 0
  return events.flatMap((last) => {
    for (let way = ways[at]; way !== undefined && isAfter(last, way.last); way = ways[++at])
      openWay(open, way)
    const begin = open.reduce((latest, way) => {
      const isLater = way.begin > latest && last.event.ts - way.begin <= within
      return isLater && isQuiet(way, last, last.event.ts) ? way.begin : latest
    }, Number.NEGATIVE_INFINITY)
    return begin === Number.NEGATIVE_INFINITY ? [] : [{ last, begin }]
  })
}

/** Whatever an older way leads to, a younger one that began no earlier does, unless it has a time to wait for. */
function openWay(open: Way[], way: Way): void {
  if (way.quiet === null || way.quiet.ms === null)
    while ((open.at(-1)?.begin ?? Number.POSITIVE_INFINITY) <= way.begin) open.pop()
  open.push(way)
}

/** Has what must not follow a way not happened up to the next event, or up to now? A span there is must be over. */
function isQuiet({ last, quiet, disturbance }: Way, next: PlacedEvent | null, at: number): boolean {
  if (quiet === null) return true
  if (quiet.ms === null) return disturbance === undefined || (next !== null && !isAfter(next, disturbance))
  const end = last.event.ts + quiet.ms
  return end <= at && (disturbance === undefined || disturbance.event.ts >= end)
}

/** In the order of (ts, seq). */
export const isAfter = (a: PlacedEvent, b: PlacedEvent): boolean =>
  a.event.ts > b.event.ts || (a.event.ts === b.event.ts && a.pos > b.pos)

function holdsCart(leaf: LeafOf<'cart'>, history: History, { now }: Moment): boolean {
  const last = pick(history, { events: cartEvents }).at(-1)
  const cart = last === undefined ? null : readCart(last.event)
  const isFilled = cart?.isFilled === true
  if (leaf.state === 'empty') return !isFilled
  if (!isFilled || last === undefined) return false
  const { total, category, sku, untouched } = leaf
  return (
    (total === undefined ||
      (cart.total !== null &&
        isOfCurrency(cart, total.currency) &&
        holdsNumber(total.op, cart.total, toUnits(total.value)))) &&
    (category === undefined || hasCategory(cart, category)) &&
    (sku === undefined || cart.skus.includes(sku.normalize('NFC'))) &&
    (untouched === undefined || last.event.ts <= now - spanMs(untouched))
  )
}
