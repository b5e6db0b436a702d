import type { Calendar } from './calendar.ts'
import { packCart, readCart } from './cart.ts'
import { toUnits } from './compare.ts'
import { matches, type ReadableEvent, readNumber, readTag } from './read-property.ts'
import type { Floor, Range, Shape, Trace } from './trace.ts'

/**
 * What one birth, or all births of a customer, left in a trace: entries of (ts, pos[, value]) in ascending order, flat.
 * `total` is one entry of (count, 0, sum), `extreme` one of (0, 0, value). United, rings are sets of events, but for
 * totals, which add up: no event is in the rings of two births.
 */
export type Ring = (number | string)[]

/** An event with its place in the log. */
export interface PlacedEvent {
  event: ReadableEvent
  pos: number
}

/** Numbers an entry takes. */
export const strideOf = (shape: Shape): 2 | 3 =>
  shape.kind === 'newest' || shape.kind === 'oldest' || (shape.kind === 'since' && shape.reads === 'nothing')
    ? 2
    : 3

/** The ring with the event in it, changed in place; null where the event means nothing to the trace. */
export function addEvent(ring: Ring | undefined, trace: Trace, placed: PlacedEvent): Ring | null {
  const { event, pos } = placed
  const { shape } = trace
  if (!matches(event, trace.where)) return null
  if ('range' in shape && !isInRange(shape.range, event.ts)) return null
  const value = readValue(shape, event)
  if (value === null) return null
  return put(ring ?? [], shape, [event.ts, pos, value])
}

const isInRange = (range: Range | undefined, ts: number): boolean =>
  range === undefined || (range.from <= ts && ts < range.to)

/** What the shape keeps beside the time; null: the event does not count. */
function readValue(shape: Shape, event: ReadableEvent): number | string | null {
  switch (shape.kind) {
    case 'newest':
    case 'oldest':
      return 0
    case 'since':
      if (shape.reads === 'nothing') return 0
      return shape.reads === 'tag'
        ? readTag(event, shape.property ?? '')
        : readUnits(event, shape.property ?? '')
    case 'tags':
      return readTag(event, shape.property)
    case 'total':
    case 'extreme':
      return readUnits(event, shape.property)
    case 'steps':
      return readMask(shape, event)
    case 'cart':
      return packCart(readCart(event), shape.hasCurrency === true)
  }
}

function readUnits(event: ReadableEvent, property: string): number | null {
  const number = readNumber(event, property)
  return number === null ? null : toUnits(number)
}

/** A bit for each step the event may be; null for none. */
function readMask({ steps }: Shape & { kind: 'steps' }, event: ReadableEvent): number | null {
  let mask = 0
  for (const [i, step] of steps.entries())
    if (step.events.includes(event.name) && matches(event, step.where)) mask |= 1 << i
  return mask === 0 ? null : mask
}

type Entry = readonly [ts: number, pos: number, value: number | string]

/** Puts an entry where it belongs; nearly always that is the end. */
function put(ring: Ring, shape: Shape, [ts, pos, value]: Entry): Ring {
  if (shape.kind === 'total') return addTotal(ring, 1, value)
  if (shape.kind === 'extreme') return addExtreme(ring, shape, value)
  const stride = strideOf(shape)
  let at = ring.length
  while (at > 0 && isAfter(ring, at - stride, ts, pos)) at -= stride
  if (at > 0 && ring[at - stride] === ts && ring[at - stride + 1] === pos) return ring
  if (shape.kind === 'tags') return putTag(ring, shape.keep, { at, ts, pos, tag: value })
  if (at < ring.length) ring.splice(at, 0, ...(stride === 2 ? [ts, pos] : [ts, pos, value]))
  else if (stride === 2) ring.push(ts, pos)
  else ring.push(ts, pos, value)
  return cap(ring, shape, stride)
}

const isAfter = (ring: Ring, i: number, ts: number, pos: number): boolean => {
  const known = Number(ring[i])
  return known > ts || (known === ts && Number(ring[i + 1]) > pos)
}

function cap(ring: Ring, shape: Shape, stride: number): Ring {
  if (shape.kind === 'newest' && ring.length > shape.keep * stride)
    ring.splice(0, ring.length - shape.keep * stride)
  else if (shape.kind === 'cart' && ring.length > stride) ring.splice(0, ring.length - stride)
  else if (shape.kind === 'oldest' && ring.length > stride) ring.length = stride
  return ring
}

/** Of each tag the latest time alone. */
function putTag(
  ring: Ring,
  keep: number,
  { at, ts, pos, tag }: { at: number; ts: number; pos: number; tag: number | string },
): Ring {
  for (let i = 2; i < ring.length; i += 3) {
    if (ring[i] !== tag) continue
    if (i >= at) return ring
    ring.splice(i - 2, 3)
    ring.splice(at - 3, 0, ts, pos, tag)
    return ring
  }
  ring.splice(at, 0, ts, pos, tag)
  if (ring.length > keep * 3) ring.splice(0, ring.length - keep * 3)
  return ring
}

function addTotal(ring: Ring, count: number, sum: number | string): Ring {
  const [n = 0, , known = 0] = ring
  return [Number(n) + count, 0, Number(known) + Number(sum)]
}

function addExtreme(ring: Ring, shape: Shape & { kind: 'extreme' }, value: number | string): Ring {
  if (ring.length === 0) return [0, 0, value]
  const known = Number(ring[2])
  return [0, 0, shape.which === 'min' ? Math.min(known, Number(value)) : Math.max(known, Number(value))]
}

/** Two rings as one, a new one; an event in both counts once (totals excepted). */
export function uniteRings(a: Ring, b: Ring, shape: Shape): Ring {
  if (shape.kind === 'total') return addTotal(a, Number(b[0] ?? 0), b[2] ?? 0)
  const stride = strideOf(shape)
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  let ring = [...long]
  for (let i = 0; i < short.length; i += stride)
    ring = put(ring, shape, [Number(short[i]), Number(short[i + 1]), short[i + 2] ?? 0])
  return ring
}

/** Backward jumps of the clock up to here lose nothing. */
const slackMs = 2 * 86_400_000

/** Drops what no window reaches any more, in place. @returns whether anything is left */
export function trimRing(ring: Ring, shape: Shape, now: number, calendar: Calendar): boolean {
  if (shape.kind !== 'since' && shape.kind !== 'steps') return ring.length > 0
  const floor = lowestOf(shape.floor, now - slackMs, calendar)
  const stride = strideOf(shape)
  let gone = 0
  while (gone < ring.length && Number(ring[gone]) < floor) gone += stride
  if (gone > 0) ring.splice(0, gone)
  return ring.length > 0
}

const lowestOf = (floor: Floor, now: number, calendar: Calendar): number =>
  'ms' in floor ? now - floor.ms : calendar.periodOf(floor.unit, now).before
