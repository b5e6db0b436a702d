import type { Thread } from '../threads.ts'
import { type BraidShape, braidHeight } from './braid.ts'
import type { Frame } from './frame.ts'
import type { Hollow } from './hollow.ts'
import { threadOfRow } from './knots.ts'
import { type EventRow, type MergeRow, middleOf, type Row } from './rows.ts'

/** Where two threads are tied: the braid's box, who lies left and right in it, and where each comes from. */
export interface Joint {
  key: string
  row: MergeRow
  shape: BraidShape
  left: Thread
  right: Thread
  /** The thread that is led to the other one, and on which side it enters. */
  guest: Thread
  guestX: number
  hollow: Hollow | null
  isSame: boolean
  /** Whoever came here has gone again, with all that happened to them: only their coming and going is drawn. */
  isGhost: boolean
}

interface Pair {
  guest: Thread
  host: Thread
  hollow: Hollow | null
}

const isNamed = (row: Row): row is EventRow => row.kind === 'event' && !row.item.nameless

interface Around {
  others: readonly Hollow[]
  below: Row[]
  above: Row[]
  frame: Frame
}

/** A neighbouring thread of the one she was found to be, else whichever was touched last before. */
function pairHollow(hollow: Hollow, { others, below, above, frame }: Around): Pair {
  const column = frame.columns.get(hollow.thread) ?? 0
  const isBeside = (row: Row): row is EventRow =>
    isNamed(row) && Math.abs((frame.columns.get(threadOfRow(row)) ?? 0) - column) === frame.step
  const nearest = below.find(isBeside) ?? below.find(isNamed) ?? above.findLast(isNamed)
  const other = others.find((each) => each.birthId !== hollow.birthId)
  const host = nearest ? threadOfRow(nearest) : (other?.thread ?? hollow.thread)
  return { guest: hollow.thread, host, hollow }
}

function pairNamed(row: MergeRow, below: Row[]): Pair | null {
  const named = below.filter(isNamed)
  const lost = named.find((each) => each.item.birthId === row.merge.loser)
  const host = named.find((each) => each.item.birthId !== lost?.item.birthId)
  const first = lost ?? named.find((each) => each.item.birthId !== host?.item.birthId)
  if (!host || !first) return null
  return { guest: threadOfRow(first), host: threadOfRow(host), hollow: null }
}

function placeBox(pair: Pair, row: MergeRow, frame: Frame): Joint | null {
  const guestColumn = frame.columns.get(pair.guest)
  const hostX = frame.columns.get(pair.host)
  if (guestColumn === undefined || hostX === undefined) return null
  const middle = middleOf(row)
  const rim = { top: middle - braidHeight / 2, bottom: middle + braidHeight / 2 }
  const base = { key: row.key, row, guest: pair.guest, hollow: pair.hollow, isGhost: false }
  if (guestColumn === hostX) {
    const shape = { ...rim, leftX: hostX - 6.5, rightX: hostX + 6.5 }
    return { ...base, shape, left: pair.guest, right: pair.host, guestX: shape.leftX, isSame: true }
  }
  const fromLeft = guestColumn < hostX
  const guestX = fromLeft ? hostX - frame.step : hostX + frame.step
  const shape = { ...rim, leftX: Math.min(guestX, hostX), rightX: Math.max(guestX, hostX) }
  const [left, right] = fromLeft ? [pair.guest, pair.host] : [pair.host, pair.guest]
  return { ...base, shape, left, right, guestX, isSame: false }
}

/** One who came and went, beside the thread that was touched last: its own threads are on another card now. */
function placeGhost(row: MergeRow, { below, above, frame }: Omit<Around, 'others'>): Joint | null {
  const nearest = below.find(isNamed) ?? above.findLast(isNamed)
  const host = nearest && threadOfRow(nearest)
  const rightX = host && frame.columns.get(host)
  if (host === undefined || rightX === undefined) return null
  const middle = middleOf(row)
  const leftX = rightX - (frame.isNarrow ? 7 : 13)
  const shape = { top: middle - braidHeight / 2, bottom: middle + braidHeight / 2, leftX, rightX }
  const base = { key: row.key, row, shape, left: host, right: host, guest: host, guestX: leftX }
  return { ...base, hollow: null, isSame: false, isGhost: true }
}

/** Finds for every merge and split which two threads are tied (or parted) there, where that can be seen. */
export function layJoints(rows: readonly Row[], hollows: readonly Hollow[], frame: Frame): Joint[] {
  const joints: Joint[] = []
  rows.forEach((row, index) => {
    if (row.kind !== 'merge') return
    const below = rows.slice(index + 1)
    const above = rows.slice(0, index)
    if (row.isSplit || row.merge.undoneAt !== null) {
      const ghost = placeGhost(row, { below, above, frame })
      if (ghost) joints.push(ghost)
      return
    }
    const joined = hollows
      .filter((hollow) => hollow.join === row)
      .sort((a, b) => (a.rows[0]?.y ?? 0) - (b.rows[0]?.y ?? 0))
    const first = joined[0]
    const pair = first ? pairHollow(first, { others: joined, below, above, frame }) : pairNamed(row, below)
    const joint = pair && placeBox(pair, row, frame)
    if (joint) joints.push(joint)
  })
  return joints
}
