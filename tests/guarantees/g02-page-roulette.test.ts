import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import { findStamp } from '../../server/platform/engine/cluster.ts'
import { startEngine } from '../../server/platform/engine/index.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { sendBatch } from './kit/client.ts'
import { drain, Installation } from './kit/installation.ts'
import {
  copyFolder,
  countPagesOut,
  createDisk,
  findPowerCut,
  type PowerCut,
  readCheckpoint,
} from './kit/power-cut.ts'
import { killHard, listPostgres } from './kit/processes.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'

/**
 * G2 (b), page roulette: an acknowledged event survives power loss, whatever of the pages written since the last checkpoint
 * the disk still had in hand. The server takes a load while its pages are driven out to their files, all its processes are
 * killed, and disks are laid as the cut may have left them: each block of a relation the old one or the new one, the log
 * torn behind its last sync. From each of them the database must come up whole, with every acknowledged event in it.
 */
const loads = scale(1)
const disks = 10
const rounds = 10
const { seed, random } = openSeed('g02-page-roulette')
const folder = mkdtempSync(join(tmpdir(), 'splot-roulette-'))
const installation = new Installation()
afterAll(async () => {
  await installation[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

interface Loaded {
  cut: PowerCut
  /** Where the database lives. */
  cluster: string
  acked: ReadonlySet<string>
}

const makeEvents = (name: string): object[] =>
  Array.from({ length: random.between(5, 40) }, (_, i) => ({
    type: 'track',
    event: 'Product Viewed',
    messageId: `${name}-${i}`,
    anonymousId: `visitor-${random.int(500)}`,
    ...(random.chance(0.3) ? { userId: `user-${random.int(300)}` } : {}),
    properties: { product_id: `p${random.int(50)}`, price: '19.90', currency: 'PLN' },
  }))

/** Takes a copy when all is synced, loads the server, and kills it with pages and log half-way to the disk. */
async function loadAndCut(round: number): Promise<Loaded> {
  const key = await furnish(round)
  const cluster = findStamp(installation.dataDir)?.cluster ?? ''
  const before = join(folder, `before-${round}`)
  const after = join(folder, `after-${round}`)
  copyFolder(cluster, before)
  const server = await installation.start()
  const root = await installation.connect('root')
  const acked = new Set<string>()
  const send = async (name: string) => {
    const events = makeEvents(name)
    if (!(await sendBatch(server.url, key, events).catch(() => false))) return
    for (const event of events) acked.add((event as { messageId: string }).messageId)
  }
  for (let n = 0; n < rounds; n++) {
    await Promise.all(Array.from({ length: 5 }, (_, i) => send(`${seed}-${round}-${n}-${i}`)))
    await root.query('SELECT pg_buffercache_evict_all()')
  }
  const counted = new Set(acked)
  const { rows } = await root.query<{ at: string }>(
    `SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::text AS at`,
  )
  // What comes now is under way when the power goes: it may be there or not.
  const late = Promise.all(Array.from({ length: 5 }, (_, i) => send(`${seed}-${round}-late-${i}`)))
  await new Promise((resolve) => setTimeout(resolve, random.between(0, 30)))
  for (const { pid } of listPostgres(installation.dataDir)) killHard(pid)
  await server.kill9()
  await late
  await root.end().catch(() => {})
  copyFolder(cluster, after)
  return { cut: findPowerCut(before, after, BigInt(rows[0]?.at ?? 0)), cluster, acked: counted }
}

/** A server with some life behind it, stopped in order. The extensions are the examiner's. */
async function furnish(round: number): Promise<string> {
  const server = await installation.start()
  const key = await installation.key('write')
  for (let n = 0; n < 10; n++) await sendBatch(server.url, key, makeEvents(`${seed}-${round}-first-${n}`))
  await drain(server.url)
  const root = await installation.connect('root')
  for (const name of ['amcheck', 'pg_buffercache', 'pg_prewarm'])
    await root.query(`CREATE EXTENSION IF NOT EXISTS ${name}`)
  await root.end()
  await server.stop()
  return key
}

/** Brings the database up as after a power cut and looks at every page of it. */
async function examine(acked: ReadonlySet<string>): Promise<{ lost: string[]; damaged: string[] }> {
  await using engine = await startEngine({
    dataDir: installation.dataDir,
    databaseUrl: null,
    migrationUrl: null,
    // What is on the disk is decided; only the reading of it is hurried.
    isDurable: false,
    clock: systemClock,
    log: silentLogger,
  })
  const client = new pg.Client(engine.address('root'))
  await client.connect()
  try {
    // Every page is read, and its checksum with it: a wrong one is an error that names the page.
    await client.query(
      `SELECT count(pg_prewarm(oid)) FROM pg_class WHERE relkind IN ('r', 't', 'm', 'i') AND relpersistence = 'p'`,
    )
    await client.query(
      `SELECT count(bt_index_check(i.indexrelid, true)::text) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisvalid`,
    )
    const heaps = await client.query<{ says: string }>(
      `SELECT c.oid::regclass || ' ' || f.msg AS says FROM pg_class c, verify_heapam(c.oid, check_toast => true) f
       WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence = 'p'`,
    )
    const log = await client.query<{ body: string }>('SELECT body FROM platform.log')
    const there = new Set(log.rows.map(({ body }) => (JSON.parse(body) as { messageId?: string }).messageId))
    return { lost: [...acked].filter((id) => !there.has(id)), damaged: heaps.rows.map((row) => row.says) }
  } finally {
    await client.end()
  }
}

describe('G2', () => {
  test(`${loads * disks} disks after a power cut: nothing acknowledged is lost, no page is torn`, {
    timeout: limitMs(300_000),
  }, async () => {
    const figures = { disks: 0, acknowledged: 0, pagesOut: 0, failedStarts: 0, lost: 0, damaged: 0 }
    for (let round = 0; round < loads; round++) {
      const { cut, cluster, acked } = await loadAndCut(round)
      // Otherwise there was nothing to tear, or a checkpoint had made it whole.
      const pagesOut = countPagesOut(cut)
      expect(readCheckpoint(cut.after)).toBe(readCheckpoint(cut.before))
      expect(pagesOut).toBeGreaterThan(50)
      expect(acked.size).toBeGreaterThan(500)
      const disk = createDisk(cut, cluster)
      for (let n = 0; n < disks; n++) {
        disk.roll(random)
        const found = await examine(acked).catch((error: unknown) => {
          figures.failedStarts++
          return { lost: [], damaged: [String(error)] }
        })
        figures.disks++
        figures.lost += found.lost.length
        figures.damaged += found.damaged.length
        expect(found).toEqual({ lost: [], damaged: [] })
      }
      figures.acknowledged += acked.size
      figures.pagesOut += pagesOut
      // The server itself goes on from the last of them: what was accepted takes effect.
      disk.roll(random)
      const server = await installation.start()
      await drain(server.url)
      await server.stop()
      for (const copy of [cut.before, cut.after]) rmSync(copy, { recursive: true, force: true })
    }
    tell('g02-roulette', figures)
  })
})
