import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canary, canaryEvents, listHits, otherEvents } from './kit/canary.ts'
import { callApi, type Reply, readReply, sendBatch } from './kit/client.ts'
import { findDifferences, listDerivedTables, type Query } from './kit/fingerprint.ts'
import { checkout, drain, Installation } from './kit/installation.ts'
import { limitMs, openSeed, tell } from './kit/seed.ts'
import { findCustomer } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G18: erasure. A canary whose every word is found nowhere else is erased: no answer tells of her, after the purge no file
 * holds a byte of her, and neither a replay, a late event, a rebuild nor an older copy of the database brings her back.
 */
const { random } = openSeed('g18-erasure')
const house = fileURLToPath(new URL('kit/house.ts', import.meta.url))
const by = { kind: 'member', id: 'm1', name: 'Ada' } as const

interface Found {
  id: string
  hits: number
  isKnown: number
  warehouse: number
  log: number
  /** Seconds for which the warehouse keeps what a deletion rewrote. */
  partsLie: number
  erasedMs: number
  purged: number
  purgedMs: number
  isKnownBefore: number
  isAgreed: boolean
  recovered: number
}

async function act(dataDir: string, name: string, known = ''): Promise<Found> {
  const run = promisify(execFile)(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', house, dataDir, name],
    {
      cwd: checkout,
      maxBuffer: 2 ** 26,
      env: { ...process.env, ...(known === '' ? {} : { CANARY_ID: known }) },
    },
  )
  const { stdout } = await run
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Found
}

describe('G18, on the disk', () => {
  let [folder, live, backup] = ['', '', '']
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'splot-g18-'))
    // PostgreSQL runs as another user where the test runs as root: then it must get in, to lie where all else lies.
    chmodSync(folder, 0o711)
    live = join(folder, 'live')
    backup = join(folder, 'backup')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test(
    'gone from every answer, then from every file; an older copy of the database does not bring her back',
    async () => {
      const lived = await act(live, 'live')
      expect(lived).toMatchObject({ isKnown: 1 })
      expect(lived.hits).toBeGreaterThan(8)
      expect(listHits(live).join('\n')).toMatch(/pg\/base[\s\S]*pg_wal|pg_wal[\s\S]*pg\/base/)
      execFileSync('cp', ['-a', live, backup])

      const erased = await act(live, 'erase', lived.id)
      expect(erased).toMatchObject({ hits: 0, isKnown: 0, purged: 1 })
      expect(erased.warehouse).toBe(60)
      expect(erased.partsLie).toBeLessThanOrEqual(30)
      expect(erased.erasedMs).toBeLessThan(60_000)
      expect(listHits(live)).toEqual([])
      tell('g18', { erasedMs: erased.erasedMs, purgedMs: erased.purgedMs, answersBefore: lived.hits })

      // The database as it was before; who was erased since is remembered beside it.
      const lost = join(folder, 'lost')
      renameSync(live, lost)
      renameSync(backup, live)
      cpSync(join(lost, 'erasures.jsonl'), join(live, 'erasures.jsonl'))
      const restored = await act(live, 'restored', lived.id)
      expect(restored).toMatchObject({ isKnownBefore: 1, isAgreed: false, recovered: 1, hits: 0, isKnown: 0 })
    },
    limitMs(600_000),
  )
})

