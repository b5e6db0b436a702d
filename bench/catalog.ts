import { loadavg } from 'node:os'
import pg from 'pg'
import { findRunningEngine } from '../server/platform/engine/index.ts'
import { fold, modelOf, phraseOf, productOf, variantsOfProduct } from './catalog/goods.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, percentile, readBenchArgs } from './harness/report.ts'
import { type BenchServer, startBenchServer } from './harness/server.ts'
import { createRandom, createZipf } from './screen-pop/shop.ts'

/**
 * Search as one types over 100,000 variants, over HTTP: each letter is a question of its own, two people type at once.
 * Correct first: every answer holds every word typed, and a model's own name finds the model. The anchor reads the same
 * rows with ILIKE, marks and all, as a shop does that has no index of words.
 */
const fullSize = 100_000
const typists = 2
const rowsAtOnce = 100

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const products = Math.round((fullSize * args.scale) / variantsOfProduct)
const phrases = Math.max(40, Math.round(400 * args.scale))

const server = await startBenchServer()
try {
  const headers = {
    authorization: `Bearer ${server.createKey('secret')}`,
    'content-type': 'application/json',
  }
  const importMs = await loadGoods(server, headers)
  // Beginnings nobody measures: connections and plans are made.
  await typeAll(server, headers, 20, 7)
  const watch = watchMachine(() => sumCpu([process.pid, server.pid]))
  const both = await Promise.all(
    Array.from({ length: typists }, (_, i) => typeAll(server, headers, phrases / typists, i + 1)),
  )
  const { foreignShare } = watch.stop()
  const times = both.flatMap((one) => one.times)
  const wrong = both.reduce((sum, one) => sum + one.wrong, 0)
  const anchor = await searchNaively(server, Math.max(10, Math.round(phrases / 20)))
  const figures = {
    p99_ms: Number(percentile(times, 0.99).toFixed(1)),
    p50_ms: Number(percentile(times, 0.5).toFixed(1)),
    ratio_to_naive: Number((percentile(anchor, 0.99) / percentile(times, 0.99)).toFixed(2)),
  }
  const detail = {
    products,
    variants: products * variantsOfProduct,
    fullSize,
    keystrokes: times.length,
    wrong,
    importMs,
    naiveP99: percentile(anchor, 0.99),
    foreignShare,
  }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  finish(
    { bench: 'catalog', valid: wrong === 0 && load <= 1.5 && foreignShare <= 0.05, load, figures },
    detail,
  )
} finally {
  await server.stop()
}

type Headers = Record<string, string>

async function loadGoods({ url }: BenchServer, headers: Headers): Promise<number> {
  const began = performance.now()
  for (let from = 0; from < products; from += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, products - from)
    const items = Array.from({ length: count }, (_, i) => productOf(from + i))
    const body = JSON.stringify({ items })
    const reply = await fetch(`${url}/api/v1/catalog/products`, { method: 'POST', headers, body })
    const answer = (await reply.json()) as { items?: { outcome: string }[] }
    if (answer.items?.some((one) => one.outcome !== 'created') !== false)
      throw new Error(JSON.stringify(answer).slice(0, 500))
  }
  return Math.round(performance.now() - began)
}

/** Somebody types so many phrases, letter by letter. */
async function typeAll({ url }: BenchServer, headers: Headers, count: number, seed: number) {
  const random = createRandom(seed)
  const draw = createZipf(products, random)
  const times: number[] = []
  let wrong = 0
  for (let i = 0; i < count; i++) {
    const n = draw()
    const way = Math.floor(random() * 4)
    const phrase = phraseOf(n, way)
    for (let letters = 1; letters <= phrase.length; letters++) {
      const typed = phrase.slice(0, letters)
      const began = performance.now()
      const reply = await fetch(`${url}/api/v1/catalog/search?q=${encodeURIComponent(typed)}`, { headers })
      const { items } = (await reply.json()) as { items: { id: string }[] }
      times.push(performance.now() - began)
      const isWhole = letters === phrase.length && way !== 1
      if (isWhole && !items.some((one) => one.id === `tm-${n}`)) wrong++
      const words = fold(typed)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '')
      const holds = (one: { id: string }) => {
        const text = fold(JSON.stringify(productOf(Number(one.id.slice(3))))).replaceAll(
          /[^\p{L}\p{N}]+/gu,
          ' ',
        )
        return words.every((word) => text.includes(` ${word}`))
      }
      if (!items.every(holds)) wrong++
    }
  }
  return { times, wrong }
}

/** The same rows without an index of words. @returns milliseconds of each question */
async function searchNaively({ dataDir }: BenchServer, count: number): Promise<number[]> {
  const running = await findRunningEngine(dataDir)
  const client = new pg.Client((running?.address?.('owner') ?? {}) as pg.ClientConfig)
  await client.connect()
  await client.query("SET splot.workspaces = 'default'")
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const began = performance.now()
    await client.query(
      `SELECT p.id, v.sku FROM commerce.product p JOIN commerce.variant v ON v.workspace_id = p.workspace_id AND v.product_id = p.id
        WHERE p.workspace_id = 'default' AND (p.name ILIKE $1 OR v.sku ILIKE $1) ORDER BY p.popularity DESC LIMIT 12`,
      [`%${modelOf(i * 37).slice(0, 5)}%`],
    )
    times.push(performance.now() - began)
  }
  await client.end()
  return times
}
