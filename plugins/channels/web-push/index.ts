import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { type HttpRequest, judgeFault, judgeReply } from '@splot/contract/plugin/network'
import { failed, type Outcome } from '@splot/contract/plugin/outcome'
import { field, headerText } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { areKeys, encryptPush, maxPlainBytes } from './encrypt.ts'
import { createVapid, makeJwk } from './vapid.ts'

const settings = z.strictObject({
  publicKey: field.text({ pl: 'Klucz publiczny VAPID', en: 'VAPID public key' }),
  privateKey: field.secret({ pl: 'Klucz prywatny VAPID', en: 'VAPID private key' }),
  contact: z
    .string()
    .max(320)
    .regex(/^(mailto:|https:\/\/)\S+$/)
    .meta({
      label: { pl: 'Kontakt dla operatora push', en: 'Contact for the push service' },
      hint: { pl: 'mailto:… albo adres strony', en: 'mailto:… or an address of a page' },
    }),
  perSecond: field.perSecond(10_000).optional(),
})
type Settings = z.output<typeof settings>

const link = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[\x21-\x7e]+$/i, 'header_injection')

const content = z.strictObject({
  title: z.string().min(1).max(200),
  body: z.string().max(1_000),
  url: link.nullable(),
  icon: link.optional(),
  image: link.optional(),
  actions: z
    .array(z.strictObject({ title: z.string().min(1).max(60), url: link }))
    .max(2)
    .default([]),
  /** How long the push service keeps it for a browser that is off, seconds. */
  ttlS: z.number().int().min(0).max(2_419_200).default(86_400),
  urgency: z.enum(['very-low', 'low', 'normal', 'high']).default('normal'),
  /** A newer message of the same topic replaces one that still waits. */
  topic: headerText(32)
    .regex(/^[\w-]+$/, 'header_injection')
    .optional(),
})
type Content = z.output<typeof content>

/** Notifications of the browser (RFC 8030, 8291, 8292). */
export const webPush = defineChannel({
  id: 'web-push',
  label: { pl: 'Powiadomienia w przeglądarce', en: 'Browser notifications' },
  icon: 'bell',
  channel: 'push',
  addressKind: 'push_endpoint',
  config: settings,
  content,
  limits: { maxBytes: maxPlainBytes, perSecond: null, concurrency: 100, isIdempotent: false },
  send: sendPush,
  test: async (config) => testKeys(config),
  sink: async () => (await import('./sink.ts')).openPushSink,
})

async function sendPush(
  message: Message<Content>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  if (!areKeys(message.addressKeys) || !URL.canParse(message.address)) return failed('address_invalid')
  const request = await makeRequest(message, message.addressKeys, config, deps)
  if ('state' in request) return request
  handOver()
  try {
    const reply = await deps.network.call(request)
    const how = { nowMs: deps.clock.now(), isIdempotent: false }
    return judgeReply(reply, how) ?? { state: 'sent', providerId: reply.headers.location ?? null }
  } catch (error) {
    return judgeFault(error, { isIdempotent: false })
  }
}

async function makeRequest(
  message: Message<Content>,
  keys: { p256dh: string; auth: string },
  config: Settings,
  deps: ChannelDeps,
): Promise<HttpRequest | Outcome> {
  const { ttlS, urgency, topic, ...shown } = message.content
  const plain = Buffer.from(JSON.stringify({ id: message.id, ...shown }))
  if (plain.length > maxPlainBytes) return failed('content_too_large')
  if (makeJwk(config.publicKey, config.privateKey) === null) return failed('settings_invalid')
  const vapid = deps.hold('vapid', () => createVapid(config))
  const authorization = await vapid.authorize(new URL(message.address).origin, deps.clock.now())
  const body = encryptOrNull(plain, keys)
  if (body === null) return failed('address_invalid')
  const headers = {
    authorization,
    ttl: String(ttlS),
    urgency,
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    ...(topic === undefined ? {} : { topic }),
  }
  return { url: message.address, method: 'POST', headers, body, timeoutMs: deps.patienceMs }
}

/** A key that is no point of the curve came from a broken or forged subscription. */
function encryptOrNull(plain: Buffer, keys: { p256dh: string; auth: string }): Buffer | null {
  try {
    return encryptPush(plain, keys)
  } catch {
    return null
  }
}

function testKeys({ publicKey, privateKey }: Settings): TestReport {
  return makeJwk(publicKey, privateKey) === null
    ? {
        isOk: false,
        says: {
          pl: 'Klucze VAPID mają złą długość: wklej parę wygenerowaną dla tej strony',
          en: 'The VAPID keys have the wrong length: paste the pair made for this site',
        },
        field: 'publicKey',
      }
    : { isOk: true, says: { pl: 'Klucze są poprawne', en: 'The keys are well-formed' } }
}
