import { Agent, request } from 'node:http'
import { createRandom, createZipf, emailOf, eventsOf, type Shop } from './shop.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

interface Ask {
  method: 'GET' | 'POST'
  url: string
  auth: string
  body?: string
}

function call({ method, url, auth, body }: Ask): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: auth,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const sent = request(url, { method, agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`${response.statusCode}: ${text}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export interface Desk {
  url: string
  secretKey: string
  writeKey: string
  shop: Shop
}

/** A screen pop: the profile by e-mail with the last 50 events. Throws where the answer is wrong. */
export async function pop({ url, secretKey, shop }: Desk, customer: number): Promise<void> {
  const auth = `Bearer ${secretKey}`
  const query = `kind=email&value=${encodeURIComponent(emailOf(customer))}&events=50`
  const profile = JSON.parse(
    await call({ method: 'GET', url: `${url}/api/v1/customers/lookup?${query}`, auth }),
  )
  const { computed, timeline } = profile
  const isRight =
    profile.traits.email === emailOf(customer) &&
    profile.identifiers.length === 3 &&
    computed.orders === 1 &&
    computed.revenue[0].minor === 12050 &&
    computed.events >= eventsOf(shop, customer) &&
    // Events may arrive between the two reads of one answer.
    timeline.items.length >= Math.min(50, computed.events)
  if (!isRight) throw new Error(`A wrong answer about customer ${customer}`)
}

/** How many events the server counts of a customer. */
export async function countEvents({ url, secretKey }: Desk, customer: number): Promise<number> {
  const query = `kind=email&value=${encodeURIComponent(emailOf(customer))}`
  const auth = `Bearer ${secretKey}`
  const reply = JSON.parse(
    await call({ method: 'GET', url: `${url}/api/v1/customers/lookup?${query}`, auth }),
  )
  return reply.computed.events
}

/**
 * Calls `act` at a fixed rate whatever the answers do, for so long; the times, from the moment each was due to its
 * answer, in milliseconds: waiting in line counts.
 */
export async function openLoop(o: { perSecond: number; seconds: number; act: (n: number) => Promise<void> }) {
  const count = Math.round(o.perSecond * o.seconds)
  const started = performance.now()
  const times: number[] = []
  const running: Promise<void>[] = []
  const failures: unknown[] = []
  for (let n = 0; n < count; n++) {
    const due = started + (n * 1000) / o.perSecond
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    running.push(
      o.act(n).then(
        () => void times.push(performance.now() - due),
        (error: unknown) => void failures.push(error),
      ),
    )
  }
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
  return times
}

/** Events of known customers, by Zipf's law, 20 a request; counts what each customer was sent. */
export function createSender(desk: Desk, seed: number) {
  const draw = createZipf(desk.shop.customers, createRandom(seed))
  const sent = new Map<number, number>()
  const auth = `Basic ${Buffer.from(`${desk.writeKey}:`).toString('base64')}`
  const send = async (n: number) => {
    const batch = Array.from({ length: 20 }, (_, i) => {
      const customer = draw()
      sent.set(customer, (sent.get(customer) ?? 0) + 1)
      return writeEvent(customer, `live-${seed}-${n}-${i}`)
    })
    const reply = JSON.parse(
      await call({ method: 'POST', url: `${desk.url}/v1/batch`, auth, body: JSON.stringify({ batch }) }),
    )
    if (reply.rejected?.length > 0) throw new Error('An event was refused')
  }
  return { send, sent }
}

function writeEvent(customer: number, messageId: string) {
  return {
    type: 'track',
    event: 'Product Viewed',
    messageId,
    userId: `u${customer}`,
    timestamp: new Date().toISOString(),
    properties: { product_id: 'p1', category: 'golfy', name: 'Golf Szron', price: 389, currency: 'PLN' },
    context: { library: { name: '@segment/analytics-node', version: '3.1.0' }, locale: 'pl-PL' },
  }
}
