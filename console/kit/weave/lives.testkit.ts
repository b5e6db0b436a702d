import type { Channel, Merge, TimelineItem } from '../../app/api.ts'
import { type Thread, threadOf } from '../threads.ts'
import { makeWideFrame } from './frame.ts'
import { layWeave, type WeaveInput } from './layout.ts'

export const frame = makeWideFrame()
export const minute = 60_000
export const start = Date.UTC(2026, 10, 22, 12)
export const dayOf = (at: number): number => Math.floor(at / 86_400_000)

export function event(minutesAgo: number, channel: Channel, over: Partial<TimelineItem> = {}): TimelineItem {
  return {
    pos: 10_000 - minutesAgo,
    messageId: `m${minutesAgo}`,
    type: 'track',
    event: 'Product Added',
    channel,
    at: new Date(start - minutesAgo * minute).toISOString(),
    birthId: 'known',
    nameless: false,
    source: 'test',
    library: null,
    touchpoint: {
      source: null,
      medium: null,
      campaign: null,
      clickId: null,
      referrerHost: null,
      device: null,
      store: null,
    },
    title: 'Dodanie do koszyka',
    detail: null,
    amount: null,
    properties: {},
    warnings: [],
    ...over,
  }
}

export function merge(minutesAgo: number, over: Partial<Merge> = {}): Merge {
  return {
    mergeId: `g${minutesAgo}`,
    at: new Date(start - minutesAgo * minute).toISOString(),
    winner: 'known',
    loser: 'laptop',
    kind: 'event',
    rule: 'identify',
    because: 'identify',
    eventPos: null,
    canUndo: true,
    undoneAt: null,
    undoneBy: null,
    ...over,
  }
}

export function lay(over: Partial<WeaveInput>) {
  const items = over.items ?? []
  const used = new Set<Thread>(items.map((item) => threadOf(item.channel)))
  return layWeave({ items, merges: [], used, hasOlder: false, liveSince: start, dayOf, ...over }, frame)
}
