import { timingSafeEqual } from 'node:crypto'
import { carryOverHttp } from '@splot/contract/plugin/carry'
import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
  type WebhookReply,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { NetworkFault, readJson } from '@splot/contract/plugin/network'
import { failed, type Outcome } from '@splot/contract/plugin/outcome'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { readAnswer, readCallback } from './answer.ts'

const settings = z.strictObject({
  token: field.secret({ pl: 'Token OAuth', en: 'OAuth token' }),
  sender: field.text(
    { pl: 'Pole nadawcy', en: 'Sender name' },
    { pl: 'Zatwierdzone w panelu SMSAPI', en: 'Approved in the SMSAPI panel' },
  ),
  url: field.url({ pl: 'Adres API', en: 'Address of the API' }).default('https://api.smsapi.pl'),
  callbackToken: field
    .secret(
      { pl: 'Hasło w adresie raportów', en: 'Password in the report address' },
      { pl: 'Dopisz je jako ?token=… w panelu', en: 'Append it as ?token=… in the panel' },
    )
    .optional(),
  perSecond: field.perSecond(100).optional(),
})
type Settings = z.output<typeof settings>
const content = z.strictObject({ text: z.string().min(1).max(918) })

/** SMS through SMSAPI. */
export const smsSmsapi = defineChannel({
  id: 'sms-smsapi',
  label: { pl: 'SMS (SMSAPI)', en: 'SMS (SMSAPI)' },
  icon: 'message-square',
  channel: 'sms',
  addressKind: 'phone',
  config: settings,
  content,
  // `check_idx` makes the provider drop a second message of the same key.
  limits: { maxBytes: null, perSecond: 100, concurrency: 20, isIdempotent: true },
  send: sendSms,
  test: testToken,
  webhook: async (request, config, deps) => readReports(request, config, deps.clock.now()),
  sink: async () => (await import('./sink.ts')).openSmsapiSink,
})

async function sendSms(
  message: Message<z.output<typeof content>>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  const to = /^\+?([1-9]\d{6,14})$/.exec(message.address)?.[1]
  if (to === undefined) return failed('address_invalid')
  const form = new URLSearchParams({
    to,
    from: config.sender,
    message: message.content.text,
    encoding: 'utf-8',
    format: 'json',
    idx: message.idempotencyKey,
    check_idx: '1',
  })
  const request = {
    url: `${config.url.replace(/\/+$/, '')}/sms.do`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${config.token}`,
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body: form.toString(),
  } as const
  return carryOverHttp(request, { deps, handOver, isIdempotent: true, read: readAnswer })
}

function readReports(request: ReceivedRequest, config: Settings, nowMs: number): WebhookReply {
  const [given, wanted] = [request.query.token ?? '', config.callbackToken ?? ''].map((one) =>
    Buffer.from(one),
  )
  if (!given?.length || given.length !== wanted?.length || !timingSafeEqual(given, wanted))
    return { status: 401, reports: [] }
  return { status: 200, reports: readCallback(Buffer.from(request.body).toString(), nowMs) }
}

async function testToken(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  try {
    const reply = await deps.network.call({
      url: `${config.url.replace(/\/+$/, '')}/profile`,
      method: 'GET',
      headers: { authorization: `Bearer ${config.token}` },
      timeoutMs: deps.patienceMs,
    })
    const points = readJson(reply)?.points
    if (reply.status !== 200)
      return {
        isOk: false,
        says: { pl: 'SMSAPI nie przyjęło tokenu', en: 'SMSAPI refused the token' },
        field: 'token',
      }
    return {
      isOk: true,
      says: {
        pl: `SMSAPI odpowiada, stan konta: ${points} pkt`,
        en: `SMSAPI answers, balance: ${points} points`,
      },
    }
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    return { isOk: false, says: { pl: 'SMSAPI nie odpowiada', en: 'SMSAPI does not answer' }, field: 'url' }
  }
}
