import { loadavg } from 'node:os'
import { type Change, type Screen, watchCart } from './cart/screens.ts'
import { createPoster } from './cart/wire.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, percentile, readBenchArgs } from './harness/report.ts'
import { type BenchServer, startBenchServer } from './harness/server.ts'

/**
 * Carts that are watched while they change: four open screens each, changes at a fixed rate whatever the answers take. A
 * change counts from the moment it is sent until each of the four screens shows it, or a later one of the same cart.
 */
const fullScreens = 2_000
const screensOfCart = 4
const fullPerSecond = 500
const seconds = 20
const warmSeconds = 5
/** How long a screen may take before a change counts as lost. */
const patienceMs = 10_000

const noAnswer = { status: 0, body: '' }
const json = { 'content-type': 'application/json' }

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const carts = Math.max(4, Math.round((fullScreens * args.scale) / screensOfCart))
const perSecond = Math.max(4, Math.round(fullPerSecond * args.scale))

const server = await startBenchServer(
  process.env.BENCH_NODE_FLAGS ? { BENCH_NODE_FLAGS: process.env.BENCH_NODE_FLAGS } : {},
)
try {
  const shop = `${server.url}/s/${server.createKey('write')}/shop`
  await loadGoods(server)
  const tokens = await openAll(shop)
  const screens = await watchAll(shop, tokens)
  // Devices are seen by identity, and what runs is compiled, before anything counts.
  await changeAll(shop, tokens, warmSeconds)
  const watch = watchMachine(() => sumCpu([process.pid, server.pid]))
  const before = sumCpu([server.pid])
  const ownBefore = process.cpuUsage()
  const { changes, failed } = await changeAll(shop, tokens, seconds)
  const { foreignShare } = watch.stop()
  const cpu = sumCpu([server.pid]) - before
  const { user, system } = process.cpuUsage(ownBefore)
  await new Promise((resolve) => setTimeout(resolve, Math.min(patienceMs, 3_000)))
  const { times, lost } = compare(changes, screens)
  for (const one of screens.flat()) one.close()
  const own = changes.map((one) => one.answeredAt - one.sentAt)
  const figures = {
    p99_ms: Number(percentile(times, 0.99).toFixed(1)),
    p50_ms: Number(percentile(times, 0.5).toFixed(1)),
    lost,
    answer_p99_ms: Number(percentile(own, 0.99).toFixed(1)),
    server_cpu_ms: Number(((cpu * 1_000) / changes.length).toFixed(2)),
    generator_cpu_ms: Number(((user + system) / 1_000 / changes.length).toFixed(2)),
  }
  const detail = {
    screens: carts * screensOfCart,
    carts,
    asked_per_s: perSecond,
    changes: changes.length,
    shown: times.length,
    failed,
    fullSize: fullScreens,
    foreignShare,
  }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  const isValid = failed === 0 && args.scale === 1 && load <= 1.5 && foreignShare <= 0.05
  finish({ bench: 'cart', valid: isValid, load, figures }, detail)
} finally {
  await server.stop()
}

async function loadGoods({ url, createKey }: BenchServer): Promise<void> {
  const headers = { authorization: `Bearer ${createKey('secret')}`, 'content-type': 'application/json' }
  const items = Array.from({ length: 50 }, (_, i) => ({
    ...{ id: `p${i}`, name: `Trzewiki ${i}` },
    variants: [{ sku: `sku-${i}`, options: { size: '38' }, price: { amount: '199.00' } }],
  }))
  const body = JSON.stringify({ items })
  const reply = await fetch(`${url}/api/v1/catalog/products`, { method: 'POST', headers, body })
  if (!reply.ok) throw new Error(await reply.text())
}

/** A device each. */
async function openAll(shop: string): Promise<string[]> {
  const tokens: string[] = []
  for (let i = 0; i < carts; i++) {
    const body = JSON.stringify({ anonymousId: `bench-device-${i}` })
    const reply = await fetch(`${shop}/session`, { method: 'POST', headers: json, body })
    tokens.push(((await reply.json()) as { token: string }).token)
  }
  return tokens
}

async function watchAll(shop: string, tokens: readonly string[]): Promise<Screen[][]> {
  const screens: Screen[][] = []
  for (const token of tokens)
    screens.push(await Promise.all(Array.from({ length: screensOfCart }, () => watchCart(shop, token))))
  return screens
}

/** So many changes a second, sent when their time has come, whatever became of those before. */
async function changeAll(shop: string, tokens: readonly string[], forSeconds: number) {
  const changes: Change[] = []
  let failed = 0
  const poster = createPoster(shop)
  const path = `${new URL(shop).pathname}/cart/changes`
  const began = performance.now()
  const underWay: Promise<void>[] = []
  const count = perSecond * forSeconds
  for (let i = 0; i < count; i++) {
    const wait = began + (i * 1_000) / perSecond - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    const cart = (i * 7) % tokens.length
    const sentAt = performance.now()
    const change = { id: `bench-${began}-${i}`, kind: 'set', sku: `sku-${i % 10}`, quantity: 1 + (i % 9) }
    const send = async () => {
      const asked = JSON.stringify({ changes: [change] })
      // A connection that broke is a change that failed.
      const { status, body } = await poster.post(path, tokens[cart] ?? '', asked).catch(() => noAnswer)
      const version = /"version":"([^"]+)"/.exec(body)?.[1]
      if (status === 200 && version !== undefined)
        changes.push({ cart, sentAt, answeredAt: performance.now(), version })
      else failed++
    }
    underWay.push(send())
  }
  await Promise.all(underWay)
  poster.close()
  return { changes, failed }
}

/** How long each change took to each screen of its cart; those that never came. */
function compare(changes: readonly Change[], screens: readonly (readonly Screen[])[]) {
  const times: number[] = []
  let lost = 0
  for (const change of changes)
    for (const screen of screens[change.cart] ?? []) {
      const shownAt = screen.findShown(change.version)
      if (shownAt === null) lost++
      else times.push(shownAt - change.sentAt)
    }
  return { times, lost }
}
