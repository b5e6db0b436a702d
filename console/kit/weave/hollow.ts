import type { Thread } from '../threads.ts'
import type { Frame } from './frame.ts'
import { threadOfRow } from './knots.ts'
import type { EventRow, MergeRow, Row } from './rows.ts'

/** Nobody's thread: the events of one birth on one channel before anyone knew whose they were. */
export interface Hollow {
  thread: Thread
  birthId: string
  x: number
  /** Newest first. */
  rows: EventRow[]
  /** Where it is tied to a person, or null while it never was. */
  join: MergeRow | null
}

/** The merge that made a nameless birth somebody's: the nearest above it, its own birth named first of all. */
function findJoin(newest: EventRow, merges: readonly MergeRow[]): MergeRow | null {
  const above = merges.filter((row) => row.y < newest.y && !row.isSplit && row.merge.undoneAt === null)
  const own = above.filter((row) => [row.merge.loser, row.merge.winner].includes(newest.item.birthId))
  return own.at(-1) ?? above.at(-1) ?? null
}

function groupNameless(rows: readonly Row[]): EventRow[][] {
  const groups = new Map<string, EventRow[]>()
  for (const row of rows) {
    if (row.kind !== 'event' || !row.item.nameless) continue
    const key = `${threadOfRow(row)} ${row.item.birthId}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

const laneGap = 9

/**
 * Finds the nameless threads and the place of each: left of its channel's column, further left where two of
 * them share a channel. A guest, who was never joined to anyone, stands in the columns themselves.
 */
export function layHollows(rows: readonly Row[], frame: Frame): Hollow[] {
  const merges = rows.filter((row) => row.kind === 'merge')
  const isGuest = !rows.some((row) => row.kind === 'event' && !row.item.nameless)
  const lanes = new Map<Thread, number>()
  const hollows: Hollow[] = []
  for (const group of groupNameless(rows)) {
    const newest = group[0]
    const column = newest && frame.columns.get(threadOfRow(newest))
    if (!newest || column === undefined) continue
    const thread = threadOfRow(newest)
    const lane = lanes.get(thread) ?? 0
    lanes.set(thread, lane + 1)
    const join = findJoin(newest, merges)
    const offset = isGuest && join === null ? lane * laneGap : frame.hollowOffset + lane * laneGap
    hollows.push({ thread, birthId: newest.item.birthId, x: column - offset, rows: group, join })
  }
  return hollows
}
