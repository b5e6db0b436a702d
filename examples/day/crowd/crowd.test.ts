import { lookupCall } from '@splot/contract/events/registry'
import { expect, test } from 'vitest'
import { readEvent } from '../../../server/modules/collect/rules/normalise.ts'
import { Sender } from '../sender.ts'
import { loadHistory, NotTaken } from './load.ts'
import { makePast } from './past.ts'
import { makeShopper } from './shopper.ts'

interface Line {
  size?: string
  category?: string
}

const now = Date.UTC(2026, 10, 22, 15)
const crowd = Array.from({ length: 400 }, (_, i) => makeShopper(1, i + 1))
const pasts = crowd.map((shopper) => makePast(1, shopper, now))
const all = pasts.flat()
const ofName = (name: string) => all.filter(({ body }) => body.event === name)

test('is the same for the same seed, another for another, and nobody is there twice', () => {
  expect(crowd.map((one) => makePast(1, makeShopper(1, one.number), now))).toEqual(pasts)
  expect(makeShopper(2, 1)).not.toEqual(makeShopper(1, 1))
  expect(new Set(crowd.map((one) => one.email)).size).toBe(crowd.length)
  expect(new Set(all.map(({ body }) => body.messageId)).size).toBe(all.length)
})

test('every event is taken as it is, and lies in the past', () => {
  for (const { at, body } of all) {
    expect(at).toBeLessThanOrEqual(now)
    const timestamp = new Date(at).toISOString()
    const whole = JSON.parse(JSON.stringify({ ...body, timestamp })) as Record<string, unknown>
    const read = readEvent({
      ...{ body: whole, sourceId: 'key', receivedAt: now },
      ...{ sentAt: null, userAgent: null, region: 'PL' },
    })
    expect(read.ok, JSON.stringify(body)).toBe(true)
    if (body.type === 'track') expect(lookupCall('track', body.event)).not.toBeNull()
  }
})

test('two years with seasons, returns and people who come again', () => {
  const sales = [...ofName('Sale Completed'), ...ofName('Order Completed')]
  const perHead = sales.length / crowd.length
  expect(perHead).toBeGreaterThan(3)
  expect(perHead).toBeLessThan(5.5)
  expect(sales.some(({ at }) => at < now - 600 * 86_400_000)).toBe(true)
  // No till takes money or goods on a Sunday.
  const tills = [...ofName('Sale Completed'), ...ofName('Sale Returned')]
  expect(tills.filter(({ at }) => new Date(at).getUTCDay() === 0)).toEqual([])
  const inMonth = (month: number) => sales.filter(({ at }) => new Date(at).getUTCMonth() === month).length
  expect(inMonth(11)).toBeGreaterThan(inMonth(6) * 1.5)
  const returns = [...ofName('Sale Returned'), ...ofName('Order Refunded')].length / sales.length
  expect(returns).toBeGreaterThan(0.05)
  expect(returns).toBeLessThan(0.2)
})

test('some agree to letters, fewer to ads on other sites', () => {
  const share = (purpose: string) =>
    ofName('Consent Granted').filter(({ body }) => body.properties?.purpose === purpose).length / crowd.length
  expect(share('marketing')).toBeGreaterThan(0.5)
  expect(share('ads')).toBeGreaterThan(0.15)
  expect(share('ads')).toBeLessThan(0.35)
})

test('whoever buys clothes keeps her size', () => {
  const bought = pasts.flatMap((past, i) =>
    past.flatMap(({ body }) => {
      const { products: lines = [] } = (body.properties ?? {}) as { products?: Line[] }
      return lines.filter((one) => one.category === 'Swetry').map((one) => one.size === crowd[i]?.size)
    }),
  )
  expect(bought.length).toBeGreaterThan(100)
  expect(bought.filter(Boolean).length / bought.length).toBeGreaterThan(0.85)
})

/** Sends from one customer to another into an intake that answers so. */
async function load(o: { from: number; to: number; status: number }) {
  const bodies: string[] = []
  const told: number[] = []
  const sender = new Sender({
    ...{ url: 'http://nowhere', keyOf: () => 'key', pause: async () => {} },
    send: async (_, init) => {
      bodies.push(String(init?.body))
      return new Response('{"rejected":[]}', { status: o.status })
    },
  })
  const deps = { seed: 1, sender, now: () => now, pause: async () => {}, isStopped: () => false }
  await loadHistory({ ...deps, ...o, tell: (customers) => told.push(customers) })
  return { bodies, told }
}

test('goes on where it stopped, in blocks; where the server does not take one it says so', async () => {
  const { bodies, told } = await load({ from: 100, to: 300, status: 200 })
  expect(told).toEqual([200, 300])
  expect(bodies.join()).toContain('u-1900')
  expect(bodies.join()).not.toContain('"u-1700"')
  await expect(load({ from: 0, to: 100, status: 503 })).rejects.toBeInstanceOf(NotTaken)
})
