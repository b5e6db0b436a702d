import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { makeLinks } from './binaries.ts'
import { explainFailure } from './explain-failure.ts'
import { checkForeign } from './external.ts'
import { findLiveLock, takeLock } from './lock.ts'
import { parsePasswd } from './postgres-user.ts'
import { describeProcess, isAlive } from './process-identity.ts'
import { findBarrier } from './reachable.ts'
import { buildSettings } from './settings.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-parts-test-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a process', () => {
  test('is told apart from a later one with its pid, and from one before a reboot', () => {
    const me = describeProcess(process.pid)
    expect(isAlive(me)).toBe(true)
    expect(isAlive({ ...me, startedAt: '1' })).toBe(false)
    expect(isAlive({ ...me, bootId: 'another' })).toBe(false)
    expect(isAlive({ ...me, pid: 4_000_000 })).toBe(false)
  })
})

describe('the lock', () => {
  test('of twenty takers goes to one', async () => {
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 4_000_000, startedAt: '1', bootId: null }))
    const takers = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder, systemClock)))
    expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(findLiveLock(folder)?.pid).toBe(process.pid)
  })

  test('remembers the owner before it, and what it is told', async () => {
    const before = { pid: 4_000_000, startedAt: '1', bootId: null, socketDir: '/tmp/splot-old' }
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(before))
    const lock = await takeLock(folder, systemClock)
    expect(lock.survivor?.socketDir).toBe('/tmp/splot-old')
    lock.update({ url: 'http://localhost:1' })
    expect(findLiveLock(folder)?.url).toBe('http://localhost:1')
    lock.drop()
    expect(findLiveLock(folder)).toBeNull()
  })

  test('that is torn counts as stale', async () => {
    writeFileSync(join(folder, 'lock.json'), '{"pid":')
    const lock = await takeLock(folder, systemClock)
    lock.drop()
  })

  test('dropped late does not drop the next owner', async () => {
    const first = await takeLock(folder, systemClock)
    first.drop()
    await takeLock(folder, systemClock)
    first.drop()
    expect(findLiveLock(folder)?.pid).toBe(process.pid)
  })
})

describe('rights', () => {
  const stranger = { uid: 65_534, gid: 65_534 }

  test('the first folder a stranger cannot enter is named', () => {
    const closed = join(folder, 'closed')
    mkdirSync(join(closed, 'inside'), { recursive: true })
    chmodSync(folder, 0o755)
    expect(findBarrier(join(closed, 'inside'), stranger)).toBeNull()
    chmodSync(closed, 0o700)
    expect(findBarrier(join(closed, 'inside'), stranger)).toBe(closed)
    expect(findBarrier(join(closed, 'inside'), { uid: 0, gid: 0 })).toBeNull()
  })

  test('passwd is read line by line', () => {
    const text = 'root:x:0:0:root:/root:/bin/sh\nbroken\n#note:x:a:b\npostgres:x:101:104::/:/bin/sh\n'
    expect(parsePasswd(text)).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'postgres', uid: 101, gid: 104 },
    ])
  })
})

test('library links are made once, relative, and a second time changes nothing', () => {
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true })
  writeFileSync(join(folder, 'native', 'lib', 'liba.so.6.1'), 'x')
  const links = [{ source: 'native/lib/liba.so.6.1', target: 'native/lib/liba.so.6' }]
  makeLinks(links, folder)
  makeLinks(links, folder)
  const at = join(folder, 'native', 'lib', 'liba.so.6')
  expect(lstatSync(at).isSymbolicLink()).toBe(true)
  expect(readlinkSync(at)).toBe('liba.so.6.1')
  expect(readFileSync(at, 'utf8')).toBe('x')
})

describe('what PostgreSQL says', () => {
  test.each([
    ['PANIC:  could not read file "global/pg_control": read 0 of 292', 'cluster_damaged'],
    ['FATAL:  incorrect checksum in control file', 'cluster_damaged'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1500', 'cluster_damaged'],
    ['FATAL:  could not write to file "pg_wal/x": No space left on device', 'disk_full'],
    ['FATAL:  something else', 'engine_failed'],
    [
      'FATAL:  terminating connection due to administrator command\nPANIC:  could not locate a valid checkpoint record at 0/1500\nLOG:  shutting down',
      'cluster_damaged',
    ],
    ['', 'engine_failed'],
  ])('%s becomes %s', (said, code) => {
    const error = explainFailure(
      `2026-01-01 UTC [7] LOG:  starting\n2026-01-01 UTC [7] ${said}\n`,
      '/data/pg',
    )
    expect(error.code).toBe(code)
    expect(error.message).toContain('/data/pg')
    expect(error.pl).toContain('/data/pg')
  })
})

describe('settings', () => {
  const at = { socketDir: '/tmp/s', home: '/data' }
  const GB = 1024 ** 3

  test('follow the memory within bounds', () => {
    const of = (gigabytes: number) => buildSettings({ ...at, isDurable: true, memoryBytes: gigabytes * GB })
    expect([1, 8, 512].map((size) => of(size).shared_buffers)).toEqual(['128MB', '512MB', '1024MB'])
  })

  test('give up durability only when told, and never log a statement', () => {
    const durable = buildSettings({ ...at, isDurable: true })
    expect([durable.fsync, durable.full_page_writes, durable.synchronous_commit]).toEqual(['on', 'on', 'on'])
    expect(buildSettings({ ...at, isDurable: false }).fsync).toBe('off')
    expect([durable.log_statement, durable.log_min_error_statement, durable.log_error_verbosity]).toEqual([
      'none',
      'panic',
      'terse',
    ])
  })
})

describe('a foreign server', () => {
  const good = {
    version: '17.2',
    versionNumber: 170_002,
    dataDirectory: '',
    isSynced: true,
    hasFullPageWrites: true,
    hasChecksums: true,
    isSynchronous: true,
  }

  test('that keeps its promises has no warning; without checksums it has one', () => {
    expect(checkForeign(good, false)).toEqual([])
    expect(checkForeign({ ...good, hasChecksums: false }, false)).toHaveLength(1)
  })

  test.each([
    [{ isSynced: false }, 'server_unsafe'],
    [{ hasFullPageWrites: false }, 'server_unsafe'],
    [{ isSynchronous: false }, 'server_unsafe'],
    [{ versionNumber: 140_010, version: '14.10' }, 'server_too_old'],
  ])('with %o is refused as %s', (change, code) => {
    expect(() => checkForeign({ ...good, ...change }, false)).toThrow(expect.objectContaining({ code }))
  })

  test('that is unsafe starts when that was allowed, and says so', () => {
    expect(checkForeign({ ...good, isSynced: false }, true)[0]).toMatch(/fsync/)
  })
})
