import { carryOverHttp } from '@splot/contract/plugin/carry'
import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { type HttpRequest, judgeFault, judgeReply } from '@splot/contract/plugin/network'
import { failed, failureReasons, type Outcome } from '@splot/contract/plugin/outcome'
import { field, headerText } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { signWebhook } from './sign.ts'

const secretForm = /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/
const secret = (pl: string, en: string) =>
  z
    .string()
    .max(200)
    .regex(secretForm)
    .meta({ label: { pl, en }, hint: { pl: 'whsec_…', en: 'whsec_…' }, isSecret: true })

const settings = z.strictObject({
  secret: secret('Klucz podpisu', 'Signing key'),
  previousSecret: secret(
    'Poprzedni klucz (na czas wymiany)',
    'Previous key (while it is replaced)',
  ).optional(),
  testUrl: field.url({ pl: 'Adres próbny', en: 'Address for the test' }).optional(),
})
type Settings = z.output<typeof settings>

const content = z.strictObject({
  type: headerText(200).min(1),
  data: z.record(z.string(), z.unknown()),
})

const maxBytes = 256 * 1024

/** A signed call to a system of the retailer's (Standard Webhooks). */
export const webhook = defineChannel({
  id: 'webhook',
  label: { pl: 'Webhook', en: 'Webhook' },
  icon: 'webhook',
  channel: 'web',
  addressKind: 'url',
  config: settings,
  content,
  // The specification has receivers drop an id they have seen.
  limits: { maxBytes, perSecond: null, concurrency: 20, isIdempotent: true },
  send: sendCall,
  test: testCall,
  sink: async () => (await import('./sink.ts')).openWebhookSink,
})

async function sendCall(
  message: Message<z.output<typeof content>>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  const nowMs = deps.clock.now()
  const { type, data } = message.content
  const body = JSON.stringify({ type, timestamp: new Date(nowMs).toISOString(), data })
  if (Buffer.byteLength(body) > maxBytes) return failed('content_too_large')
  const request = makeRequest(config, { id: message.idempotencyKey, url: message.address, body, nowMs })
  return carryOverHttp(request, { deps, handOver, isIdempotent: true, read: () => null })
}

function makeRequest(
  config: Settings,
  call: { id: string; url: string; body: string; nowMs: number },
): HttpRequest {
  const timestampS = Math.floor(call.nowMs / 1_000)
  const secrets = [config.secret, ...(config.previousSecret === undefined ? [] : [config.previousSecret])]
  return {
    url: call.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': call.id,
      'webhook-timestamp': String(timestampS),
      'webhook-signature': signWebhook(secrets, call.id, timestampS, call.body),
    },
    body: call.body,
    maxReplyBytes: 64 * 1024,
  }
}

async function testCall(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  if (config.testUrl === undefined)
    return {
      isOk: true,
      says: {
        pl: 'Klucz jest poprawny; podaj adres próbny, by wysłać wywołanie',
        en: 'The key is well-formed; give an address for the test to send a call',
      },
    }
  const nowMs = deps.clock.now()
  const body = JSON.stringify({ type: 'splot.test', timestamp: new Date(nowMs).toISOString(), data: {} })
  const call = { id: `test-${nowMs}`, url: config.testUrl, body, nowMs }
  const outcome = await deps.network
    .call({ ...makeRequest(config, call), timeoutMs: deps.patienceMs })
    .then((reply) => judgeReply(reply, { nowMs, isIdempotent: true }))
    .catch((error: unknown) => judgeFault(error, { isIdempotent: true }))
  if (outcome === null)
    return {
      isOk: true,
      says: { pl: 'Odbiorca przyjął podpisane wywołanie', en: 'The receiver took the signed call' },
    }
  const reason = outcome.state === 'failed' ? outcome.reason : 'no_answer'
  return { isOk: false, says: failureReasons[reason], field: 'testUrl' }
}
