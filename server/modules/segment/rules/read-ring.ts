import type { LeafOf } from '@splot/contract/segment/leaves'
import { spanMs } from '@splot/contract/segment/window'
import type { Calendar } from './calendar.ts'
import { hasCategory, isOfCurrency, unpackCart } from './cart.ts'
import { holdsNumber, toUnits } from './compare.ts'
import { readSequence } from './read-sequence.ts'
import type { Ring } from './ring.ts'
import type { MemoryLeaf } from './trace.ts'

/** Whether a leaf holds, and when time alone may change that: never too late, maybe early; Infinity = never. */
export interface Reading {
  holds: boolean
  until: number
}

/** What time it is, and where. */
export interface Moment {
  now: number
  calendar: Calendar
}

const never = Number.POSITIVE_INFINITY
const still = (holds: boolean): Reading => ({ holds, until: never })

/** A leaf over what all births of a customer left in its trace; no ring = nothing ever happened. */
export function readRing(leaf: MemoryLeaf, ring: Ring | null, moment: Moment): Reading {
  switch (leaf.kind) {
    case 'event':
      return readEvent(leaf, ring ?? [], moment)
    case 'event_time':
      return readTime(leaf, ring, moment.now)
    case 'sequence':
      return readSequence(leaf, ring ?? [], {
        now: moment.now,
        from: countUpTo(ring ?? [], 3, moment.now - spanMs(leaf.window.last)) * 3,
      })
    case 'cart':
      return readCartLeaf(leaf, ring, moment.now)
  }
}

function readEvent(leaf: LeafOf<'event'>, ring: Ring, moment: Moment): Reading {
  const { window, measure } = leaf
  if (measure === 'count' || measure === 'distinct') return readCount(leaf, ring, moment)
  if (window !== 'ever' && ('last' in window || 'calendar' in window)) return readAmount(leaf, ring, moment)
  // A total or an extreme, of all time or of a stretch that stands still.
  return still(ring.length > 0 && holdsNumber(leaf.op, Number(ring[2]), toUnits(leaf.value)))
}

const strideOf = ({ measure }: LeafOf<'event'>): 2 | 3 => (measure === 'count' ? 2 : 3)

function readCount(leaf: LeafOf<'event'>, ring: Ring, { now, calendar }: Moment): Reading {
  const { window } = leaf
  const stride = strideOf(leaf)
  const all = ring.length / stride
  if (window === 'ever' || !('last' in window || 'calendar' in window)) return still(holdsCount(leaf, all))
  if ('last' in window) {
    const span = spanMs(window.last)
    const count = all - countUpTo(ring, stride, now - span)
    return { holds: holdsCount(leaf, count), until: findCrossing(leaf, ring, count) + span }
  }
  const { before, from, to } = calendar.periodOf(window.calendar, now)
  if (window.back === 0) {
    const count = all - countUpTo(ring, stride, from - 1)
    const holds = holdsCount(leaf, count)
    return { holds, until: count > 0 && holds !== holdsCount(leaf, 0) ? to : never }
  }
  const count = countTags(leaf, ring, { from: before, to: from })
  return { holds: holdsCount(leaf, count), until: all > countUpTo(ring, stride, before - 1) ? to : never }
}

const holdsCount = ({ op, value }: LeafOf<'event'>, count: number): boolean => holdsNumber(op, count, value)

/** Entries at or before an instant. */
function countUpTo(ring: Ring, stride: number, ms: number): number {
  let low = 0
  let high = ring.length / stride
  while (low < high) {
    const middle = (low + high) >> 1
    if (Number(ring[middle * stride]) <= ms) low = middle + 1
    else high = middle
  }
  return low
}