describe('G18, on a running server', () => {
  const installation = new Installation()
  afterAll(() => installation[Symbol.asyncDispose]())

  /** An officer's browser, signed in by the one-time link. */
  async function enter(url: string): Promise<(path: string, body?: unknown) => Promise<Reply>> {
    const { stdout } = await installation.cli('link')
    const token = new URL(stdout.trim()).searchParams.get('token')
    let cookie = ''
    const ask = async (path: string, body?: unknown): Promise<Reply> => {
      const response = await fetch(`${url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const set = response.headers.getSetCookie().map((one) => one.split(';')[0])
      if (set.length > 0) cookie = set.join('; ')
      return readReply(response)
    }
    expect((await ask('/api/v1/welcome', { token })).status).toBe(200)
    return ask
  }

  test(
    'by a request in the register, while a shop is busy; gone after a restart too',
    async () => {
      let server = await installation.start()
      const key = await installation.key('secret')
      const find = () =>
        callApi(server.url, key, { path: `/api/v1/customers/lookup?kind=email&value=${canary.email}` })
      expect(await sendBatch(server.url, key, [...otherEvents(100), ...canaryEvents()])).toBe(true)
      await drain(server.url)
      const customerId = (await find()).json.id
      const ask = await enter(server.url)
      const asked = { kind: 'erase', via: 'letter', customerId, isIdentified: true }
      const request = await ask('/api/v1/privacy-requests', asked)
      let isBusy = true
      const shop = (async () => {
        for (let i = 0; isBusy; i++)
          await sendBatch(server.url, key, [{ ...otherEvents(1)[0], messageId: `busy-${i}` }])
      })()
      const carried = await ask(`/api/v1/privacy-requests/${request.json.id}/carry-out`, {})
      isBusy = false
      await shop
      expect(carried.status, carried.text).toBe(200)
      expect((await find()).status).toBe(404)
      expect(await sendBatch(server.url, key, canaryEvents())).toBe(true)
      await drain(server.url)
      expect((await find()).status).toBe(404)
      await server.stop()
      server = await installation.start()
      expect((await find()).status).toBe(404)
      expect((await installation.cli('audit', 'verify')).code).toBe(0)
      await server.stop()
    },
    limitMs(600_000),
  )
})

describe('G18, in the database', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  let world: World
  beforeAll(async () => {
    engine = await openEngine()
    world = await World.open({ engine, database: 'g18', random: random.fork() })
    world.clock.advance(Date.now() - world.clock.now() + 60_000)
  })
  afterAll(async () => {
    await world.close()
    await engine.close()
  })
  const erase = async () => {
    const birth = await findCustomer(world, canary.email)
    await world.drain()
    return world.carryOut(world.app.erasure.erasePerson({ workspaceId: 'default', birth: birth ?? '', by }))
  }
  const listBodies = () =>
    world.query<{ body: string }>(
      `SELECT l::text AS body FROM platform.log l WHERE l::text ~* 'kanar|wolierow|zdzimira'`,
    )

  test('late events and repeats take no effect and leave no words; what she does afterwards is a new person’s', async () => {
    await world.accept([...otherEvents(30), ...canaryEvents()])
    await world.drain()
    // Set aside, and an operator's act: neither is in her timeline.
    await world.accept([{ type: 'track', event: 'Loose', messageId: 'loose', anonymousId: canary.device }])
    await world.drain()
    const sealed = await world.query('SELECT * FROM seal.birth_key')
    expect(sealed.length).toBeGreaterThan(0)
    const erased = await erase()
    expect(erased.events).toBeGreaterThan(4)
    expect(await listBodies()).toEqual([])
    expect(await findCustomer(world, canary.email)).toBeNull()
    expect((await world.query('SELECT * FROM seal.birth_key')).length).toBeLessThan(sealed.length)

    await world.accept(canaryEvents().map((one, i) => (i % 2 ? one : { ...one, messageId: `late-${i}` })))
    await world.drain()
    expect(await listBodies()).toEqual([])
    expect(await findCustomer(world, canary.email)).toBeNull()
    const tally = await world.app.collect.getTally('default')
    expect(tally.accepted).toBe(tally.applied + tally.duplicate + tally.quarantined + tally.pending)
    expect(tally.quarantined).toBe(3)
  })

  test('a rebuild gives what is there: the same totals without her', async () => {
    const again = await World.open({ engine, database: 'g18_again', random: random.fork() })
    for (const table of [
      'platform.log',
      'platform.log_head',
      'seal.workspace_key',
      'seal.birth_key',
      'identity.tombstone',
      'consent.suppression',
    ]) {
      await again.query(`DELETE FROM ${table}`)
      const rows = await world.query<{ line: string }>(`SELECT row_to_json(t)::text AS line FROM ${table} t`)
      for (const { line } of rows)
        await again.query(
          `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`,
          [line],
        )
    }
    await again.drain()
    const asked = [world, again].map((one) => one.query.bind(one) as typeof one.query) as [Query, Query]
    const tables = (await listDerivedTables(asked[0])).filter((name) => !name.startsWith('consent.record_'))
    expect((await findDifferences(...asked, tables)).slice(0, 20)).toEqual([])
    expect(await again.app.collect.getTally('default')).toMatchObject({ pending: 0 })
    await again.close()
  })

  test('beside a running pipeline: no batch writes her back', async () => {
    world.clock.advance(60_000)
    await world.accept([
      { ...canaryEvents()[1], messageId: 'fresh-1', timestamp: new Date(world.clock.now()).toISOString() },
    ])
    await world.drain()
    expect(await findCustomer(world, canary.email)).not.toBeNull()
    const told = Array.from({ length: 400 }, (_, i) => ({
      ...canaryEvents()[2],
      messageId: `busy-${i}`,
      timestamp: new Date(world.clock.now() - 1_000).toISOString(),
    }))
    const birth = (await findCustomer(world, canary.email)) ?? ''
    world.boot(20)
    const erasing = world.carryOut(world.app.erasure.erasePerson({ workspaceId: 'default', birth, by }))
    for (let i = 0; i < told.length; i += 40) await world.accept(told.slice(i, i + 40))
    await erasing
    await world.drain()
    expect(await findCustomer(world, canary.email)).toBeNull()
    const left = await world.query(
      `SELECT birth_id FROM profile.timeline t WHERE NOT EXISTS (
         SELECT FROM identity.identifier i WHERE i.workspace_id = t.workspace_id AND i.birth_id = t.birth_id)`,
    )
    expect(left).toEqual([])
    expect(await listBodies()).toEqual([])
  })
})
