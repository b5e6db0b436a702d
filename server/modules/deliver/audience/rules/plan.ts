import type { MatchKind } from '@splot/contract/plugin/destination'
import type { ToldRow } from '../store/told.ts'

/** An identifier of a person that may be told: the gate said yes to it. */
export interface Wanted {
  kind: MatchKind
  hash: string
  birth: string
  root: string
}

/** What is to be written down of what a platform is to know. */
export interface Plan {
  put: ToldRow[]
  /** It never knew of these. */
  drop: ToldRow[]
}

const keyOf = ({ kind, hash }: Pick<ToldRow, 'kind' | 'hash'>): string => `${kind} ${hash}`

/**
 * From what a platform knows of some people to what it is to know. Told once stays told; whoever must leave by one
 * identifier joins again by those left, for a platform takes the whole person out.
 */
export function planTold(known: readonly ToldRow[], wanted: readonly Wanted[]): Plan {
  const asked = new Map(wanted.map((one) => [keyOf(one), one]))
  const gone = known.filter((row) => !asked.has(keyOf(row)))
  const parted = new Set(gone.flatMap((row) => (row.mayKnow && row.root !== null ? [row.root] : [])))
  const there = new Map(known.map((row) => [keyOf(row), row]))
  const put = [...asked].flatMap(([key, one]) => {
    const row = there.get(key)
    const isDone = row?.isWanted === true && row.isDone && !parted.has(one.root)
    if (row !== undefined && isDone && row.root === one.root && row.birth === one.birth) return []
    return [{ ...one, isWanted: true, mayKnow: row?.mayKnow ?? false, isDone }]
  })
  const leaving = gone.filter((row) => row.mayKnow && row.isWanted)
  return {
    put: [...put, ...leaving.map((row) => ({ ...row, isWanted: false, isDone: false }))],
    drop: gone.filter((row) => !row.mayKnow),
  }
}

const firstPauseMs = 10_000
const longestPauseMs = 3_600_000

/** When to tell again: what passes soon and ever later, what a person must mend once an hour. */
export function pauseAfter(o: { attempts: number; isFirm: boolean; retryAfterMs: number | null }): number {
  if (o.isFirm) return longestPauseMs
  const own = Math.min(longestPauseMs, firstPauseMs * 3 ** Math.min(o.attempts, 8))
  return Math.max(own, Math.min(o.retryAfterMs ?? 0, longestPauseMs))
}
