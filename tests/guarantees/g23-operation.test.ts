import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendBatch } from './kit/client.ts'
import { Installation } from './kit/installation.ts'
import { waitForNoPostgres } from './kit/processes.ts'
import { limitMs, openSeed } from './kit/seed.ts'
import { ShopLife } from './kit/shop-life.ts'
import { openEngine, World } from './kit/world.ts'

/** G23, catalogue 84 to 90: what an operator, or the machine, can get wrong. 83 is G3's. */
const { random } = openSeed('g23-operation')

describe('84: the clock of the machine jumps', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  beforeAll(async () => {
    engine = await openEngine()
  })
  afterAll(() => engine.close())

  test('an hour back, a day ahead: every event takes effect once, in the order of acceptance', async () => {
    const world = await World.open({ engine, database: 'clock', random: random.fork() })
    const life = new ShopLife({ random: random.fork(), name: 'j', people: 30, now: () => world.clock.now() })
    let sent = 0
    for (const jumpMs of [0, -3_600_000, 86_400_000, -86_400_000, 3_600_000]) {
      world.clock.advance(jumpMs)
      await world.accept(life.events(50))
      sent += 50
      if (random.chance(0.5)) world.boot(random.between(1, 100))
      await world.drain()
    }
    expect(await world.app.collect.getTally('default')).toMatchObject({
      accepted: sent,
      applied: sent,
      duplicate: 0,
      quarantined: 0,
    })
    const list = await world.call('GET', '/api/v1/customers?limit=200')
    expect(list.status).toBe(200)
    await world.close()
  })
})

describe('85 to 90', () => {
  const installation = new Installation({ isBare: true })
  afterAll(() => installation[Symbol.asyncDispose]())

  test('89: an unknown or wrong option -> exit 1 naming the nearest, before anything is touched', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ SPLOT_DATADIR: '/nowhere' }, /SPLOT_DATA_DIR/],
      [{ SPLOT_BATCH_SIZE: 'many' }, /SPLOT_BATCH_SIZE must be/],
      [{ PORT: '99999' }, /PORT must be/],
    ]
    await Promise.all(
      wrong.map(async ([env, said]) => {
        const done = await new Installation({ dataDir: installation.dataDir, env }).cli('start')
        expect(done.code).toBe(1)
        expect(done.stderr).toMatch(said)
      }),
    )
    expect(readdirSync(installation.dataDir)).toEqual([])
  })

  test('85: a second process on the data folder -> exit 1 with the pid and advice; the first is unharmed', {
    timeout: limitMs(150_000),
  }, async () => {
    const server = await installation.start()
    const key = await installation.key('write')
    const second = await installation.cli('start')
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(String(server.pid))
    expect(second.stderr).toMatch(/SPLOT_DATA_DIR|stop/i)
    expect(await sendBatch(server.url, key, [{ type: 'page', anonymousId: 'a', messageId: 'still' }])).toBe(
      true,
    )
    await server.stop()
  })

  test('90: a port in use -> exit 1 naming port and option, and no database left behind', {
    timeout: limitMs(150_000),
  }, async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const address = holder.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const done = await new Installation({ dataDir: installation.dataDir, env: { PORT: port } }).cli('start')
    holder.close()
    expect(done.code).toBe(1)
    expect(done.stderr).toContain(port)
    expect(done.stderr).toContain('PORT')
    expect(await waitForNoPostgres(installation.dataDir, 10_000)).toEqual([])
  })

  test('87: a newer data folder or another PostgreSQL -> refused, nothing written', {
    timeout: limitMs(150_000),
  }, async () => {
    const file = join(installation.dataDir, 'stamp.json')
    const stamp = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
    for (const change of [{ layout: 99 }, { postgresMajor: 17 }]) {
      writeFileSync(file, JSON.stringify({ ...stamp, ...change }))
      const before = photograph(installation.dataDir)
      const done = await installation.cli('start')
      expect(done.code).toBe(1)
      expect(done.stderr).toMatch(/17|99|newer/)
      expect(photograph(installation.dataDir)).toEqual(before)
    }
    writeFileSync(file, JSON.stringify(stamp))
  })

  test('88: killed in the middle of the first start, migrations and all -> the next start finishes', {
    timeout: limitMs(240_000),
  }, async () => {
    const moments = [random.between(100, 500), random.between(500, 900), random.between(900, 1_500)]
    const killAndFinish = async (afterMs: number) => {
      await using torn = new Installation({ isBare: true })
      await torn.startAndKill(afterMs)
      const server = await torn.start()
      const key = await torn.key('write')
      expect(await sendBatch(server.url, key, [{ type: 'page', anonymousId: 'a', messageId: 'b' }])).toBe(
        true,
      )
      const client = await torn.connect()
      const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM platform.migration')
      expect(Number(rows[0]?.n)).toBeGreaterThan(5)
      await client.end()
      await server.stop()
      expect(await waitForNoPostgres(torn.dataDir, 10_000)).toEqual([])
    }
    await Promise.all(moments.map(killAndFinish))
  })

  test('86: a torn control file, missing WAL -> refuses to start and says how to restore', {
    timeout: limitMs(120_000),
  }, async () => {
    const control = join(installation.dataDir, 'pg', 'global', 'pg_control')
    const whole = readFileSync(control)
    const torn = Buffer.from(whole)
    torn.fill(0xff, 100, 200)
    writeFileSync(control, torn)
    const done = await installation.cli('start')
    expect(done.code).toBe(1)
    expect(done.stderr).toMatch(/damaged|backup/i)
    writeFileSync(control, whole)
    const wal = join(installation.dataDir, 'pg', 'pg_wal')
    for (const name of readdirSync(wal)) if (/^[0-9A-F]{24}$/.test(name)) rmSync(join(wal, name))
    const again = await installation.cli('start')
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/damaged|backup/i)
    expect(await waitForNoPostgres(installation.dataDir, 10_000)).toEqual([])
  })
})

/** Names, sizes and times of everything in the folder. */
function photograph(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return entry.isDirectory() ? path : `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`
  })
}
