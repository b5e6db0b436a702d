import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../e2e/kit/browser.ts'
import { drain, Installation, pause, type ServerProcess } from '../guarantees/kit/installation.ts'
import { limitMs, openSeed, type Random, scale, tell } from '../guarantees/kit/seed.ts'
import { readWarehouse } from '../guarantees/kit/warehouse.ts'
import { BadWeather } from './kit/bad-weather.ts'
import { bundleBrowserSdk } from './kit/browser-sdk.ts'

/**
 * Official clients from npm, unchanged, with nothing but their key and address set: N sent, exactly N stored, counted by
 * messageId in PostgreSQL and in the warehouse; also while a proxy refuses, loses answers, and the server restarts.
 */
const { random } = openSeed('official-clients', 'tests/peers')
const installation = new Installation()
let server: ServerProcess
let weather: BadWeather

beforeAll(async () => {
  weather = await BadWeather.open(random.fork())
  server = await installation.start()
  weather.target = server.url
}, 600_000)
afterAll(async () => {
  await weather?.[Symbol.asyncDispose]()
  await installation[Symbol.asyncDispose]()
})

/** The server goes away in the middle, in order or not, and comes back elsewhere. */
async function restart(dice: Random): Promise<void> {
  weather.target = null
  if (dice.chance(0.5)) await server.kill9()
  else await server.stop()
  server = await installation.start()
  weather.target = server.url
}

interface Stored {
  rows: number
  messages: number
  timeline: number
  /** Which of the numbered events are there. */
  numbers: number[]
}

/** Waits until as many as were sent are stored, or no more come. */
async function readStored(workspaceId: string, expected: number): Promise<Stored> {
  const deadline = performance.now() + 60_000
  for (;;) {
    await drain(server.url)
    const stored = await countStored(workspaceId)
    if (stored.messages >= expected || performance.now() > deadline) {
      // The last of them may have come between the two looks.
      await drain(server.url)
      return countStored(workspaceId)
    }
    await pause(250)
  }
}

async function countStored(workspaceId: string): Promise<Stored> {
  const client = await installation.connect()
  try {
    const { rows } = await client.query<{
      rows: string
      messages: string
      timeline: string
      numbers: number[]
    }>(
      `SELECT (SELECT count(*) FROM collect.event_id WHERE workspace_id = $1) AS rows,
         count(DISTINCT body::jsonb ->> 'messageId') AS messages,
         (SELECT count(*) FROM profile.timeline WHERE workspace_id = $1) AS timeline,
         array_agg(DISTINCT (coalesce(body::jsonb -> 'properties' ->> 'n', body::jsonb -> 'traits' ->> 'n'))::int) AS numbers
       FROM platform.log WHERE workspace_id = $1`,
      [workspaceId],
    )
    const [row] = rows
    return {
      rows: Number(row?.rows),
      messages: Number(row?.messages),
      timeline: Number(row?.timeline),
      numbers: (row?.numbers ?? []).filter((n) => n !== null).sort((a, b) => a - b),
    }
  } finally {
    await client.end()
  }
}

function expectExactly(stored: Stored, sent: number): void {
  expect(stored.numbers).toEqual(Array.from({ length: sent }, (_, n) => n))
  expect({ messages: stored.messages, rows: stored.rows, timeline: stored.timeline }).toEqual({
    messages: sent,
    rows: sent,
    timeline: sent,
  })
}

const sent: Record<string, number> = {}

test('@segment/analytics-node', { timeout: limitMs(120_000) }, async () => {
  const count = scale(600)
  const key = await installation.key('write', 'segment-node')
  const analytics = new Analytics({ writeKey: key, host: weather.url, maxRetries: 20 })
  const lost: unknown[] = []
  analytics.on('error', (error) => lost.push(error))
  for (let n = 0; n < count; n++) {
    const who = { userId: `user-${n % 40}`, anonymousId: `web-${n % 60}` }
    if (n % 10 === 0) analytics.identify({ ...who, traits: { n, email: `osoba.${n % 40}@example.pl` } })
    else if (n % 10 === 1) analytics.page({ ...who, name: 'Swetry', properties: { n } })
    else analytics.track({ ...who, event: 'Product Viewed', properties: { n, price: 89.9, currency: 'PLN' } })
    if (n % 20 === 0) await pause(5)
    if (n === Math.floor(count / 2)) await restart(random)
  }
  await analytics.closeAndFlush({ timeout: limitMs(60_000) })
  const stored = await readStored('segment-node', count)
  tell('analytics-node', { sent: count, stored: stored.messages, ...weather.faults })
  expect(lost).toEqual([])
  expectExactly(stored, count)
  sent['segment-node'] = count
})

