import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { readJson } from '@splot/contract/plugin/network'
import {
  definePayment,
  judgeAnswer,
  type PaymentAsked,
  type PaymentDeps,
  type PaymentStarted,
  type PaymentWebhook,
  type RefundAsked,
  type Refunded,
} from '@splot/contract/plugin/payment'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { isSame, sign } from './sign.ts'

const settings = z.strictObject({
  merchantId: field.integer({ pl: 'ID sprzedawcy', en: 'Merchant id' }, [1, 999_999_999]),
  posId: field.integer({ pl: 'ID sklepu', en: 'Shop id (POS)' }, [1, 999_999_999], {
    pl: 'Zwykle takie samo jak ID sprzedawcy',
    en: 'Usually the same as the merchant id',
  }),
  apiKey: field.secret({ pl: 'Klucz do raportów (API)', en: 'API key' }),
  crc: field.secret({ pl: 'Klucz CRC', en: 'CRC key' }),
  url: field
    .url(
      { pl: 'Adres API', en: 'Address of the API' },
      { pl: 'Na próbę: https://sandbox.przelewy24.pl', en: 'For trials: https://sandbox.przelewy24.pl' },
    )
    .default('https://secure.przelewy24.pl'),
})
type Settings = z.output<typeof settings>

/** Przelewy24: transfers, BLIK, cards. Its word of a payment counts once it has confirmed it to our question. */
export const przelewy24 = definePayment({
  id: 'przelewy24',
  label: { pl: 'Przelewy24', en: 'Przelewy24' },
  icon: 'landmark',
  config: settings,
  currencies: ['PLN', 'EUR', 'GBP', 'CZK'],
  asksEmail: true,
  start: register,
  refund,
  webhook: hear,
  check: async (config, deps) =>
    judgeAnswer((await call(deps, config, { method: 'GET', path: '/testAccess' })).status),
})

const base = ({ url }: Settings) => url.replace(/\/+$/, '')

async function call(
  { network }: PaymentDeps,
  config: Settings,
  o: { method: 'GET' | 'POST' | 'PUT'; path: string; body?: object },
) {
  const { posId, apiKey } = config
  const headers = {
    authorization: `Basic ${Buffer.from(`${posId}:${apiKey}`).toString('base64')}`,
    'content-type': 'application/json',
  }
  const reply = await network.call({
    ...{ url: `${base(config)}/api/v1${o.path}`, method: o.method, headers },
    ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
  })
  return { status: reply.status, data: readJson(reply)?.data }
}

const failed = (status: number) =>
  ({ state: 'failed', isRetryable: status === 429 || status >= 500, reason: `http_${status}` }) as const

async function register(asked: PaymentAsked, config: Settings, deps: PaymentDeps): Promise<PaymentStarted> {
  if (asked.email === null) return { state: 'failed', isRetryable: false, reason: 'email_missing' }
  const { merchantId, posId, crc } = config
  const { id: sessionId, currency, orderNumber, email, language } = asked
  const amount = Number(asked.amountMinor)
  const body = {
    ...{ merchantId, posId, sessionId, amount, currency, email, language, country: 'PL' },
    ...{ description: orderNumber, urlReturn: asked.returnUrl, urlStatus: asked.notifyUrl },
    sign: sign({ sessionId, merchantId, amount, currency, crc }),
  }
  const { status, data } = await call(deps, config, { method: 'POST', path: '/transaction/register', body })
  const read = z.object({ token: z.string() }).safeParse(data)
  if (status !== 200 || !read.success) return failed(status)
  return { state: 'started', ref: read.data.token, url: `${base(config)}/trnRequest/${read.data.token}` }
}

const notification = z.object({
  merchantId: z.number(),
  posId: z.number(),
  sessionId: z.string(),
  amount: z.number().int().positive(),
  originAmount: z.number().int(),
  currency: z.string(),
  orderId: z.number(),
  methodId: z.number(),
  statement: z.string(),
  sign: z.string(),
})

async function hear({ body }: ReceivedRequest, config: Settings, deps: PaymentDeps): Promise<PaymentWebhook> {
  const read = notification.safeParse(parse(body))
  if (!read.success) return { status: 400, news: [] }
  const { sign: given, ...told } = read.data
  const { merchantId, posId, sessionId, amount, originAmount, currency, orderId, methodId, statement } = told
  const due = sign({
    ...{ merchantId, posId, sessionId, amount, originAmount, currency, orderId, methodId, statement },
    crc: config.crc,
  })
  const isOurs = merchantId === config.merchantId && posId === config.posId
  if (!isOurs || !isSame(given, due)) return { status: 401, news: [] }
  const proof = sign({ sessionId, orderId, amount, currency, crc: config.crc })
  const asked = { merchantId, posId, sessionId, amount, currency, orderId, sign: proof }
  const { status, data } = await call(deps, config, {
    method: 'PUT',
    path: '/transaction/verify',
    body: asked,
  })
  const isNow = status === 200 && z.object({ status: z.literal('success') }).safeParse(data).success
  const isSure =
    isNow || (status < 500 && (await isKnown(deps, config, { sessionId, orderId, amount, currency })))
  // Until it is verified nothing is taken: the provider is to tell again.
  if (!isSure) return { status: status >= 500 || status === 429 ? 503 : 400, news: [] }
  const news = {
    id: sessionId,
    state: 'paid',
    ref: String(orderId),
    amountMinor: BigInt(amount),
    currency,
  } as const
  return { status: 200, news: [news] }
}

/** As its panel shows it: paid, and confirmed. */
const confirmed = 2

/** Confirmed once is not confirmed again: an answer of ours that was lost is told anew, and the payment looked up. */
async function isKnown(
  deps: PaymentDeps,
  config: Settings,
  told: { sessionId: string; orderId: number; amount: number; currency: string },
): Promise<boolean> {
  const { sessionId, orderId, amount, currency } = told
  const path = `/transaction/by/sessionId/${encodeURIComponent(sessionId)}`
  const { status, data } = await call(deps, config, { method: 'GET', path })
  const same = { orderId: z.literal(orderId), amount: z.literal(amount), currency: z.literal(currency) }
  return status === 200 && z.object({ ...same, status: z.literal(confirmed) }).safeParse(data).success
}

async function refund(asked: RefundAsked, config: Settings, deps: PaymentDeps): Promise<Refunded> {
  // The provider's own key of a request, at most 35 signs: asked again, it is the same one.
  const key = asked.id.replaceAll('-', '')
  const one = {
    ...{ orderId: Number(asked.ref), sessionId: asked.paymentId, amount: Number(asked.amountMinor) },
    description: asked.orderNumber.slice(0, 35),
  }
  const body = { requestId: key, refundsUuid: key, refunds: [one] }
  const { status, data } = await call(deps, config, { method: 'POST', path: '/transaction/refund', body })
  // 409: this request is known; it was taken before.
  if (status === 409) return { state: 'done', ref: key }
  const read = z.array(z.object({ status: z.boolean() })).safeParse(data)
  if ((status !== 200 && status !== 201) || !read.success) return failed(status)
  const isTaken = read.data.every((each) => each.status)
  return isTaken
    ? { state: 'done', ref: key }
    : { state: 'failed', isRetryable: false, reason: 'refund_refused' }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
