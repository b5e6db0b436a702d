import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { post } from './kit/client.ts'
import { drain, Installation, type ServerProcess } from './kit/installation.ts'
import { openSeed, type Random, scale, tell } from './kit/seed.ts'

/**
 * G23: no input hangs or crashes the process. Seeded inputs, half of them nearly right, go in over HTTP for half a
 * minute: no 5xx, and the event loop is never held for 100 ms at the 99th percentile.
 */
const { random } = openSeed('g23-fuzz')
const seconds = scale(25)
const installation = new Installation()
let server: ServerProcess
let key = ''

beforeAll(async () => {
  server = await installation.start()
  key = await installation.key('secret')
}, 600_000)
afterAll(() => installation[Symbol.asyncDispose]())

const oddities: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  1e308,
  -1,
  2 ** 53 - 1,
  '',
  ' ',
  '0',
  'null',
  'NaN',
  '\u0000',
  '\ud800',
  '\u202e',
  'ż'.repeat(300),
  '12,50',
  'zł',
  '2026-02-30',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59Z',
  [],
  {},
  [[]],
  [null],
  { a: null },
  '__proto__',
  "'; DROP TABLE platform.log; --",
  '%00',
  '\\',
  '"',
  '\n',
  '${jndi:x}',
  '{{7*7}}',
  '{1,2}',
  '$1',
  '\\x00',
  'a@b',
  '+48600100200',
]
const fields = [
  'type',
  'event',
  'name',
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'messageId',
  'timestamp',
  'originalTimestamp',
  'sentAt',
  'context',
  'properties',
  'traits',
  'integrations',
  'writeKey',
  'category',
  'channel',
  '__proto__',
  'constructor',
]
const inner = [
  'email',
  'phone',
  'loyaltyCard',
  'device',
  'library',
  'campaign',
  'page',
  'userAgent',
  'ip',
  'locale',
  'products',
  'price',
  'total',
  'currency',
  'order_id',
  'quantity',
  'revenue',
  'store',
  'externalIds',
  'traits',
  'consent',
  'kiosk',
  'birthday',
  'name',
]

function makeValue(dice: Random, depth: number): unknown {
  if (depth > 4 || dice.chance(0.5)) return dice.pick(oddities)
  if (dice.chance(0.4)) return Array.from({ length: dice.int(5) }, () => makeValue(dice, depth + 1))
  return Object.fromEntries(
    Array.from({ length: dice.int(6) }, () => [dice.pick(inner), makeValue(dice, depth + 1)]),
  )
}

function makeEvent(dice: Random): Record<string, unknown> {
  const event: Record<string, unknown> = {
    type: dice.pick(['track', 'identify', 'page', 'screen', 'group', 'alias']),
    event: dice.pick(['Order Completed', 'Product Viewed', 'Call Ended', 'Form Submitted', 'Anything']),
    anonymousId: `fuzz-${dice.int(500)}`,
    messageId: `fuzz-${dice.hex(12)}`,
    properties: {},
    traits: {},
  }
  for (let i = dice.int(4); i > 0; i--) event[dice.pick(fields)] = makeValue(dice, 0)
  if (dice.chance(0.5)) event.properties = makeValue(dice, 1)
  if (dice.chance(0.3)) event.traits = makeValue(dice, 1)
  return event
}

/** A body that is JSON, nearly JSON, or no JSON at all. */
function makeBody(dice: Random): Buffer {
  const batch = Array.from({ length: dice.int(6) }, () => makeEvent(dice))
  let text = JSON.stringify(dice.chance(0.5) ? { batch } : makeEvent(dice))
  if (dice.chance(0.05)) text = `${'{"a":'.repeat(dice.int(3_000))}${text}`
  const bytes = Buffer.from(text)
  if (dice.chance(0.4))
    for (let i = dice.between(1, 4); i > 0; i--) bytes[dice.int(bytes.length)] = dice.int(256)
  if (dice.chance(0.1)) return bytes.subarray(0, dice.int(bytes.length))
  return dice.chance(0.2) ? gzipSync(bytes) : bytes
}

const paths = [
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  'batch',
  'batch',
  'import',
  't',
  'p',
  'i',
].map((one) => `/v1/${one}`)

async function sendWire(dice: Random): Promise<number> {
  const encoding = dice.chance(0.05)
    ? { 'content-encoding': dice.pick(['gzip', 'br', 'deflate', 'x', 'gzip, gzip']) }
    : {}
  const type = dice.chance(0.1)
    ? {
        'content-type': dice.pick([
          'text/plain',
          'application/x-www-form-urlencoded',
          'application/json; charset=utf-16',
        ]),
      }
    : {}
  const reply = await post(server.url, {
    path: dice.pick(paths),
    key,
    body: makeBody(dice),
    headers: { ...encoding, ...type },
  })
  return reply.status
}

const acts = [
  '/api/v1/customers/merge',
  '/api/v1/customers/merge-preview',
  '/api/v1/customers/ID/split',
  '/api/v1/customers/ID/contacts',
]

async function sendApi(dice: Random): Promise<number> {
  const value = encodeURIComponent(String(JSON.stringify(makeValue(dice, 2))).slice(0, 600))
  const target = dice.pick([
    `/api/v1/customers/lookup?kind=${dice.pick(['email', 'phone', 'user_id', 'card', value])}&value=${value}`,
    `/api/v1/customers?q=${value}`,
    `/api/v1/customers?cursor=${value}&limit=${dice.pick(['1', '0', '-1', '1e9', value])}`,
    `/api/v1/customers/${value}`,
    `/api/v1/customers/${value}/timeline?cursor=${value}`,
    `/api/v1/search?q=${value}`,
    `/api/v1/live/events/${value}`,
  ])
  const authorization = `Bearer ${key}`
  const response = dice.chance(0.7)
    ? await fetch(`${server.url}${target}`, { headers: { authorization } })
    : await fetch(`${server.url}${dice.pick(acts).replace('ID', value)}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: dice.chance(0.8) ? JSON.stringify(makeEvent(dice)) : makeBody(dice).toString('latin1'),
      })
  await response.arrayBuffer()
  return response.status
}

async function readLoopLagMs(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1_000
}

test(`G23: ${seconds} s of seeded nonsense: 0 x 5xx, loop lag < 100 ms`, {
  timeout: seconds * 1_000 + 90_000,
}, async () => {
  const counts = new Map<number, number>()
  const failures: string[] = []
  const until = performance.now() + seconds * 1_000
  const run = async (dice: Random) => {
    while (performance.now() < until) {
      const status = await (dice.chance(0.7) ? sendWire(dice) : sendApi(dice)).catch((error: unknown) => {
        failures.push(error instanceof Error ? `${error.message} ${String(error.cause)}` : 'failed')
        return 0
      })
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: 4 }, () => run(random.fork())))
  const lagMs = await readLoopLagMs()
  await drain(server.url, { isWarehouseToo: false })
  const inputs = [...counts.values()].reduce((sum, count) => sum + count, 0)
  tell('g23-fuzz', { inputs, lagMs: Math.round(lagMs), ...Object.fromEntries(counts) })
  expect(failures).toEqual([])
  expect([...counts.keys()].filter((status) => status >= 500)).toEqual([])
  expect(inputs).toBeGreaterThan(seconds * 20)
  expect(lagMs).toBeLessThan(100)
  const live = await fetch(`${server.url}/api/v1/live/events?status=quarantined`, {
    headers: { authorization: `Bearer ${key}` },
  })
  // What the door let in, the pipeline must be able to take.
  expect(((await live.json()) as { items: object[] }).items).toEqual([])
})