test('@rudderstack/rudder-sdk-node', { timeout: limitMs(120_000) }, async () => {
  const count = scale(400)
  const key = await installation.key('write', 'rudder-node')
  const client = new RudderAnalytics(key, { dataPlaneUrl: weather.url, logLevel: 'error' })
  for (let n = 0; n < count; n++) {
    const who = { userId: `user-${n % 30}` }
    if (n % 7 === 0) client.identify({ ...who, traits: { n, city: 'Łódź' } })
    else
      client.track({
        ...who,
        event: 'Order Completed',
        properties: { n, order_id: `o-${n}`, total: 10, currency: 'PLN' },
      })
    if (n % 20 === 0) await pause(5)
    if (n === Math.floor(count / 2)) await restart(random)
  }
  // Its own retries go on behind the flush: asked again until nothing is left.
  const deadline = performance.now() + 60_000
  let stored = await countStored('rudder-node')
  while (stored.messages < count && performance.now() < deadline) {
    await client.flush().catch(() => {})
    await pause(300)
    stored = await countStored('rudder-node')
  }
  stored = await readStored('rudder-node', count)
  tell('rudder-sdk-node', { sent: count, stored: stored.messages, ...weather.faults })
  expectExactly(stored, count)
  sent['rudder-node'] = count
})

/** A page of a shop with the SDK's bundle and the usual start-up code. */
async function openPage(script: string, key: string): Promise<{ url: string; close(): Promise<void> }> {
  const html = `<!doctype html><meta charset="utf-8"><title>Sklep</title><script src="/sdk.js"></script><script>
    window.analytics = SDK.AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${weather.url}' })
  </script>`
  const page = createServer((request, response) => {
    const isScript = request.url === '/sdk.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? script : html)
  })
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(page.address() as AddressInfo).port}/?utm_source=gazeta&utm_medium=cpc`,
    close: () =>
      new Promise((resolve) => {
        page.closeAllConnections()
        page.close(() => resolve())
      }),
  }
}

interface PageAnalytics {
  track(event: string, properties: object): Promise<unknown>
  page(name: string, properties: object): Promise<unknown>
  identify(id: string, traits: object): Promise<unknown>
}

/** Runs in the page. */
function sendFromPage([from, to]: [number, number]): void {
  const { analytics } = globalThis as unknown as { analytics: PageAnalytics }
  for (let n = from; n < to; n++) {
    if (n % 25 === 0) void analytics.identify('user-of-browser', { n })
    else if (n % 10 === 0) void analytics.page('Płaszcze', { n })
    else void analytics.track('Product Viewed', { n, product_id: `p${n}` })
  }
}

test('@segment/analytics-next in Chromium', { timeout: limitMs(180_000) }, async () => {
  const count = scale(120)
  const key = await installation.key('write', 'segment-next')
  const script = await bundleBrowserSdk()
  const shop = await openPage(script, key)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(shop.url)
    await page.evaluate(sendFromPage, [0, Math.floor(count / 2)] as [number, number])
    await pause(300)
    await restart(random)
    await page.evaluate(sendFromPage, [Math.floor(count / 2), count] as [number, number])
    const stored = await readStored('segment-next', count)
    tell('analytics-next', { sent: count, stored: stored.messages, ...weather.faults })
    expectExactly(stored, count)
    sent['segment-next'] = count
  } finally {
    await browser.close()
    await shop.close()
  }
})

test('the warehouse holds each message once too', { timeout: limitMs(60_000) }, async () => {
  await drain(server.url)
  await server.stop()
  const rows = await readWarehouse<{ workspace: string; rows: string; messages: string }>(
    installation.dataDir,
    'SELECT workspace_id AS workspace, count() AS rows, uniqExact(message_id) AS messages FROM event GROUP BY 1 ORDER BY 1',
  )
  expect(Object.keys(sent).length).toBe(3)
  expect(Object.values(weather.faults).every((count) => count > 0)).toBe(true)
  expect(
    Object.fromEntries(rows.map((row) => [row.workspace, [Number(row.rows), Number(row.messages)]])),
  ).toEqual(Object.fromEntries(Object.entries(sent).map(([workspace, count]) => [workspace, [count, count]])))
})
