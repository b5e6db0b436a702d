import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { readJson } from '@splot/contract/plugin/network'
import {
  definePayment,
  judgeAnswer,
  type PaymentAsked,
  type PaymentDeps,
  type PaymentNews,
  type PaymentStarted,
  type PaymentWebhook,
  type RefundAsked,
  type Refunded,
} from '@splot/contract/plugin/payment'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const settings = z.strictObject({
  secretKey: field.secret(
    { pl: 'Klucz tajny', en: 'Secret key' },
    { pl: 'Zaczyna się od sk_', en: 'Begins with sk_' },
  ),
  webhookSecret: field.secret(
    { pl: 'Hasło podpisu powiadomień', en: 'Signing secret of the webhook' },
    { pl: 'Zaczyna się od whsec_', en: 'Begins with whsec_' },
  ),
  url: field.url({ pl: 'Adres API', en: 'Address of the API' }).default('https://api.stripe.com'),
})
type Settings = z.output<typeof settings>

/** Older words than this are taken for replayed ones, as the provider's own libraries do. */
const toleratedS = 300

/** Stripe Checkout: cards, wallets, BLIK and transfers on the provider's page. */
export const stripe = definePayment({
  id: 'stripe',
  label: { pl: 'Stripe', en: 'Stripe' },
  icon: 'credit-card',
  config: settings,
  currencies: null,
  start: open,
  refund,
  webhook: async (request, config, deps) => hear(request, config, deps.clock.now()),
  async check(config, { network }) {
    const headers = { authorization: `Bearer ${config.secretKey}` }
    const url = `${baseOf(config)}/v1/balance`
    return judgeAnswer((await network.call({ url, method: 'GET', headers })).status)
  },
})

const baseOf = ({ url }: Settings) => url.replace(/\/+$/, '')

async function call(
  { network }: PaymentDeps,
  config: Settings,
  o: { path: string; key: string; form: Readonly<Record<string, string>> },
) {
  const reply = await network.call({
    url: `${baseOf(config)}/v1${o.path}`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${config.secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      // The same key is the same payment, whatever became of the answer.
      'idempotency-key': o.key,
    },
    body: new URLSearchParams(o.form).toString(),
  })
  return { status: reply.status, body: readJson(reply) }
}

const failed = (status: number) =>
  ({
    state: 'failed',
    isRetryable: status === 409 || status === 429 || status >= 500,
    reason: `http_${status}`,
  }) as const

async function open(asked: PaymentAsked, config: Settings, deps: PaymentDeps): Promise<PaymentStarted> {
  const { id, amountMinor, currency, orderNumber, email, language, returnUrl } = asked
  const form = {
    ...{ mode: 'payment', client_reference_id: id, 'metadata[payment]': id, locale: language },
    'payment_intent_data[metadata][payment]': id,
    ...{ success_url: returnUrl, cancel_url: returnUrl },
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': String(amountMinor),
    'line_items[0][price_data][product_data][name]': orderNumber,
    ...(email === null ? {} : { customer_email: email }),
  }
  const { status, body } = await call(deps, config, { path: '/checkout/sessions', key: id, form })
  const read = z.object({ id: z.string(), url: z.string() }).safeParse(body)
  if (status !== 200 || !read.success) return failed(status)
  return { state: 'started', ref: read.data.id, url: read.data.url }
}

const session = z.object({
  type: z.string(),
  data: z.object({
    object: z.object({
      client_reference_id: z.string().nullish(),
      payment_intent: z.string().nullish(),
      payment_status: z.string().optional(),
      amount_total: z.number().int().nullish(),
      currency: z.string().nullish(),
    }),
  }),
})

const states: Readonly<Record<string, PaymentNews['state'] | undefined>> = {
  'checkout.session.completed': 'paid',
  'checkout.session.async_payment_succeeded': 'paid',
  'checkout.session.async_payment_failed': 'declined',
  'checkout.session.expired': 'declined',
}

function hear({ headers, body }: ReceivedRequest, { webhookSecret }: Settings, now: number): PaymentWebhook {
  const text = new TextDecoder().decode(body)
  if (!isSigned(headers['stripe-signature'] ?? '', { text, secret: webhookSecret, now }))
    return { status: 401, news: [] }
  const read = session.safeParse(parse(text))
  // Of its many events only these speak of a payment of ours.
  if (!read.success) return { status: 200, news: [] }
  const { type, data } = read.data
  const { client_reference_id: id, payment_intent: ref, payment_status, amount_total, currency } = data.object
  const state = states[type]
  const isAwaited = type === 'checkout.session.completed' && payment_status !== 'paid'
  if (id == null || state === undefined || isAwaited || amount_total == null) return { status: 200, news: [] }
  const amountMinor = BigInt(amount_total)
  const news = { id, state, ref: ref ?? '', amountMinor, currency: (currency ?? '').toUpperCase() }
  return { status: 200, news: [news] }
}

/** `t=…,v1=…`: HMAC-SHA256 over time and body; several `v1` while a secret is changed. */
function isSigned(header: string, o: { text: string; secret: string; now: number }): boolean {
  const parts = header.split(',').map((part) => part.trim().split('='))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(time) || Math.abs(o.now / 1_000 - Number(time)) > toleratedS) return false
  const due = createHmac('sha256', o.secret).update(`${time}.${o.text}`).digest()
  return parts.some(([name, value = '']) => {
    const given = Buffer.from(value, 'hex')
    return name === 'v1' && given.length === due.length && timingSafeEqual(given, due)
  })
}

const madeRefund = z.object({ id: z.string(), status: z.string().nullish() })
const madeRefunds = z.object({
  data: z.array(madeRefund.extend({ metadata: z.record(z.string(), z.string()).nullish() })),
})
const isUndone = ({ status }: z.output<typeof madeRefund>) => status === 'failed' || status === 'canceled'

/**
 * The provider forgets keys after a day and repeats under them whatever it said first, faults too: what it has made of this refund
 * is looked up before it is asked, so that it is neither paid back twice nor refused for ever.
 */
async function refund(asked: RefundAsked, config: Settings, deps: PaymentDeps): Promise<Refunded> {
  const { id, ref, amountMinor } = asked
  const before = await listMade(asked, config, deps)
  if ('status' in before) return failed(before.status)
  const standing = before.made.find((one) => !isUndone(one))
  if (standing !== undefined) return { state: 'done', ref: standing.id }
  const key = before.made.length === 0 ? id : `${id}-${before.made.length}`
  const form = { payment_intent: ref, amount: String(amountMinor), 'metadata[refund]': id }
  const { status, body } = await call(deps, config, { path: '/refunds', key, form })
  const read = madeRefund.safeParse(body)
  if (status !== 200 || !read.success) return failed(status)
  if (isUndone(read.data)) return { state: 'failed', isRetryable: false, reason: 'refund_refused' }
  return { state: 'done', ref: read.data.id }
}

/** What the provider has made of this refund until now, the newest first. */
async function listMade({ id, ref }: RefundAsked, config: Settings, { network }: PaymentDeps) {
  const url = `${baseOf(config)}/v1/refunds?payment_intent=${encodeURIComponent(ref)}&limit=100`
  const headers = { authorization: `Bearer ${config.secretKey}` }
  const reply = await network.call({ url, method: 'GET', headers })
  const read = madeRefunds.safeParse(readJson(reply))
  if (reply.status !== 200 || !read.success) return { status: reply.status }
  return { made: read.data.data.filter(({ metadata }) => metadata?.refund === id) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
