import { describeEvent } from '@splot/contract/labels'
import type { MessageKey, T, Words } from '../i18n/t.ts'
import type { Amount, LiveEvent, TimelineItem, Touchpoint } from './api.ts'

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

/** The named values of something that came as JSON; none where it is no object. */
export const readRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** What came in: the server's title where it gave one, else the event's own name in words. */
export function describeLive(event: LiveEvent, { t, language }: Pick<Words, 't' | 'language'>): Description {
  if (event.type === 'merge' || event.type === 'split') return { title: t(`event.${event.type}`) }
  if (event.type === null) return { title: event.title ?? event.event ?? '' }
  const label = describeEvent(
    event.event,
    event.type,
    dropHidden(readRecord(readRecord(event.body).properties)),
    language,
  )
  const amount = label.amount && { currency: label.amount.currency, minor: Number(label.amount.minor) }
  return { title: event.title ?? label.title, detail: label.detail ?? null, amount: amount ?? null }
}

/** A kind of event in words, without what it was about: "Oglądanie produktu" for `Product Viewed`. */
export const nameEvent = (name: string | null, type: string, language: Words['language']): string =>
  describeEvent(name, type, {}, language).title

/** Without what this member may not read: a row of dots tells nothing. */
const dropHidden = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== '•••'))

const ownDesks = ['api', 'commerce', 'console', 'deliver', 'form', 'journey', 'preferences'] as const
const isOwnDesk = (name: string): name is (typeof ownDesks)[number] => ownDesks.some((each) => each === name)

/** A source by name; our own desks and files that were imported have no key that would name them. */
export function wordSource(name: string, t: T): string {
  if (name.startsWith('import:')) return t('source.import')
  return isOwnDesk(name) ? t(`source.${name}`) : name
}

/** What led there or what it was done on, in a word or two; null where nothing is known. */
export function describePlace({ campaign, source, referrerHost, device }: Touchpoint, t: T): string | null {
  const origin = campaign ?? source ?? referrerHost
  const words = [origin, device === null ? null : wordDevice(device, t)].filter((word) => word !== null)
  return words.length === 0 ? null : words.join(' · ')
}

const devices: Record<string, MessageKey> = {
  phone: 'device.phone',
  tablet: 'device.tablet',
  desktop: 'device.desktop',
  till: 'device.till',
  tv: 'device.tv',
  watch: 'device.watch',
  kiosk: 'device.kiosk',
}

/** A kind of device in words; one we have no word for stands as it came. */
export function wordDevice(device: string, t: T): string {
  const key = devices[device]
  return key === undefined ? device : t(key)
}
