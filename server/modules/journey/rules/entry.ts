import { placeUnit } from '@splot/contract/hash'
import type { ReEntry } from '@splot/contract/journey/graph'
import type { Calendar } from '@splot/contract/plugin/node'
import type { Bag } from '../schema.ts'
import { mondayOf } from './calendar.ts'

/** What brings somebody in. */
export interface Coming {
  readonly birth: string
  readonly root: string
  /** When it happened: not always when it is heard of. */
  readonly at: number
  /** Names what happened: the same thing brings her in once. */
  readonly key: string
  /** event segment date schedule api hand journey */
  readonly by: string
  readonly context: Bag
}

/** So much later than it happened an event is still news: a till without a network, a phone in a drawer. */
const newsMs = 24 * 3_600_000

/** What is told of the past, as an import does, brings nobody in: nobody is thanked for what she bought two years ago. */
export const isNews = (happenedAt: number, now: number): boolean => now - happenedAt <= newsMs

/** Under which word her entry is remembered: whoever comes again under the same one stays outside. */
export function entryKey(
  { rule }: ReEntry,
  coming: Pick<Coming, 'key'>,
  calendar: Calendar,
  now: number,
): string {
  if (rule.kind === 'once') return ''
  if (rule.kind === 'each') return coming.key
  const date = calendar.date(now)
  if (rule.period === 'day') return date
  return rule.period === 'week' ? mondayOf(date) : date.slice(0, 7)
}

/** Is she among those on whom it is tried? A larger sample keeps everybody of a smaller one. */
export const isSampled = (journeyId: string, unit: string, percent: number): boolean =>
  placeUnit(`${journeyId}:launch`, unit) * 100 < percent

/** Does she go through without anything being done, to be compared with? */
export const isHeldOut = (journeyId: string, unit: string, percent: number): boolean =>
  percent > 0 && placeUnit(`${journeyId}:hold-out`, unit) * 100 < percent

const mostContext = 4_000

/** What a run remembers of the event that brought her in: all of it where it is short, else its plain values. */
export function keepContext(properties: Bag): Bag {
  if (JSON.stringify(properties).length <= mostContext) return properties
  const plain = Object.entries(properties).filter(
    ([, value]) => typeof value !== 'object' && String(value).length <= 200,
  )
  return Object.fromEntries(plain.slice(0, 20))
}
