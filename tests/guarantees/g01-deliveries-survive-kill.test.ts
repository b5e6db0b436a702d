import { createHmac } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { drain, Installation, pause, type ServerProcess } from './kit/installation.ts'

/** What another system delivered and was answered is kept over `kill -9`, and takes effect once, however often it comes. */
const place = new Installation()
let server: ServerProcess
let cookie = ''
afterAll(() => place[Symbol.asyncDispose]())

async function api<T>(method: string, path: string, body?: object): Promise<T> {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

interface Made {
  id: string
  secret: string
}

/** A receipt as a till signs it. @returns whether it was answered with yes */
async function deliver({ id, secret }: Made, no: number): Promise<boolean> {
  const at = new Date().toISOString()
  const line = { sku: 'swt-fala-m', quantity: 1, price: '10.00' }
  const body = JSON.stringify({
    receipt: `R${no}`,
    store: 'WRO1',
    at,
    total: '10.00',
    card: '2600000012345',
    lines: [line],
  })
  const stamp = String(Math.floor(Date.now() / 1_000))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`r-${no}.${stamp}.${body}`).digest('base64')
  const headers = {
    'webhook-id': `r-${no}`,
    'webhook-timestamp': stamp,
    'webhook-signature': `v1,${mac}`,
    'x-topic': 'receipts',
  }
  try {
    const reply = await fetch(`${server.url}/v1/sources/${id}`, { method: 'POST', headers, body })
    return reply.ok
  } catch {
    return false
  }
}

const count = 120

it('keeps every delivery it has answered over kill -9, each with one effect', {
  timeout: 180_000,
}, async () => {
  server = await place.start()
  await api('POST', '/welcome', { token: /welcome\?token=(\S+)/.exec(server.output())?.[1] })
  const till = await api<Made>('POST', '/connections', { kind: 'pos', name: 'Till' })
  const answered = new Set<number>()
  const sending = Array.from({ length: count }, (_, no) => no)
  const told = Promise.all(sending.map(async (no) => (await deliver(till, no)) && answered.add(no)))
  // Killed while some are answered and others are under way, however slow the machine is.
  for (let look = 0; look < 1_500 && answered.size === 0; look++) await pause(20)
  await server.kill9()
  await told
  server = await place.start()
  // Whoever heard no yes sends again; so does one who did, for a tenth of them.
  for (let no = 0; no < count; no++)
    if (!answered.has(no) || no % 10 === 0) expect(await deliver(till, no)).toBe(true)
  await untilTaken(till.id)
  await drain(server.url)
  const client = await place.connect()
  try {
    const { rows } = await client.query<{ receipt: string; times: string }>(
      `SELECT body::jsonb -> 'properties' ->> 'receipt_id' AS receipt, count(DISTINCT body::jsonb ->> 'messageId') AS times
         FROM platform.log WHERE source_id = $1 GROUP BY 1`,
      [till.id],
    )
    expect(rows).toHaveLength(count)
    const orders = await client.query<{ count: string }>(
      `SELECT count(DISTINCT order_key) AS count FROM profile.order_event WHERE order_key LIKE 'receipt:WRO1:R%'`,
    )
    expect(Number(orders.rows[0]?.count)).toBe(count)
    expect(rows.every(({ times }) => times === '1')).toBe(true)
  } finally {
    await client.end()
  }
  expect(answered.size).toBeGreaterThan(0)
})

async function untilTaken(id: string): Promise<void> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const { waiting } = await api<{ waiting: number }>('GET', `/connections/${id}`)
    if (waiting === 0) return
    if (performance.now() > deadline) throw new Error('deliveries still wait')
    await pause(200)
  }
}
