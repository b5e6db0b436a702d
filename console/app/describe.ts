import { describeEvent } from '@splot/contract/labels'
import type { Amount, Json, Language, LiveEvent, TimelineItem, Touchpoint } from './api.ts'

export interface Description {
  title: string
  detail?: string | null
  amount?: Amount | null
}

/** What happened on a customer's timeline: the server's words, which know what this member may read. */
export const describeItem = ({ title, detail, amount }: TimelineItem): Description => ({
  title,
  detail,
  amount,
})

const asRecord = (value: Json | undefined): { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

/** What came in: the server's title where it gave one, else the event's own name in words. */
export function describeLive(event: LiveEvent, language: Language): Description {
  if (event.type === null) return { title: event.title ?? event.event ?? '' }
  const label = describeEvent(event.event, event.type, asRecord(event.body?.properties), language)
  const amount = label.amount && { currency: label.amount.currency, minor: Number(label.amount.minor) }
  return { title: event.title ?? label.title, detail: label.detail ?? null, amount: amount ?? null }
}

/** Where it happened or what led there, in a word or two; null where nothing is known. */
export function describePlace(touchpoint: Touchpoint): string | null {
  const campaign = touchpoint.campaign ?? touchpoint.source ?? touchpoint.referrerHost
  const words = [touchpoint.store, campaign, touchpoint.device].filter((word) => word !== null)
  return words.length === 0 ? null : words.slice(0, 2).join(' · ')
}
