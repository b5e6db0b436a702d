import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemIds } from '../../server/platform/ids.ts'
import { readInstallSecret } from '../../server/platform/install-secret.ts'
import { emailOf } from './bad-reach.ts'
import { badRows, badTrades, mostLines, openShop, sale } from './bad-trade.ts'
import { post, type Reply } from './kit/client.ts'
import type { Asked, Desk } from './kit/desk.ts'

const kept = [
  ...['commerce.product', 'commerce.variant', 'commerce.price', 'commerce.movement', 'commerce.reservation'],
  ...['commerce.order_head', 'commerce.order_key', 'commerce.payment_intent', 'commerce.document_change'],
  ...['commerce.points_entry', 'commerce.coupon_pool', 'commerce.order_settings'],
]

interface Order {
  id: string
  state: string
  placedAt: string
  lines: { line: string }[]
  totals: { total: string; paid: string; refunded: string; due: string }
}
interface Placed {
  order: Order
  pay: { url: string } | null
}

const hourMs = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

/** What no shop can mean, forged and replayed words, clocks that are wrong: a clear answer each, nothing lost. */
export function testTrade(open: () => Desk): void {
  let desk: Desk
  let customer = ''
  let minted = 0
  beforeAll(async () => {
    desk = open()
    await openShop(desk)
    customer = (await desk.judge(emailOf('maja'))).id
  })
  const keyed = (o: Asked): Asked => ({ key: `the-key-${++minted}`, ...o })
  const call = (method: string, path: string, o: Asked = {}) =>
    desk.call(method, path.replace('{customer}', customer), keyed(o))
  const act = <T>(method: string, path: string, body?: object): Promise<T> =>
    desk.act(method, path.replace('{customer}', customer), keyed(body === undefined ? {} : { body }))
  const count = async () => {
    const { log: _, ...rest } = (await desk.countKept(kept)) ?? {}
    return rest
  }
  const orderOf = (id: string) => act<Order>('GET', `/orders/${id}`)

  describe('trade: refused whole, with its reason and its cure in both languages, and nothing kept', () => {
    test.each(badTrades.map((one) => [one.what, one] as const))('%s', async (_, one) => {
      const { method = 'POST', path, body, status, code, place, says } = one
      const before = await count()
      const [polish, english] = [
        await call(method, path, { body, language: 'pl' }),
        await call(method, path, { body }),
      ]
      for (const reply of [polish, english]) {
        expect({ status: reply.status, code: reply.json.code }).toEqual({ status, code })
        expect(reply.headers.get('content-type')).toContain('application/problem+json')
        if (place !== undefined) expect(reply.json.path).toBe(place)
        expect(String(reply.json.hint).length).toBeGreaterThan(10)
      }
      if (says !== undefined) expect(`${english.json.title} ${english.json.hint}`).toMatch(says)
      expect(polish.json.title).not.toBe(english.json.title)
      expect(await count()).toEqual(before)
    })

    test('a sale without a key of its own', async () => {
      const reply = await desk.call('POST', '/orders', { body: sale })
      expect([reply.status, reply.json.code]).toEqual([400, 'idempotency_key'])
    })
  })

  describe('trade: a row that cannot be is answered, and the one beside it taken', () => {
    test.each(badRows.map((one) => [one.what, one] as const))('%s', async (_, one) => {
      for (const language of ['pl', 'en'] as const) {
        const reply = await call('POST', one.path, { body: { items: [one.row, one.beside] }, language })
        expect(reply.status, reply.text).toBe(200)
        const [bad, good] = reply.json.items as Record<string, unknown>[]
        expect(bad).toMatchObject({ outcome: 'refused', code: one.code, path: one.place })
        expect(String(bad?.hint).length).toBeGreaterThan(10)
        if (language === 'en' && one.says !== undefined) expect(bad?.hint).toMatch(one.says)
        expect(good?.outcome).not.toBe('refused')
      }
    })
  })

  describe('trade: what comes by and by', () => {
    test('a cart holds two hundred lines, whatever else is put in', async () => {
      const add = (sku: string) => ({ id: `lot-of-${sku}`, kind: 'add', sku, quantity: 1 })
      const lots = Array.from({ length: mostLines }, (_, i) => add(`lot-${i}`))
      const path = '/customers/{customer}/cart'
      await act('POST', `${path}/changes`, { changes: lots })
      const reply = await call('POST', `${path}/changes`, { body: { changes: [add('hat-1')] } })
      expect([reply.status, reply.json.code, reply.json.path]).toEqual([422, 'cart_full', 'body.changes.0'])
      expect((await act<{ lines: object[] }>('GET', path)).lines).toHaveLength(mostLines)
    })

    test('more comes back than was bought, or is paid back than was paid', async () => {
      const { order } = await act<Placed>('POST', '/orders', sale)
      const bring = (quantity: number): Promise<Reply> => {
        const body = { lines: [{ line: order.lines[0]?.line, quantity }], storeId: 'KRK1' }
        return call('POST', `/orders/${order.id}/returns`, { body })
      }
      const refused = { code: 'return_too_many', path: 'body.lines.0.quantity' }
      expect((await bring(2)).json).toMatchObject(refused)
      expect((await bring(1)).status).toBe(200)
      expect((await bring(1)).json.code).toMatch(/return_too_many|order_state/)
      expect((await orderOf(order.id)).totals).toMatchObject({ paid: '59.00', refunded: '59.00' })
    })

    test.each([
      ['three days ahead, and it says so', 72, true],
      ['three days behind, and it says so', -72, true],
      ['ten years ahead, and it says nothing', 87_600, false],
    ])('a till clock %s: a sale is never of the future', async (_, hours, isSaid) => {
      const now = Date.now()
      const clock = now + hours * hourMs
      const body = { ...sale, at: iso(clock - 60_000), ...(isSaid ? { sentAt: iso(clock) } : {}) }
      const { order } = await act<Placed>('POST', '/orders', body)
      const ago = Date.now() - Date.parse(order.placedAt)
      expect(ago).toBeGreaterThanOrEqual(isSaid ? 55_000 : 0)
      expect(ago).toBeLessThan(10 * 60_000)
    })

    test('half an import stores nothing, says what it waits for, and goes on where it stopped', async () => {
      const file = Buffer.from('email;imię\npolowa-1@example.pl;Jan\npolowa-2@example.pl;Ewa\n')
      const { id } = await act<{ id: string }>('POST', '/imports', {
        ...{ kind: 'customers', name: 'half.csv', bytes: file.length },
      })
      const part = (offset: number, body: Buffer) =>
        desk.call('PUT', `/imports/${id}/parts?offset=${offset}`, { body })
      expect((await part(0, file.subarray(0, 40))).status).toBe(200)
      expect((await call('POST', `/imports/${id}/run`)).json.code).toBe('import_state')
      expect((await part(60, file.subarray(60))).json.code).toBe('part_offset')
      expect((await call('GET', '/customers/lookup?kind=email&value=polowa-1@example.pl')).status).toBe(404)
      expect((await part(40, file.subarray(40))).json).toMatchObject({ id })
    })

    test('a code of a pick-up is not guessed: after five wrong ones nobody is heard for a while', async () => {
      const body = { ...pickup, method: 'in_store' }
      const { order } = await act<Placed>('POST', '/orders', body)
      const press = (more: object) => call('POST', `/orders/${order.id}/acts`, { body: more })
      await press({ act: 'ready' })
      const { pickup: waiting } = await act<{ pickup: { code: string } }>('GET', `/orders/${order.id}`)
      const wrong = (i: number) => String((Number(waiting.code) + 1 + i) % 1_000_000).padStart(6, '0')
      const collect = (code: string) =>
        press({ act: 'collect', code, payments: [{ method: 'cash', amount: '59.00' }] })
      for (let i = 0; i < 5; i++) expect((await collect(wrong(i))).json.code).toBe('pickup_code_wrong')
      const blocked = await collect(waiting.code)
      expect([blocked.status, blocked.json.code]).toEqual([429, 'pickup_code_guessing'])
      expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await orderOf(order.id)).state).toBe('ready')
    })
  })

  describe('trade: forged and replayed', () => {
    const send = (path: string, body: string, headers: Record<string, string>) =>
      post(desk.url, { path, body, headers })

    test('of what a payment provider says nothing forged counts, and the same word counts once', async () => {
      const { order, pay } = await act<Placed>('POST', '/orders', { ...pickup, method: 'sandbox' })
      const secret = readInstallSecret(desk.installation.dataDir, systemIds)
      const key = createHmac('sha256', secret).update('payment provider\ndefault\nsandbox').digest('hex')
      const say = (more: object, signedWith = key, signed?: string) => {
        const id = pay?.url.split('/').at(-1)
        const text = JSON.stringify({ id, state: 'paid', amountMinor: '5900', currency: 'PLN', ...more })
        const mac = createHmac('sha256', signedWith)
          .update(signed ?? text)
          .digest('hex')
        return send('/hooks/payments/default/sandbox', text, { 'x-sandbox-signature': mac })
      }
      expect((await say({}, 'another key')).status).toBe(401)
      expect((await say({ amountMinor: '1' }, key, 'what was signed')).status).toBe(401)
      expect((await send('/hooks/payments/default/sandbox', '{}', {})).status).toBe(401)
      expect(await orderOf(order.id)).toMatchObject({ state: 'awaiting_payment', totals: { due: '59.00' } })
      const told = await Promise.all([say({}), say({}), say({})])
      expect([...told, await say({})].map((one) => one.status)).toEqual([200, 200, 200, 200])
      const { state, totals } = await orderOf(order.id)
      expect([state, totals.paid, totals.refunded]).toEqual(['paid', '59.00', '0.00'])
    })

    test('of what a connected system delivers neither', async () => {
      const { id, secret } = await act<{ id: string; secret: string }>('POST', '/connections', {
        ...{ kind: 'pos', name: 'Forged' },
      })
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const body = JSON.stringify({
        ...{ receipt: 'R-1', store: 'KRK1', at: iso(Date.now()), total: '59.00', card: '2600000012345' },
        lines: [{ sku: 'hat-1', quantity: 1, price: '59.00' }],
      })
      const deliver = (o: { age?: number; signed?: string; isSigned?: boolean } = {}) => {
        const stamp = String(Math.floor(Date.now() / 1_000) - (o.age ?? 0))
        const mac = createHmac('sha256', key)
          .update(`forged-1.${stamp}.${o.signed ?? body}`)
          .digest('base64')
        const signature = o.isSigned === false ? {} : { 'webhook-signature': `v1,${mac}` }
        const headers = { 'webhook-id': 'forged-1', 'webhook-timestamp': stamp, 'x-topic': 'receipts' }
        return send(`/v1/sources/${id}`, body, { ...headers, ...signature })
      }
      const codeOf = async (reply: Promise<Reply>) => [(await reply).status, (await reply).json.code]
      expect(await codeOf(deliver({ isSigned: false }))).toEqual([401, 'signature_missing'])
      expect(await codeOf(deliver({ signed: body.replace('59', '1') }))).toEqual([401, 'signature_wrong'])
      expect(await codeOf(deliver({ age: 3_600 }))).toEqual([401, 'delivery_too_old'])
      expect((await deliver()).json).toEqual({ accepted: true })
      expect((await deliver()).json).toEqual({ accepted: true, duplicate: true })
      const { items } = await act<{ items: object[] }>('GET', `/connections/${id}/deliveries`)
      expect(items).toHaveLength(1)
    })
  })
}

const pickup = {
  ...{ channel: 'call', delivery: { kind: 'pickup', storeId: 'KRK1' }, contact: { name: 'Anna' } },
  lines: sale.lines,
}
