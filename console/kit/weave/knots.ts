import { type Thread, threadOf } from '../threads.ts'
import type { EventRow } from './rows.ts'

export type KnotSize = 'minor' | 'act' | 'moment'

export interface WeaveKnot {
  key: string
  x: number
  y: number
  thread: Thread
  size: KnotSize
  isLive: boolean
  isHollow: boolean
}

export const knotRadius: Record<KnotSize, number> = { minor: 4.5, act: 6, moment: 7.5 }

const moments = /order completed|order paid|purchase|sale (completed|recorded)|pickup (completed|collected)/i
const minors = /viewed|opened|delivered|seen|entered|sent|exited|loaded/i

/** How much an event weighs in a life: a purchase is a moment, a look at a page is minor, the rest are acts. */
export function sizeOf(item: { type: string | null; event: string | null }): KnotSize {
  const name = (item.event ?? '').replaceAll('_', ' ').replaceAll('.', ' ')
  if (moments.test(name)) return 'moment'
  if (item.type === 'page' || item.type === 'screen' || minors.test(name)) return 'minor'
  return 'act'
}

export const threadOfRow = (row: EventRow): Thread => threadOf(row.item.channel)
