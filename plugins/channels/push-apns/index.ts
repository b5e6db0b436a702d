import { createHash } from 'node:crypto'
import { carryOverHttp } from '@splot/contract/plugin/carry'
import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { type HttpReply, NetworkFault, readJson } from '@splot/contract/plugin/network'
import { type FailureReason, failed, type Outcome } from '@splot/contract/plugin/outcome'
import { field, headerText } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { createProviderToken } from './provider-token.ts'

const settings = z.strictObject({
  key: field.secretText({ pl: 'Klucz APNs (.p8)', en: 'APNs key (.p8)' }),
  keyId: field.text({ pl: 'Identyfikator klucza', en: 'Key id' }),
  teamId: field.text({ pl: 'Identyfikator zespołu', en: 'Team id' }),
  topic: field.host({ pl: 'Identyfikator aplikacji (bundle id)', en: 'Bundle id of the app' }),
  url: field
    .url(
      { pl: 'Adres API', en: 'Address of the API' },
      {
        pl: 'Dla wersji testowej: https://api.sandbox.push.apple.com',
        en: 'For test builds: https://api.sandbox.push.apple.com',
      },
    )
    .default('https://api.push.apple.com'),
  perSecond: field.perSecond(10_000).optional(),
})
type Settings = z.output<typeof settings>

const content = z.strictObject({
  title: z.string().min(1).max(200),
  body: z.string().max(2_000),
  url: z
    .string()
    .max(2_000)
    .regex(/^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+$/i, 'header_injection')
    .nullable(),
  ttlS: z.number().int().min(0).max(2_419_200).default(86_400),
  isUrgent: z.boolean().default(false),
  /** A newer message of the same topic replaces the older one on the phone. */
  collapseId: headerText(64).optional(),
})
type Content = z.output<typeof content>

const maxBytes = 4_096

/** Notifications of the iPhone app (APNs over HTTP/2). */
export const pushApns = defineChannel({
  id: 'push-apns',
  label: { pl: 'Powiadomienia w aplikacji (Apple)', en: 'App notifications (Apple)' },
  icon: 'smartphone',
  channel: 'push',
  addressKind: 'push_token',
  config: settings,
  content,
  limits: { maxBytes, perSecond: null, concurrency: 100, isIdempotent: false },
  send: sendPush,
  test: testKey,
  sink: async () => (await import('./sink.ts')).openApnsSink,
})

async function sendPush(
  message: Message<Content>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  if (!/^[0-9a-f]{64,200}$/i.test(message.address)) return failed('address_invalid')
  const { title, body, url, ttlS, isUrgent, collapseId } = message.content
  const payload = JSON.stringify({
    aps: { alert: { title, body }, sound: 'default' },
    messageId: message.id,
    ...(url === null ? {} : { url }),
  })
  if (Buffer.byteLength(payload) > maxBytes) return failed('content_too_large')
  const token = await deps.hold('token', () => createProviderToken(config)).get(deps.clock.now())
  if (token === null) return failed('settings_invalid')
  const request = {
    url: `${config.url.replace(/\/+$/, '')}/3/device/${message.address}`,
    method: 'POST',
    isHttp2: true,
    headers: {
      authorization: `bearer ${token}`,
      'apns-topic': config.topic,
      'apns-push-type': 'alert',
      'apns-id': makeApnsId(message.idempotencyKey),
      'apns-expiration': String(Math.floor(deps.clock.now() / 1_000) + ttlS),
      'apns-priority': isUrgent ? '10' : '5',
      ...(collapseId === undefined ? {} : { 'apns-collapse-id': collapseId }),
    },
    body: payload,
  } as const
  return carryOverHttp(request, { deps, handOver, isIdempotent: false, read: readAnswer })
}

/** A UUID from our key: the same in every attempt. */
function makeApnsId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

export function readAnswer(reply: HttpReply): Outcome | null {
  if (reply.status === 200) return { state: 'sent', providerId: reply.headers['apns-id'] ?? null }
  const reason = readJson(reply)?.reason
  if (typeof reason !== 'string') return null
  const found = reasons[reason]
  if (found !== undefined) return failed(found, { providerCode: reason })
  return null
}

const reasons: Readonly<Record<string, FailureReason>> = {
  BadDeviceToken: 'address_gone',
  Unregistered: 'address_gone',
  ExpiredToken: 'address_gone',
  DeviceTokenNotForTopic: 'address_gone',
  BadTopic: 'settings_invalid',
  TopicDisallowed: 'settings_invalid',
  MissingTopic: 'settings_invalid',
  InvalidProviderToken: 'auth_failed',
  ExpiredProviderToken: 'auth_failed',
  PayloadTooLarge: 'content_too_large',
}

/** Asks for a device that cannot be: Apple looks at the key first. */
async function testKey(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  const token = await createProviderToken(config).get(deps.clock.now())
  if (token === null)
    return {
      isOk: false,
      says: { pl: 'To nie jest klucz .p8 z Apple', en: 'This is no .p8 key of Apple' },
      field: 'key',
    }
  try {
    const reply = await deps.network.call({
      url: `${config.url.replace(/\/+$/, '')}/3/device/00`,
      method: 'POST',
      isHttp2: true,
      headers: { authorization: `bearer ${token}`, 'apns-topic': config.topic },
      body: '{"aps":{}}',
      timeoutMs: deps.patienceMs,
    })
    if (readJson(reply)?.reason === 'BadDeviceToken')
      return { isOk: true, says: { pl: 'Apple przyjęło klucz', en: 'Apple accepted the key' } }
    return {
      isOk: false,
      says: { pl: 'Apple odrzuciło klucz lub identyfikatory', en: 'Apple refused the key or the ids' },
      field: 'keyId',
    }
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    return { isOk: false, says: { pl: 'Apple nie odpowiada', en: 'Apple does not answer' }, field: 'url' }
  }
}
