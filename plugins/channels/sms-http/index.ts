import { carryOverHttp } from '@splot/contract/plugin/carry'
import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { type HttpRequest, NetworkFault, readJson } from '@splot/contract/plugin/network'
import { failed, type Outcome } from '@splot/contract/plugin/outcome'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { fill, findAt } from './fill.ts'

const settings = z.strictObject({
  url: field.url(
    { pl: 'Adres bramki', en: 'Address of the gateway' },
    { pl: 'Można użyć {to}, {text}, {id}, {sender}', en: '{to}, {text}, {id}, {sender} may be used' },
  ),
  method: field
    .choice(
      { pl: 'Metoda', en: 'Method' },
      { POST: { pl: 'POST', en: 'POST' }, GET: { pl: 'GET', en: 'GET' } },
    )
    .default('POST'),
  bodyKind: field
    .choice(
      { pl: 'Rodzaj treści', en: 'Kind of body' },
      { json: { pl: 'JSON', en: 'JSON' }, form: { pl: 'Formularz', en: 'Form' } },
    )
    .default('json'),
  body: z
    .string()
    .max(4_000)
    .default('{"to":"{to}","text":"{text}","from":"{sender}","id":"{id}"}')
    .meta({ label: { pl: 'Treść zapytania', en: 'Body of the request' }, isLong: true }),
  sender: field.text({ pl: 'Nadawca', en: 'Sender' }),
  token: field
    .secret({ pl: 'Token (Authorization: Bearer)', en: 'Token (Authorization: Bearer)' })
    .optional(),
  idPath: field
    .text(
      { pl: 'Ścieżka identyfikatora w odpowiedzi', en: 'Path of the id in the answer' },
      { pl: 'np. messages.0.id', en: 'e.g. messages.0.id' },
    )
    .optional(),
  isIdempotent: field
    .flag(
      { pl: 'Bramka pomija powtórzony Idempotency-Key', en: 'The gateway drops a repeated Idempotency-Key' },
      { pl: 'Włącz tylko, jeśli dostawca to gwarantuje', en: 'Only where the provider guarantees it' },
    )
    .default(false),
  perSecond: field.perSecond(1_000).optional(),
})
type Settings = z.output<typeof settings>
const content = z.strictObject({ text: z.string().min(1).max(1_530) })

/** SMS through any gateway that takes an HTTP request. */
export const smsHttp = defineChannel({
  id: 'sms-http',
  label: { pl: 'SMS (bramka HTTP)', en: 'SMS (HTTP gateway)' },
  icon: 'message-square',
  channel: 'sms',
  addressKind: 'phone',
  config: settings,
  content,
  limits: { maxBytes: null, perSecond: null, concurrency: 20, isIdempotent: false },
  send: sendSms,
  test: testGateway,
  sink: async () => (await import('./sink.ts')).openGatewaySink,
})

async function sendSms(
  message: Message<z.output<typeof content>>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  if (!/^\+?[1-9]\d{6,14}$/.test(message.address)) return failed('address_invalid')
  const places = { to: message.address, text: message.content.text, id: message.id, sender: config.sender }
  return carryOverHttp(makeRequest(config, places, message.idempotencyKey), {
    deps,
    handOver,
    isIdempotent: config.isIdempotent,
    read(reply) {
      if (reply.status < 200 || reply.status > 299) return null
      const id = config.idPath === undefined ? null : findAt(readJson(reply), config.idPath)
      return { state: 'sent', providerId: id }
    },
  })
}

function makeRequest(config: Settings, places: Parameters<typeof fill>[1], key: string): HttpRequest {
  const { url, method, bodyKind, body, token } = config
  const type = bodyKind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
  return {
    url: fill(url, places, 'url'),
    method,
    headers: {
      'idempotency-key': key,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' ? {} : { 'content-type': `${type}; charset=utf-8` }),
    },
    ...(method === 'GET' ? {} : { body: fill(body, places, bodyKind) }),
  }
}

/** The gateway is only reached, no message is sent: what it answers to an empty request is its own affair. */
async function testGateway(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  try {
    const { origin } = new URL(fill(config.url, { to: '0', text: '', id: '', sender: '' }, 'url'))
    await deps.network.call({ url: origin, method: 'GET', timeoutMs: deps.patienceMs })
    return {
      isOk: true,
      says: {
        pl: 'Bramka odpowiada; token sprawdzi pierwsza wiadomość',
        en: 'The gateway answers; the first message will try the token',
      },
    }
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    return error.code === 'url_forbidden'
      ? {
          isOk: false,
          says: {
            pl: 'Ten adres jest niedozwolony: musi być publiczny i zaczynać się od https',
            en: 'This address is not allowed: it must be public and begin with https',
          },
          field: 'url',
        }
      : { isOk: false, says: { pl: 'Bramka nie odpowiada', en: 'The gateway does not answer' }, field: 'url' }
  }
}
