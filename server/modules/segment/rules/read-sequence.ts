import type { LeafOf } from '@splot/contract/segment/leaves'
import { spanMs } from '@splot/contract/segment/window'
import { chainOf, type Quiet } from './chain.ts'
import type { Reading } from './read-ring.ts'
import type { Ring } from './ring.ts'

const never = Number.POSITIVE_INFINITY
const noBegin = Number.NEGATIVE_INFINITY

/** Chains up to a step that may go on. */
interface Open {
  quiet: Quiet | null
  /** The latest beginning of those whose quiet time, if any, is over. */
  begin: number
  /** Those it is not over for, the oldest first. */
  waiting: { until: number; begin: number }[]
}

/**
 * Of the chains up to each step only the latest beginning counts: a later one is never worse, neither for the window nor for
 * the span from the first step to the last, and what must not happen ends all that it meets at once.
 * @param from where in the ring the window begins
 */
export function readSequence(
  leaf: LeafOf<'sequence'>,
  ring: Ring,
  { now, from }: { now: number; from: number },
): Reading {
  const span = spanMs(leaf.window.last)
  const within = leaf.within === undefined ? never : spanMs(leaf.within)
  const links = chainOf(leaf)
  const opens = links.map(({ quiet }): Open => ({ quiet, begin: noBegin, waiting: [] }))
  for (let i = from; i < ring.length; i += 3) {
    const [ts, mask] = [Number(ring[i]), Number(ring[i + 2])]
    for (const open of opens) ripen(open, ts)
    // The last first: an event is one step of a chain, and what it ends it has gone on from before.
    for (let at = opens.length - 1; at >= 0; at--) {
      const [open, link] = [opens[at], links[at]]
      if (open === undefined || link === undefined) continue
      if (open.quiet !== null && (mask & (1 << open.quiet.step)) !== 0) disturb(open)
      if ((mask & (1 << link.step)) === 0) continue
      const begin = at === 0 ? ts : (opens[at - 1]?.begin ?? noBegin)
      if (begin !== noBegin && ts - begin <= within) follow(open, ts, begin)
    }
  }
  const last = opens.at(-1)
  if (last === undefined) return { holds: false, until: never }
  ripen(last, now)
  if (last.begin > now - span) return { holds: true, until: last.begin + span }
  const [next] = last.waiting
  return { holds: false, until: next?.until ?? never }
}

function ripen(open: Open, ts: number): void {
  const { waiting } = open
  if (waiting.length === 0) return
  let ripe = 0
  for (; ripe < waiting.length && (waiting[ripe]?.until ?? never) <= ts; ripe++)
    open.begin = Math.max(open.begin, waiting[ripe]?.begin ?? noBegin)
  if (ripe > 0) waiting.splice(0, ripe)
}

/** What must not happen did. */
function disturb(open: Open): void {
  open.waiting.length = 0
  if (open.quiet?.ms === null) open.begin = noBegin
}

function follow(open: Open, ts: number, begin: number): void {
  if (open.quiet === null || open.quiet.ms === null) open.begin = Math.max(open.begin, begin)
  else open.waiting.push({ until: ts + open.quiet.ms, begin })
}
