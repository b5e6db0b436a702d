import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkout, Installation, pause, type ServerProcess } from '../guarantees/kit/installation.ts'
import { installPeer } from './kit/install-peer.ts'

/** A real Vendure shop on the other side: who buys there, what lies in her cart and what she orders arrives as it happens. */
const place = new Installation()
let server: ServerProcess
let shop: ChildProcess | null = null
let shopUrl = ''
let cookie = ''

beforeAll(async () => {
  const folder = await installPeer('vendure', join(checkout, 'tests/peers/vendure'))
  server = await place.start()
  cookie = await signIn()
  const made = await api<{ url: string; secret: string }>('POST', '/connections', {
    kind: 'vendure',
    name: 'Sklep',
  })
  const port = await freePort()
  shopUrl = `http://127.0.0.1:${port}/shop-api`
  shop = await startShop(folder, { PEER_PORT: String(port), PEER_URL: made.url, PEER_SECRET: made.secret })
}, 300_000)
afterAll(async () => {
  shop?.kill('SIGKILL')
  await place[Symbol.asyncDispose]()
})

/** Signs in by the one-time link of the start, as an administrator would. */
async function signIn(): Promise<string> {
  const token = /welcome\?token=(\S+)/.exec(server.output())?.[1]
  const reply = await fetch(`${server.url}/api/v1/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ token }),
  })
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function api<T>(method: string, path: string, body?: object): Promise<T> {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

function startShop(folder: string, env: Record<string, string>): Promise<ChildProcess> {
  const args = ['--import', 'tsx', join(checkout, 'tests/peers/vendure/main.ts'), folder]
  const child = spawn(process.execPath, args, { cwd: checkout, env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready\n')) resolve(child)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => reject(new Error(`the shop ended with ${code}\n${said}`)))
  })
}

let token = ''
/** One operation of the shop's own API, as her browser sends it. */
async function shopAsks<T>(operation: string): Promise<T> {
  const reply = await fetch(shopUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: operation }),
  })
  token = reply.headers.get('vendure-auth-token') ?? token
  const { data, errors } = (await reply.json()) as { data: T; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

interface Life {
  items: { id: string; event: string; properties: Record<string, unknown> }[]
}

/** Until her life shows it: by now at the latest. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (performance.now() > deadline) throw new Error(`Not seen in time\n${server.output()}`)
    await pause(100)
  }
}

const say = '__typename ... on Order { code state } ... on ErrorResult { message }'

it('tells of a cart, who it is, and her order, within seconds', { timeout: 120_000 }, async () => {
  await shopAsks(`mutation { addItemToOrder(productVariantId: 1, quantity: 1) { ${say} } }`)
  await shopAsks(`mutation { addItemToOrder(productVariantId: 2, quantity: 1) { ${say} } }`)
  const input =
    'firstName: "Anna", lastName: "Nowak", emailAddress: "anna.nowak@example.pl", phoneNumber: "601234567"'
  await shopAsks(`mutation { setCustomerForOrder(input: { ${input} }) { ${say} } }`)
  const customer = await until(async () => {
    const { items } = await api<{ items: { id: string; name: string }[] }>(
      'GET',
      '/customers?q=anna.nowak@example.pl',
    )
    return items[0]
  })
  const hear = (name: string) =>
    until(async () => {
      const { items } = await api<Life>('GET', `/customers/${customer.id}/timeline`)
      return items.find((one) => one.event === name)
    })
  // The shop tells what stands there when it comes to it: a cart that was paid before was never seen as one.
  await hear('Cart Updated')
  const address = 'streetLine1: "Rynek 1", city: "Kraków", postalCode: "31-002", countryCode: "PL"'
  await shopAsks(`mutation { setOrderShippingAddress(input: { ${address} }) { ${say} } }`)
  await shopAsks(`mutation { setOrderShippingMethod(shippingMethodId: [1]) { ${say} } }`)
  await shopAsks(`mutation { transitionOrderToState(state: "ArrangingPayment") { ${say} } }`)
  const paid = await shopAsks<{ addPaymentToOrder: { code: string; state: string } }>(
    `mutation { addPaymentToOrder(input: { method: "dummy", metadata: {} }) { ${say} } }`,
  )
  const { code, state } = paid.addPaymentToOrder
  expect(state).toBe('PaymentSettled')
  const ordered = performance.now()
  const order = await hear('Order Completed')
  const tookMs = performance.now() - ordered
  expect(tookMs).toBeLessThan(30_000)
  expect(JSON.stringify(order)).toContain(code)
  const day = await until(async () => {
    const { items } = await api<{ items: { day: { refused: number; taken: number } }[] }>(
      'GET',
      '/connections',
    )
    return (items[0]?.day.taken ?? 0) > 3 ? items[0]?.day : undefined
  })
  expect(day.refused).toBe(0)
  process.stdout.write(
    `vendure: an order stands on her timeline ${Math.round(tookMs)} ms after it was paid\n`,
  )
})
