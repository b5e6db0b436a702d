import { hashMurmur3 } from '@splot/contract/hash'
import type { LeafOf, NumberOp, Where } from '@splot/contract/segment/leaves'
import { type CalendarUnit, settleWindow, spanMs, type Window } from '@splot/contract/segment/window'

/** Since when entries are kept: a span back from now, or the beginning of the calendar unit before this one. */
export type Floor = { ms: number } | { unit: CalendarUnit }

/** Only what happened from (included) to (excluded), milliseconds. */
export interface Range {
  from: number
  to: number
}

export interface Happened {
  events: readonly string[]
  where?: readonly Where[] | undefined
}

/**
 * What is remembered of matching events, each kind just enough to be exact:
 * newest: the latest few. oldest: the first. since: all of a time, with their numbers or tags where asked. tags: of each
 * different value the latest, of the latest few values. total: how many and their sum. extreme: the least or greatest
 * number. steps: all of a time, each with the steps of a sequence it may be. cart: the latest, with what lay in the
 * cart; its currency where one is asked for, for what was kept before D81 does not say.
 */
export type Shape =
  | { kind: 'newest'; keep: number; range?: Range }
  | { kind: 'oldest' }
  | { kind: 'since'; floor: Floor; reads: 'nothing' | 'number' | 'tag'; property?: string }
  | { kind: 'tags'; keep: number; property: string; range?: Range }
  | { kind: 'total'; property: string; range?: Range }
  | { kind: 'extreme'; which: 'min' | 'max'; property: string; range?: Range }
  | { kind: 'steps'; steps: readonly Happened[]; floor: Floor }
  | { kind: 'cart'; hasCurrency?: true }

/** One memory shared by all leaves that need the same. */
export interface Trace extends Happened {
  /** Of the trace's meaning: stable for as long as it is followed. */
  key: string
  shape: Shape
}

/** 47 bits of a text's hash: thousands of parts of a workspace meet by chance once in tens of millions of workspaces. */
export function keyOf(meaning: unknown): string {
  const text = JSON.stringify(meaning)
  const high = hashMurmur3(text, 0).toString(36).padStart(7, '0')
  const low = (hashMurmur3(text, 1) >>> 17).toString(36).padStart(3, '0')
  return high + low
}

export type MemoryLeaf = LeafOf<'event' | 'event_time' | 'sequence' | 'cart'>

/** Events that tell what lies in a cart. */
export const cartEvents = [
  'Cart Updated',
  'Cart Viewed',
  'Checkout Started',
  'Product Added',
  'Order Completed',
] as const

/** What has to be remembered for a leaf. */
export function traceOf(leaf: MemoryLeaf): Trace {
  switch (leaf.kind) {
    case 'event':
      return makeTrace(leaf, shapeOf(leaf))
    case 'event_time':
      return makeTrace(leaf, leaf.which === 'first' ? { kind: 'oldest' } : { kind: 'newest', keep: 1 })
    case 'sequence': {
      const steps = leaf.steps.map(({ events, where }) => sortHappened({ events, where }))
      const events = [...new Set(steps.flatMap((step) => step.events))]
      return makeTrace({ events }, { kind: 'steps', steps, floor: { ms: spanMs(leaf.window.last) } })
    }
    case 'cart':
      return makeTrace(
        { events: cartEvents },
        { kind: 'cart', ...(leaf.total?.currency === undefined ? {} : { hasCurrency: true }) },
      )
  }
}

function makeTrace(happened: Happened, shape: Shape): Trace {
  const { events, where } = sortHappened(happened)
  const meaning = { events, ...(where === undefined ? {} : { where }), shape }
  return { ...meaning, key: keyOf(meaning) }
}

/** The same whichever way it was written. */
function sortHappened({ events, where }: Happened): Happened {
  const sorted = [...new Set(events)].sort()
  if (where === undefined || where.length === 0) return { events: sorted }
  const texts = new Map(
    where.map(({ property, op, value }) => [JSON.stringify([property, op, value]), { property, op, value }]),
  )
  return { events: sorted, where: [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one) }
}

function shapeOf(leaf: LeafOf<'event'>): Shape {
  const { measure, window } = leaf
  const range = rangeOf(window)
  const ranged = range === null ? {} : { range }
  const property = leaf.property ?? ''
  const floor = floorOf(window)
  if (measure === 'count')
    return isPrevious(window) && floor !== null
      ? { kind: 'since', floor, reads: 'nothing' }
      : { kind: 'newest', keep: keepFor(leaf.op, leaf.value), ...ranged }
  if (measure === 'distinct')
    return isPrevious(window) && floor !== null
      ? { kind: 'since', floor, reads: 'tag', property }
      : { kind: 'tags', keep: keepFor(leaf.op, leaf.value), property, ...ranged }
  if (floor !== null) return { kind: 'since', floor, reads: 'number', property }
  return measure === 'sum'
    ? { kind: 'total', property, ...ranged }
    : { kind: 'extreme', which: measure, property, ...ranged }
}

/** Entries that decide a comparison with n; rounded up to a power of two, so that leaves share. */
function keepFor(op: NumberOp, n: number): number {
  const needed = Math.max(1, op === 'gte' || op === 'lt' ? n : n + 1)
  return 2 ** Math.ceil(Math.log2(needed))
}

const isPrevious = (window: Window): boolean => window !== 'ever' && 'calendar' in window && window.back === 1

function floorOf(window: Window): Floor | null {
  if (window === 'ever') return null
  if ('last' in window) return { ms: spanMs(window.last) }
  return 'calendar' in window ? { unit: window.calendar } : null
}

/** A stretch of time that stands still; null for windows that move. */
export function rangeOf(given: Window): Range | null {
  const window = settleWindow(given)
  if (window === 'ever' || 'last' in window || 'calendar' in window) return null
  return {
    from: window.from === undefined ? Number.MIN_SAFE_INTEGER : Date.parse(window.from),
    to: window.to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(window.to),
  }
}
