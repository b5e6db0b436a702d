import type { Thread } from '../threads.ts'
import type { Frame } from './frame.ts'
import { middleOf, type Row } from './rows.ts'

/** A time in which a channel may not be used: she took her consent back, and has not given it again (yet). */
export interface End {
  thread: Thread
  /** Milliseconds. */
  from: number
  to: number | null
}

/** An end in the drawing: the bar at its foot, and how far up only dots follow. */
export interface Bar {
  key: string
  thread: Thread
  x: number
  /** Null where it lies below what is loaded. */
  y: number | null
  dotsFrom: number
  dotsTo: number
}

/** Where a moment lies: on the row that happened then, else between the rows around it. */
function findPlace(rows: readonly Row[], at: number): number | null {
  const row = rows.find((one) => one.kind !== 'day' && one.at <= at)
  if (row === undefined) return null
  return row.at === at ? middleOf(row) : row.y
}

/** Places the ends of threads that are drawn at all. */
export function layBars(
  ends: readonly End[],
  used: ReadonlySet<Thread>,
  { rows, height, frame }: { rows: readonly Row[]; height: number; frame: Frame },
): Bar[] {
  return ends.flatMap((end, index): Bar[] => {
    const x = frame.columns.get(end.thread)
    if (x === undefined || !used.has(end.thread)) return []
    const y = findPlace(rows, end.from)
    const top = end.to === null ? 0 : (findPlace(rows, end.to) ?? height)
    const bottom = y ?? height
    if (bottom - top < 1) return []
    return [{ key: `b${index}-${end.thread}`, thread: end.thread, x, y, dotsFrom: top, dotsTo: bottom }]
  })
}
