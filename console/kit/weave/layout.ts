import type { Channel, Merge, TimelineItem } from '../../app/api.ts'
import type { Thread } from '../threads.ts'
import { type Bar, type End, layBars } from './ends.ts'
import type { Frame } from './frame.ts'
import { type Hollow, layHollows } from './hollow.ts'
import { type Joint, layJoints } from './joints.ts'
import { sizeOf, threadOfRow, type WeaveKnot } from './knots.ts'
import { drawLines, type Line } from './lines.ts'
import { layRows, middleOf, type Row } from './rows.ts'
import { layWefts, type Weft } from './wefts.ts'

export interface WeaveInput {
  items: readonly TimelineItem[]
  merges: readonly Merge[]
  used: ReadonlySet<Thread>
  hasOlder: boolean
  /** When which channel could not be used, for want of consent. */
  ends?: readonly End[]
  /** Events at or after this moment are live: their knot has a halo and their thread runs up to now. */
  liveSince: number
  /** A key that is equal for moments of the same local day. */
  dayOf: (at: number) => number
}

export interface WeaveLayout {
  rows: Row[]
  height: number
  lines: Line[]
  knots: WeaveKnot[]
  joints: Joint[]
  bars: Bar[]
  wefts: Weft[]
}

/** Where somebody is at the other end; a letter opened a minute ago is not a presence. */
const present: ReadonlySet<Channel> = new Set(['web', 'app', 'chat', 'call', 'store', 'pos'])

function tieKnots(
  rows: readonly Row[],
  hollows: readonly Hollow[],
  frame: Frame,
  liveSince: number,
): WeaveKnot[] {
  const places = new Map(hollows.flatMap((hollow) => hollow.rows.map((row) => [row.key, hollow.x] as const)))
  const seen = new Set<Thread>()
  return rows.flatMap((row): WeaveKnot[] => {
    if (row.kind !== 'event') return []
    const thread = threadOfRow(row)
    const isHollow = row.item.nameless
    const x = isHollow ? places.get(row.key) : frame.columns.get(thread)
    if (x === undefined) return []
    const isLive = !seen.has(thread) && row.at >= liveSince && present.has(row.item.channel)
    seen.add(thread)
    const size = isLive ? 'moment' : sizeOf(row.item)
    return [{ key: row.key, x, y: middleOf(row), thread, size, isLive, isHollow }]
  })
}

/**
 * Lays out a life as a weave: rows from newest to oldest, a thread a channel, a knot an event, hollow threads
 * before anyone was known, a braid where two became one, a weft from a message to what followed. Pure: the same input gives the same drawing.
 */
export function layWeave(input: WeaveInput, frame: Frame): WeaveLayout {
  const { rows, height } = layRows(input, frame)
  const hollows = layHollows(rows, frame)
  const joints = layJoints(rows, hollows, frame)
  const knots = tieKnots(rows, hollows, frame, input.liveSince)
  const bars = layBars(input.ends ?? [], input.used, { rows, height, frame })
  const lines = drawLines({
    frame,
    knots,
    hollows,
    joints,
    bars,
    used: input.used,
    hasOlder: input.hasOlder,
    height,
  })
  return { rows, height, lines, knots, joints, bars, wefts: layWefts(rows, frame) }
}
