import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import pg from 'pg'
import { findRunningEngine } from '../server/platform/engine/index.ts'
import { listTree, sumCpu, watchMachine } from './harness/machine.ts'
import { finish, readBenchArgs } from './harness/report.ts'
import { type BenchServer, startBenchServer } from './harness/server.ts'

/**
 * A million customers from one CSV file, over the API as the console sends it. A row counts once it is checked and durable in the
 * database, or refused; how long it takes until all of them are customers is told beside it. Correct first: rows = stored + refused, every
 * hundredth row is wrong, and as many customers are there in the end. The anchor reads the same file with csv-parse and inserts
 * 500 rows a statement with plain `pg` into the same server.
 */
const fullSize = 1_000_000
const wrongEvery = 100
const memoryEveryMs = 5_000
const partBytes = 8 * 2 ** 20

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const rows = Math.round(fullSize * args.scale)
const folder = mkdtempSync(join(tmpdir(), 'splot-import-'))
const file = join(folder, 'customers.csv')
await writeFile()

const server = await startBenchServer()
try {
  const headers = { authorization: `Bearer ${server.createKey('secret')}` }
  const id = await send(server, headers)
  const watch = watchMachine(() => sumCpu([process.pid, server.pid]))
  const run = await follow(server, headers, id)
  const { foreignShare, cpuSeconds } = watch.stop()
  const customers = await countCustomers(server, headers)
  const wrong = Math.floor(rows / wrongEvery)
  const isRight = run.stored + run.refused === rows && run.refused === wrong && customers === rows - wrong
  const anchorRows = await insertPlainly(server)
  const figures = {
    rows_per_s: Math.round(rows / run.seconds),
    rss_mb: Math.max(...run.memoryMb),
    folded_per_s: Math.round(rows / run.foldedSeconds),
    plain_per_s: Math.round(anchorRows),
  }
  const detail = { rows, fullSize, ...run, cpuSeconds, foreignShare, customers }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  finish({ bench: 'import', valid: isRight && load <= 1.5 && foreignShare <= 0.05, load, figures }, detail)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function writeFile(): Promise<void> {
  const out = createWriteStream(file)
  out.write('Konto;E-mail;Telefon;Imię;Nazwisko;Miasto;Kod pocztowy;Rozmiar buta;Utworzono\n')
  for (let i = 0; i < rows; i++) {
    const mail = (i + 1) % wrongEvery === 0 ? 'zły adres' : `osoba${i}@example.pl`
    const phone = `+48${600_000_000 + i}`
    const row = `u-${i};${mail};${phone};Żaneta;Nowak${i % 5_000};Łódź;90-${100 + (i % 900)};${36 + (i % 8)};2025-0${1 + (i % 9)}-1${i % 10}`
    if (!out.write(`${row}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

type Headers = Record<string, string>

async function send({ url }: BenchServer, headers: Headers): Promise<string> {
  const blob = await openAsBlob(file)
  const body = JSON.stringify({ kind: 'customers', name: 'customers.csv', bytes: blob.size })
  const json = { ...headers, 'content-type': 'application/json' }
  const { id } = await ask<{ id: string }>(`${url}/api/v1/imports`, { method: 'POST', headers: json, body })
  for (let offset = 0; offset < blob.size; offset += partBytes)
    await ask(`${url}/api/v1/imports/${id}/parts?offset=${offset}`, {
      method: 'PUT',
      headers,
      body: await blob.slice(offset, offset + partBytes).arrayBuffer(),
    })
  return id
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const reply = await fetch(url, init)
  if (reply.status !== 200) throw new Error(`${url}: ${await reply.text()}`)
  return (await reply.json()) as T
}

interface Shown {
  state: string
  progress: { rows: number; stored: number; refused: number; folded: number }
}

async function follow(target: BenchServer, headers: Headers, id: string) {
  const memoryMb: number[] = []
  let lookedAt = performance.now()
  const began = performance.now()
  await ask(`${target.url}/api/v1/imports/${id}/run`, { method: 'POST', headers })
  let shown: Shown
  let seconds: number | null = null
  let foldedMeanwhile = 0
  do {
    await new Promise((resolve) => setTimeout(resolve, 200))
    shown = await ask<Shown>(`${target.url}/api/v1/imports/${id}`, { headers })
    // Adding up what processes share costs them: seldom.
    if (performance.now() - lookedAt > memoryEveryMs) {
      lookedAt = performance.now()
      memoryMb.push(sumPss(target))
    }
    if (shown.state !== 'running' && seconds === null) {
      seconds = (performance.now() - began) / 1000
      foldedMeanwhile = shown.progress.folded
    }
  } while (shown.state === 'running' || shown.state === 'settling')
  const foldedSeconds = (performance.now() - began) / 1000
  memoryMb.push(sumPss(target))
  if (shown.state !== 'done' || seconds === null) throw new Error(shown.state)
  const { pending } = (await target.readiness()).pipeline
  if (pending > 0) throw new Error(`done, and ${pending} events wait`)
  const { stored, refused } = shown.progress
  const quarter = Math.floor(memoryMb.length / 4)
  return {
    ...{ stored, refused, seconds, foldedSeconds, foldedMeanwhile },
    memoryMb: [
      memoryMb[quarter] ?? 0,
      memoryMb[quarter * 2] ?? 0,
      memoryMb[quarter * 3] ?? 0,
      memoryMb.at(-1) ?? 0,
    ],
  }
}

async function countCustomers(target: BenchServer, headers: Headers): Promise<number> {
  const { estimate } = await ask<{ estimate: number }>(`${target.url}/api/v1/customers?limit=1`, { headers })
  return estimate
}

/** Memory of the server with its PostgreSQL, pages they share counted once, in MB. */
function sumPss(target: BenchServer): number {
  let kb = 0
  for (const pid of listTree(target.pid)) {
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // ended while we looked
    }
  }
  return Math.round(kb / 1024)
}

/** The same file by csv-parse into one table. @returns rows a second */
async function insertPlainly({ dataDir }: BenchServer): Promise<number> {
  const running = await findRunningEngine(dataDir)
  const client = new pg.Client((running?.address?.('owner') ?? {}) as pg.ClientConfig)
  await client.connect()
  await client.query('CREATE TABLE public.plain_row (row jsonb NOT NULL)')
  const began = performance.now()
  let lot: object[] = []
  const flush = async () => {
    await client.query('INSERT INTO public.plain_row SELECT jsonb_array_elements($1::jsonb)', [
      JSON.stringify(lot),
    ])
    lot = []
  }
  for await (const row of createReadStream(file).pipe(parse({ columns: true, delimiter: ';' }))) {
    lot.push(row as object)
    if (lot.length === 500) await flush()
  }
  if (lot.length > 0) await flush()
  const seconds = (performance.now() - began) / 1000
  await client.end()
  return rows / seconds
}
