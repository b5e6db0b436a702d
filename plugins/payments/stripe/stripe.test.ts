import { openHttpSink, type SinkAnswer, type SinkRequest } from '@splot/contract/plugin/http-sink'
import type { PaymentNews } from '@splot/contract/plugin/payment'
import { testPayment } from '@splot/contract/plugin/payment-suite.testkit'
import Stripe from 'stripe'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { stripe } from './index.ts'

const keys = { secretKey: 'sk_test_of_no_use', webhookSecret: 'whsec_of_a_test' }
// The provider's own library signs: what it signs must be believed.
const library = new Stripe('sk_test_of_no_use')
const now = Date.parse('2026-11-22T12:00:00Z')

type News = Pick<PaymentNews, 'id' | 'state' | 'amountMinor' | 'currency'>

function signed(event: object, timestamp = now / 1_000) {
  const payload = JSON.stringify(event)
  const header = library.webhooks.generateTestHeaderString({ payload, secret: keys.webhookSecret, timestamp })
  return { headers: { 'stripe-signature': header }, query: {}, body: new TextEncoder().encode(payload) }
}

const eventOf = ({ id, state, amountMinor, currency }: News, more: object = {}) => ({
  type: state === 'paid' ? 'checkout.session.completed' : 'checkout.session.async_payment_failed',
  data: {
    object: {
      ...{
        client_reference_id: id,
        payment_intent: 'pi_1',
        payment_status: state === 'paid' ? 'paid' : 'unpaid',
      },
      ...{ amount_total: Number(amountMinor), currency: currency.toLowerCase() },
      ...more,
    },
  },
})

async function openProvider() {
  const started = new Set<string>()
  const refunds = new Map<string, { id: string; amountMinor: bigint; status: string }>()
  /** Answers under a key are kept for a day. */
  const answers = new Map<string, SinkAnswer>()
  let how: 'well' | 'busy' | 'refuse' | 'deaf' | 'fails' = 'well'
  const accept = (request: SinkRequest): SinkAnswer => {
    if (request.headers.authorization !== `Bearer ${keys.secretKey}`) return { status: 401 }
    const key = request.headers['idempotency-key'] ?? ''
    const form = new URLSearchParams(request.body.toString())
    if (request.path === '/v1/checkout/sessions') {
      started.add(form.get('client_reference_id') ?? '')
      return {
        status: 200,
        body: JSON.stringify({ id: `cs_${key}`, url: `https://checkout.stripe.test/${key}` }),
      }
    }
    if (how === 'busy') return { status: 503 }
    if (request.path === '/v1/balance') return { status: 200, body: '{}' }
    if (request.method === 'GET') {
      const data = [...refunds].map(([name, one]) => ({
        ...{ id: name, status: one.status, metadata: { refund: one.id } },
      }))
      return { status: 200, body: JSON.stringify({ data, has_more: false }) }
    }
    if (how === 'refuse') return { status: 400 }
    const known = answers.get(key)
    if (known !== undefined) return known
    const status = how === 'fails' ? 'failed' : 'succeeded'
    const [id, amountMinor] = [form.get('metadata[refund]') ?? '', BigInt(form.get('amount') ?? 0)]
    const name = `re_${refunds.size}`
    refunds.set(name, { id, amountMinor, status })
    // It carried the refund out, and its answer is a fault: under this key it says so all day.
    const answer =
      how === 'deaf' ? { status: 500 } : { status: 200, body: JSON.stringify({ id: name, status }) }
    answers.set(key, answer)
    return answer
  }
  const server = await openHttpSink({ port: 0, now: () => 0, keep: () => {} }, { accept })
  const network = openNetwork(`127.0.0.1:${server.port}`)
  return {
    ...{
      started,
      network,
      tellsDeclines: true,
      keyName: 'secretKey',
      settings: { ...keys, url: `http://127.0.0.1:${server.port}` },
    },
    get refunded() {
      return [...refunds.values()].flatMap(({ id, amountMinor, status }) =>
        status === 'succeeded' ? [{ id, amountMinor }] : [],
      )
    },
    /** A day later it knows no key any more. */
    forget: () => answers.clear(),
    behave: (next: typeof how) => {
      how = next
    },
    tell: (news: News) => signed(eventOf(news)),
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

testPayment(stripe, openProvider)

const paid: News = {
  id: '01940000-0000-7000-8000-00000000000a',
  state: 'paid',
  amountMinor: 100n,
  currency: 'PLN',
}
const hear = (request: ReturnType<typeof signed>) =>
  stripe.webhook(request, keys, { network: openNetwork('127.0.0.1:9'), clock: { now: () => now }, key: '' })

it('a word told again much later is not believed', async () => {
  expect(await hear(signed(eventOf(paid), now / 1_000 - 301))).toEqual({ status: 401, news: [] })
  expect((await hear(signed(eventOf(paid), now / 1_000 - 299))).news).toHaveLength(1)
})

it('what is not paid yet, and what is not of ours, is heard and left', async () => {
  expect(await hear(signed(eventOf(paid, { payment_status: 'unpaid' })))).toEqual({ status: 200, news: [] })
  expect(await hear(signed(eventOf(paid, { client_reference_id: null })))).toEqual({ status: 200, news: [] })
  expect(await hear(signed({ type: 'invoice.paid', data: { object: {} } }))).toEqual({
    status: 200,
    news: [],
  })
})

const asked = {
  ...{ id: '01940000-0000-7000-8000-0000000000f1', paymentId: paid.id, ref: 'pi_1', orderNumber: 'Z-1' },
  ...{ amountMinor: 40n, currency: 'PLN' },
}
const world = (network: Parameters<typeof stripe.refund>[2]['network']) => ({
  ...{ network, clock: { now: () => now }, key: '' },
})

it('a refund whose answer was lost is paid back once, though the provider has forgotten its key by then', async () => {
  await using provider = await openProvider()
  provider.behave('deaf')
  const refund = () => stripe.refund(asked, provider.settings, world(provider.network))
  expect(await refund()).toMatchObject({ state: 'failed', isRetryable: true })
  provider.forget()
  provider.behave('well')
  expect(await refund()).toMatchObject({ state: 'done' })
  expect(provider.refunded).toEqual([{ id: asked.id, amountMinor: 40n }])
})

it('a refund that came to nothing can be tried again the same day', async () => {
  await using provider = await openProvider()
  provider.behave('fails')
  const refund = () => stripe.refund(asked, provider.settings, world(provider.network))
  expect(await refund()).toMatchObject({ state: 'failed', isRetryable: false })
  provider.behave('well')
  expect(await refund()).toMatchObject({ state: 'done' })
  expect(provider.refunded).toEqual([{ id: asked.id, amountMinor: 40n }])
})
