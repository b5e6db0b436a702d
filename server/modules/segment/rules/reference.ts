import type { Condition } from '@splot/contract/segment/condition'
import type { Leaf, LeafOf, Where } from '@splot/contract/segment/leaves'
import { desugar } from '@splot/contract/segment/sugar'
import { type Span, settleWindow, spanMs, type Window } from '@splot/contract/segment/window'
import { isOfCurrency, readCart } from './cart.ts'
import { nameTrait } from './causes.ts'
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

/** Every way to choose one event a step, in order, with nothing between them that must not be there. */
function holdsSequence(leaf: LeafOf<'sequence'>, history: History, moment: Moment): boolean {
  const within = leaf.within === undefined ? Number.POSITIVE_INFINITY : spanMs(leaf.within)
  const steps = leaf.steps.map(({ absent, for: span, ...happened }) => ({
    ...{ isAbsent: absent === true, span, events: pick(history, happened) },
  }))
  const follow = (at: number, before: PlacedEvent | null, first: PlacedEvent | null): boolean => {
    const absence = steps[at]?.isAbsent === true ? steps[at] : null
    const next = absence === null ? at : at + 1
    const isQuiet = (to: PlacedEvent | null) =>
      absence === null || before === null || isAbsent(absence, { from: before, to, now: moment.now })
    const step = steps[next]
    if (step === undefined) return isQuiet(null)
    return step.events.some(
      (one) =>
        isInWindow(leaf.window, one.event.ts, moment) &&
        (before === null || isAfter(one, before)) &&
        one.event.ts - (first ?? one).event.ts <= within &&
        isQuiet(one) &&
        follow(next + 1, one, first ?? one),
    )
  }
  return follow(0, null, null)
}

/** In the order of (ts, seq). */
export const isAfter = (a: PlacedEvent, b: PlacedEvent): boolean =>
  a.event.ts > b.event.ts || (a.event.ts === b.event.ts && a.pos > b.pos)

/** Between two events, or since one: for the span there is, which must be over; without one all the way. */
function isAbsent(
  { span, events }: { span: Span | undefined; events: readonly PlacedEvent[] },
  { from, to, now }: { from: PlacedEvent; to: PlacedEvent | null; now: number },
): boolean {
  const since = events.filter((one) => isAfter(one, from))
  if (span === undefined) return !since.some((one) => to === null || isAfter(to, one))
  const end = from.event.ts + spanMs(span)
  return end <= (to?.event.ts ?? now) && !since.some(({ event }) => event.ts < end)
}

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
    (category === undefined || cart.categories.includes(category.normalize('NFC'))) &&
    (sku === undefined || cart.skus.includes(sku.normalize('NFC'))) &&
    (untouched === undefined || last.event.ts <= now - spanMs(untouched))
  )
}
