import type { Merge, TimelineItem } from '../../app/api.ts'
import type { Frame } from './frame.ts'

export interface DayRow {
  kind: 'day'
  key: string
  at: number
  y: number
  height: number
  isFirst: boolean
}
export interface EventRow {
  kind: 'event'
  key: string
  at: number
  y: number
  height: number
  item: TimelineItem
}
export interface MergeRow {
  kind: 'merge'
  key: string
  at: number
  y: number
  height: number
  merge: Merge
  /** A merge taken back is told by a second row, at the moment of the split. */
  isSplit: boolean
}
export type Row = DayRow | EventRow | MergeRow

export const middleOf = (row: Row): number => row.y + row.height / 2

type Moment = Omit<EventRow, 'y' | 'height'> | Omit<MergeRow, 'y' | 'height'>

function listMoments(items: readonly TimelineItem[], merges: readonly Merge[], oldestAt: number): Moment[] {
  const moments: Moment[] = items.map((item) => ({
    kind: 'event',
    key: `e${item.pos}`,
    at: Date.parse(item.at),
    item,
  }))
  for (const merge of merges) {
    const at = Date.parse(merge.at)
    if (at >= oldestAt)
      moments.push({ kind: 'merge', key: `m${merge.mergeId}`, at, merge, isSplit: merge.kind === 'split' })
    const undone = merge.undoneAt === null ? null : Date.parse(merge.undoneAt)
    if (undone !== null && undone >= oldestAt)
      moments.push({ kind: 'merge', key: `s${merge.mergeId}`, at: undone, merge, isSplit: true })
  }
  // A merge stands above the event of the same moment that brought it about.
  return moments.sort((a, b) => b.at - a.at || rank(a) - rank(b))
}

const rank = (moment: Moment): number => (moment.kind === 'merge' ? -Number.MAX_VALUE : -moment.item.pos)

export interface RowInput {
  items: readonly TimelineItem[]
  merges: readonly Merge[]
  /** Are there older pages not loaded yet? Merges older than the oldest loaded event then wait for them. */
  hasOlder: boolean
  dayOf: (at: number) => number
}

/** Puts events and merges under one another, newest on top, with a label where the day changes. */
export function layRows(input: RowInput, frame: Frame): { rows: Row[]; height: number } {
  const oldest = input.items.reduce(
    (min, item) => Math.min(min, Date.parse(item.at)),
    Number.POSITIVE_INFINITY,
  )
  const moments = listMoments(input.items, input.merges, input.hasOlder ? oldest : Number.NEGATIVE_INFINITY)
  const rows: Row[] = []
  let y = frame.topPadding
  let day: number | null = null
  for (const moment of moments) {
    const key = input.dayOf(moment.at)
    if (key !== day) {
      rows.push({
        kind: 'day',
        key: `d${key}`,
        at: moment.at,
        y,
        height: frame.dayHeight,
        isFirst: day === null,
      })
      y += frame.dayHeight
      day = key
    }
    const height = moment.kind === 'event' ? frame.rowHeight : frame.mergeHeight
    rows.push({ ...moment, y, height })
    y += height
  }
  return { rows, height: y + 12 }
}
