import { openHttpSink, type SinkAnswer, type SinkRequest } from '@splot/contract/plugin/http-sink'
import { testPayment } from '@splot/contract/plugin/payment-suite.testkit'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { przelewy24 } from './index.ts'
import { sign } from './sign.ts'

const keys = { merchantId: 1234, posId: 1234, apiKey: 'api-key-of-a-test', crc: 'crc-of-a-test' }
const orderId = 31_000_17

const ok = (data: unknown, status = 200): SinkAnswer => ({
  status,
  body: JSON.stringify({ data, responseCode: 0 }),
})

/** Its server as its documentation describes it: signatures are looked at, a request id is known again. */
async function openProvider() {
  const started = new Set<string>()
  const refunds = new Map<string, number>()
  const confirmed = new Map<string, object>()
  let how: 'well' | 'busy' | 'refuse' = 'well'
  const accept = (request: SinkRequest): SinkAnswer => {
    const basic = `Basic ${Buffer.from(`${keys.posId}:${keys.apiKey}`).toString('base64')}`
    if (request.headers.authorization !== basic) return { status: 401 }
    const [, looked] = /^\/api\/v1\/transaction\/by\/sessionId\/([^/]+)$/.exec(request.path) ?? []
    if (looked !== undefined) {
      const known = confirmed.get(decodeURIComponent(looked))
      return request.method === 'GET' && known !== undefined ? ok(known) : { status: 404 }
    }
    if (request.path === '/api/v1/testAccess') return how === 'busy' ? { status: 503 } : ok(true)
    const body = JSON.parse(request.body.toString())
    const { merchantId, crc } = keys
    if (request.path === '/api/v1/transaction/register') {
      const { sessionId, amount, currency } = body
      if (body.sign !== sign({ sessionId, merchantId, amount, currency, crc })) return { status: 400 }
      started.add(sessionId)
      return ok({ token: `T-${sessionId}` })
    }
    if (request.path === '/api/v1/transaction/verify') {
      const { sessionId, amount, currency } = body
      const due = sign({ sessionId, orderId: body.orderId, amount, currency, crc })
      if (request.method !== 'PUT' || body.sign !== due || confirmed.has(sessionId)) return { status: 400 }
      confirmed.set(sessionId, { sessionId, orderId: body.orderId, amount, currency, status: 2 })
      return ok({ status: 'success' })
    }
    if (how === 'busy') return { status: 503 }
    if (how === 'refuse') return { status: 400 }
    if (refunds.has(body.requestId)) return { status: 409 }
    refunds.set(body.requestId, body.refunds[0].amount)
    return ok([{ ...body.refunds[0], status: true }], 201)
  }
  const server = await openHttpSink({ port: 0, now: () => 0, keep: () => {} }, { accept })
  const network = openNetwork(`127.0.0.1:${server.port}`)
  const withDashes = (key: string) => key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return {
    ...{ started, network, tellsDeclines: false, keyName: 'apiKey' },
    settings: { ...keys, url: `http://127.0.0.1:${server.port}` },
    get refunded() {
      return [...refunds].map(([key, amount]) => ({ id: withDashes(key), amountMinor: BigInt(amount) }))
    },
    behave: (next: typeof how) => {
      how = next
    },
    tell: ({ id, amountMinor, currency }: { id: string; amountMinor: bigint; currency: string }) => {
      const { merchantId, posId, crc } = keys
      const amount = Number(amountMinor)
      const told = {
        merchantId,
        posId,
        sessionId: id,
        amount,
        originAmount: amount,
        currency,
        orderId,
        methodId: 154,
      }
      const body = JSON.stringify({
        ...told,
        statement: 'p24-A1',
        sign: sign({ ...told, statement: 'p24-A1', crc }),
      })
      return { headers: {}, query: {}, body: new TextEncoder().encode(body) }
    },
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

testPayment(przelewy24, openProvider)

it('what it confirmed once and tells again is the same payment; another sum is not', async () => {
  await using there = await openProvider()
  const deps = { network: there.network, clock: { now: () => 0 }, key: '' }
  const told = there.tell({ id: 'a', amountMinor: 100n, currency: 'PLN' })
  const first = await przelewy24.webhook(told, there.settings, deps)
  expect(first).toMatchObject({ status: 200, news: [{ id: 'a', state: 'paid', amountMinor: 100n }] })
  expect(await przelewy24.webhook(told, there.settings, deps)).toEqual(first)
  const other = there.tell({ id: 'a', amountMinor: 200n, currency: 'PLN' })
  expect(await przelewy24.webhook(other, there.settings, deps)).toEqual({ status: 400, news: [] })
})

it('takes nothing that the provider does not confirm', async () => {
  await using there = await openProvider()
  const told = there.tell({ id: 'a', amountMinor: 100n, currency: 'PLN' })
  const settings = { ...there.settings, apiKey: 'another' }
  const deps = { network: there.network, clock: { now: () => 0 }, key: '' }
  expect(await przelewy24.webhook(told, settings, deps)).toEqual({ status: 400, news: [] })
})