/** In the previous period: entries, or different tags of them. */
function countTags(leaf: LeafOf<'event'>, ring: Ring, { from, to }: { from: number; to: number }): number {
  const stride = strideOf(leaf)
  const [first, end] = [countUpTo(ring, stride, from - 1), countUpTo(ring, stride, to - 1)]
  if (leaf.measure === 'count') return end - first
  const tags = new Set<number | string | undefined>()
  for (let i = first; i < end; i++) tags.add(ring[i * stride + 2])
  return tags.size
}

/**
 * The time of the entry whose leaving the window changes the answer, of the last `count`, which are in it; the oldest
 * leaves first.
 */
function findCrossing(leaf: LeafOf<'event'>, ring: Ring, count: number): number {
  const stride = strideOf(leaf)
  const end = ring.length / stride - 1
  const now = holdsCount(leaf, count)
  for (let left = count - 1; left >= 0; left--)
    if (holdsCount(leaf, left) !== now) return Number(ring[(end - left) * stride])
  return never
}

function readAmount(leaf: LeafOf<'event'>, ring: Ring, { now, calendar }: Moment): Reading {
  const { window } = leaf
  const period = window !== 'ever' && 'calendar' in window ? calendar.periodOf(window.calendar, now) : null
  const isBefore = period !== null && window !== 'ever' && 'calendar' in window && window.back === 1
  const span = window !== 'ever' && 'last' in window ? spanMs(window.last) : 0
  const from = period === null ? now - span + 1 : isBefore ? period.before : period.from
  const [first, end] = [
    countUpTo(ring, 3, from - 1),
    isBefore ? countUpTo(ring, 3, period.from - 1) : ring.length / 3,
  ]
  const holds = end > first && holdsNumber(leaf.op, sumUp(leaf, ring, { first, end }), toUnits(leaf.value))
  if (period !== null) return { holds, until: ring.length / 3 > first ? period.to : never }
  return { holds, until: end > first ? Number(ring[first * 3]) + span : never }
}

function sumUp(leaf: LeafOf<'event'>, ring: Ring, { first, end }: { first: number; end: number }): number {
  let sum = Number(ring[first * 3 + 2])
  for (let i = first + 1; i < end; i++) {
    const value = Number(ring[i * 3 + 2])
    if (leaf.measure === 'sum') sum += value
    else sum = leaf.measure === 'min' ? Math.min(sum, value) : Math.max(sum, value)
  }
  return sum
}

function readTime(leaf: LeafOf<'event_time'>, ring: Ring | null, now: number): Reading {
  if (ring === null || ring.length === 0) return still(false)
  const ts = Number(leaf.which === 'first' ? ring[0] : ring[ring.length - 2])
  if (leaf.op === 'before') return still(ts < Date.parse(leaf.at ?? ''))
  if (leaf.op === 'after') return still(ts > Date.parse(leaf.at ?? ''))
  const turn = ts + (leaf.span === undefined ? 0 : spanMs(leaf.span))
  const isOld = turn <= now
  return { holds: leaf.op === 'older_than' ? isOld : !isOld, until: isOld ? never : turn }
}

function readCartLeaf(leaf: LeafOf<'cart'>, ring: Ring | null, now: number): Reading {
  const entry = ring === null || ring.length === 0 ? null : ring
  const cart = entry === null ? null : unpackCart(String(entry[entry.length - 1]))
  if (cart === null || !cart.isFilled) return still(leaf.state === 'empty')
  if (leaf.state === 'empty') return still(false)
  const { total, category, sku, untouched } = leaf
  if (total && (cart.total === null || !holdsNumber(total.op, cart.total, toUnits(total.value))))
    return still(false)
  if (total && !isOfCurrency(cart, total.currency)) return still(false)
  if (category !== undefined && !hasCategory(cart, category)) return still(false)
  if (sku !== undefined && !cart.skus.includes(sku.normalize('NFC'))) return still(false)
  if (untouched === undefined) return still(true)
  const turn = Number(entry?.[entry.length - 3]) + spanMs(untouched)
  return turn <= now ? still(true) : { holds: false, until: turn }
}
