import { type Channel, isChannel } from '@splot/contract/channels'
import type { CallType, EventDef } from '@splot/contract/events/event'
import { type Campaign, channelOfCampaign, readCampaign, readQuery } from './touchpoint-campaign.ts'
import { classifyAgent, type Device, readDevice } from './touchpoint-device.ts'
import { classifyReferrer, readHost } from './touchpoint-referrer.ts'

type Json = Readonly<Record<string, unknown>>

/** What of an event tells where it happened and what brought the person. */
export interface TouchInput {
  readonly type: CallType
  readonly def: EventDef | null
  readonly properties: Json
  readonly context: Json
  /** User-Agent of the request: used where the event has none of its own and it is a browser's. */
  readonly userAgent?: string | null
}

/**
 * What brought the person to this event. Its `channel` is the touch's, not the event's: a page seen after a click in
 * a newsletter happened on `web` and was brought by `email`. Without a campaign and a referrer the two are equal.
 */
export interface Touchpoint {
  readonly channel: Channel
  readonly source?: string
  readonly medium?: string
  readonly campaign?: string
  readonly content?: string
  readonly term?: string
  readonly clickId?: string
  readonly referrerHost?: string
  readonly device?: Device
  readonly store?: string
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

const mobileLibrary =
  /ios|android|swift|kotlin|react.?native|flutter|mobile|expo|cordova|capacitor|unity|maui/i

/** Segment's own words for `context.channel` beside ours. */
function readChannel(value: unknown): Channel | null {
  if (isChannel(value)) return value
  if (typeof value !== 'string') return null
  const word = value.toLowerCase()
  if (isChannel(word)) return word
  if (word === 'browser') return 'web'
  return word === 'mobile' ? 'app' : null
}

function channelOfProperty(def: EventDef, properties: Json): Channel | null {
  const value = def.channelBy === undefined ? undefined : properties[def.channelBy.property]
  return typeof value === 'string' ? (def.channelBy?.values[value] ?? null) : null
}

function channelOfSender(type: CallType, context: Json): Channel | null {
  if (type === 'screen') return 'app'
  const library = context.library
  if (isJson(library) && typeof library.name === 'string' && mobileLibrary.test(library.name)) return 'app'
  const device = readDevice(context.device)
  if (device === 'till') return 'pos'
  if (device === 'kiosk') return 'store'
  const isInApp = isJson(context.app) && !isJson(context.page)
  return isInApp && (device === 'phone' || device === 'tablet') ? 'app' : null
}

/**
 * The channel an event happened on. Strongest first: what the sender says (context, then property), what the event is
 * (an e-mail's opening is `email`), what sent it (a mobile SDK is `app`, a till is `pos`), else `web`.
 */
export function inferChannel(input: TouchInput): Channel {
  const { type, def, properties, context } = input
  const said = readChannel(context.channel) ?? readChannel(properties.channel)
  if (said !== null) return said
  if (def !== null) {
    const own = channelOfProperty(def, properties) ?? def.channel
    if (own !== undefined) return own
  }
  return channelOfSender(type, context) ?? 'web'
}

function inferDevice(input: TouchInput, channel: Channel): Device | null {
  const said = readDevice(input.context.device)
  if (said !== null) return said
  if (channel === 'pos') return 'till'
  const own = input.context.userAgent
  if (typeof own === 'string' && own !== '') return classifyAgent(own)
  const sent = input.userAgent
  return typeof sent === 'string' && sent.startsWith('Mozilla/') ? classifyAgent(sent) : null
}

function inferStore(input: TouchInput): string | null {
  const store = input.context.store
  const id = input.properties.store_id ?? (isJson(store) ? store.id : store)
  return typeof id === 'string' && id !== '' ? id.slice(0, 100) : null
}

function inferCampaign(input: TouchInput, page: Json): Campaign | null {
  const sent = readCampaign(input.context.campaign)
  const address = page.search !== undefined && page.search !== '' ? page.search : page.url
  const own = typeof address === 'string' ? address : input.properties.url
  return typeof own === 'string' ? readQuery(own, sent) : sent
}

function readReferrer(input: TouchInput, page: Json): string | null {
  const named = input.context.referrer
  const sent = page.referrer ?? (isJson(named) ? named.url : named) ?? input.properties.referrer
  return readHost(sent)
}

const none: Json = {}
/** Most events bring neither a campaign nor a referrer: one shared object per channel and device serves them all. */
const plain = new Map<string, Touchpoint>()

function getPlain(channel: Channel, device: Device | null): Touchpoint {
  const key = device === null ? channel : `${channel} ${device}`
  let touchpoint = plain.get(key)
  if (touchpoint === undefined) {
    touchpoint = Object.freeze(device === null ? { channel } : { channel, device })
    plain.set(key, touchpoint)
  }
  return touchpoint
}

/**
 * What brought the person to the event that happened on `channel`. A campaign (sent, UTM or click id) beats a
 * referrer; the shop's own pages and payment pages are no referrers. Read-only: plain answers are shared.
 */
export function inferTouchpoint(input: TouchInput, channel: Channel): Touchpoint {
  const page = isJson(input.context.page) ? input.context.page : none
  const campaign = inferCampaign(input, page)
  const host = readReferrer(input, page)
  const referral = host === null ? null : classifyReferrer(host, readHost(page.url ?? input.properties.url))
  const device = inferDevice(input, channel)
  const store = inferStore(input)
  if (campaign === null && referral === null && store === null) return getPlain(channel, device)
  const touch = campaign === null ? null : channelOfCampaign(campaign)
  return {
    channel: touch ?? referral?.channel ?? channel,
    ...(campaign ?? (referral === null ? null : { source: referral.source, medium: referral.medium })),
    ...(referral === null || host === null ? null : { referrerHost: host }),
    ...(device === null ? null : { device }),
    ...(store === null ? null : { store }),
  }
}
