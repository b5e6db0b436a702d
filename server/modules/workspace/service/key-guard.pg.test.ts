import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import type { Db } from '../../../platform/db/index.ts'
import { openRoom } from '../room.testkit.ts'
import { unknownKeyLimit } from './key-guard.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
})
afterAll(() => pg.close())

const nobodys = (i: number) => `splot_sk_${String(i).padStart(43, 'x')}`

/** A room whose questions are counted, on a clock of its own. */
async function open() {
  const asked = { count: 0 }
  const db: Db = {
    ...pg.app,
    inPlatform: (run) => {
      asked.count++
      return pg.app.inPlatform(run)
    },
    [Symbol.asyncDispose]: async () => {},
  }
  const time = { ms: 0 }
  const clock = { now: () => Date.now() + time.ms, monotonic: () => time.ms, sleep: async () => {} }
  const room = openRoom(pg, { db, clock })
  await room.workspaces.ensure('default', 'Default')
  const { key } = await room.keys.create({ kind: 'secret', workspaceId: 'default', name: 'Sklep' })
  return { ...room, asked, time, key }
}

const call = (room: Awaited<ReturnType<typeof open>>, key: string, remoteAddress: string) =>
  room.ask('/api/v1/audit', { headers: { authorization: `Bearer ${key}`, origin: '' }, remoteAddress })

async function flood(room: Awaited<ReturnType<typeof open>>, address: string, times: number) {
  const replies = await Promise.all(Array.from({ length: times }, (_, i) => call(room, nobodys(i), address)))
  return replies.map((one) => one.status)
}

describe('unknown keys', () => {
  it('are limited by address and cost no query once limited; a valid key still works', async () => {
    const room = await open()
    const statuses = await flood(room, '203.0.113.9', unknownKeyLimit + 20)
    expect(statuses.filter((status) => status === 401)).toHaveLength(unknownKeyLimit)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    const before = room.asked.count
    const refused = await call(room, nobodys(500), '203.0.113.9')
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await flood(room, '203.0.113.9', 50)
    expect(room.asked.count).toBe(before)
    expect((await room.keys.authenticate(room.key, '203.0.113.9'))?.workspaceId).toBe('default')
    const fresh = await room.keys.create({ kind: 'secret', workspaceId: 'default', name: 'Nowy' })
    expect((await room.keys.authenticate(fresh.key, '203.0.113.9'))?.keyId).toBe(fresh.id)
    expect((await call(room, nobodys(501), '203.0.113.10')).status).toBe(401)
    room.time.ms += 61_000
    expect((await call(room, nobodys(502), '203.0.113.9')).status).toBe(401)
  })

  it('keep no key out for long that another process made during a flood', async () => {
    const room = await open()
    await flood(room, '203.0.113.11', unknownKeyLimit + 1)
    const { key } = await openRoom(pg).keys.create({ kind: 'write', workspaceId: 'default', name: 'CLI' })
    room.time.ms += 1_001
    expect(await room.keys.authenticate(key, '203.0.113.11')).toMatchObject({ workspaceId: 'default' })
  })

  it('count for the whole of an IPv6 network', async () => {
    const room = await open()
    for (let i = 0; i < unknownKeyLimit; i++) await room.keys.authenticate(nobodys(i), `2001:db8:1:2::${i}`)
    await expect(room.keys.authenticate(nobodys(900), '2001:db8:1:2:ffff::1')).rejects.toMatchObject({
      code: 'rate_limited',
    })
    expect(await room.keys.authenticate(nobodys(901), '2001:db8:1:3::1')).toBeNull()
  })

  it('are not counted against who sends valid ones', async () => {
    const room = await open()
    for (let i = 0; i < unknownKeyLimit * 3; i++) {
      room.time.ms += 1_001
      await room.keys.authenticate(room.key, '203.0.113.9')
      if (i % 60 === 0) expect(await room.keys.authenticate(nobodys(i), '203.0.113.9')).toBeNull()
    }
  })
})
