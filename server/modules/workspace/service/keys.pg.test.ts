import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { systemClock } from '../../../platform/clock.ts'
import { openRoom as open } from '../room.testkit.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
})
afterAll(() => pg.close())

const admin = { kind: 'member', id: 'u1', name: 'Anna' } as const

/** A room of its own memory over the same database: another process, as far as keys go. */
function openRoom(clock = systemClock) {
  return open(pg, { clock })
}

describe('keys', () => {
  it('speaks for its workspace from the moment it is made', async () => {
    const room = openRoom()
    await room.workspaces.ensure('default', 'Default')
    const { id, key } = await room.keys.create({ kind: 'secret', workspaceId: 'default', name: 'Sklep' })
    expect(key).toMatch(/^splot_sk_[\w-]{43}$/)
    const auth = await room.keys.authenticate(key)
    expect(auth).toMatchObject({
      keyId: id,
      workspaceId: 'default',
      kind: 'secret',
      region: 'PL',
      currency: 'PLN',
      name: 'Sklep',
    })
    expect(auth?.scopes.has('customers:merge')).toBe(true)
    expect(await room.keys.authenticate(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
  })

  it('is found again by its name, and made anew once revoked', async () => {
    const room = openRoom()
    await room.workspaces.ensure('default', 'Default')
    const till = await room.keys.getWriteKey('default', 'Kasy')
    expect(await room.keys.getWriteKey('default', 'Czat')).not.toBe(till)
    expect(await room.keys.getWriteKey('default', 'Kasy')).toBe(till)
    const auth = await room.keys.authenticate(till)
    expect(auth).toMatchObject({ name: 'Kasy', kind: 'write' })
    await room.keys.revoke('default', auth?.keyId ?? '', { kind: 'system', id: 'x', name: 'x' })
    expect(await room.keys.getWriteKey('default', 'Kasy')).not.toBe(till)
  })

  it('stores no key, only its hash', async () => {
    const room = openRoom()
    const made = await Promise.all(
      (['write', 'secret'] as const).map((kind) =>
        room.keys.create({ kind, workspaceId: 'default', name: kind }),
      ),
    )
    const rows = await pg.app.inPlatform((tx) =>
      tx.rows<{ dump: string }>({ text: 'SELECT k::text AS dump FROM workspace.api_key k', values: [] }),
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
    const dump = rows.map((row) => row.dump).join('\n')
    for (const { key } of made) expect(dump).not.toContain(key.slice(14))
  })

  it('refuses a revoked key here at once and elsewhere within a second', async () => {
    let now = 0
    const slow = { ...systemClock, monotonic: () => now }
    const here = openRoom(slow)
    const elsewhere = openRoom(slow)
    const { id, key } = await here.keys.create({ kind: 'write', workspaceId: 'default', name: 'Sklep' })
    expect(await here.keys.authenticate(key)).not.toBeNull()
    expect(await elsewhere.keys.authenticate(key)).not.toBeNull()
    await here.keys.revoke('default', id, admin)
    expect(await here.keys.authenticate(key)).toBeNull()
    now = 1_000
    expect(await elsewhere.keys.authenticate(key)).toBeNull()
  })

  it('cannot be revoked from another workspace', async () => {
    const room = openRoom()
    await room.workspaces.ensure('other', 'Other')
    const { id, key } = await room.keys.create({ kind: 'write', workspaceId: 'default', name: 'Sklep' })
    await expect(room.keys.revoke('other', id, admin)).rejects.toMatchObject({ code: 'not_found' })
    expect(await room.keys.authenticate(key)).not.toBeNull()
  })

  it('notes its last use at most once a minute', async () => {
    let now = 1_000_000
    const room = openRoom({ ...systemClock, now: () => now, monotonic: () => now })
    const { id, key } = await room.keys.create({ kind: 'write', workspaceId: 'other', name: 'Kasa' })
    const readLastUse = async () =>
      (await room.keys.list('other')).find((row) => row.id === id)?.last_used_at ?? null
    expect(await readLastUse()).toBeNull()
    await room.keys.authenticate(key)
    expect(await readLastUse()).toBe(1_000_000)
    now += 59_000
    await room.keys.authenticate(key)
    expect(await readLastUse()).toBe(1_000_000)
    now += 2_000
    await room.keys.authenticate(key)
    expect(await readLastUse()).toBe(1_061_000)
  })

  it('shows the same snippet key every time, until it is revoked', async () => {
    const room = openRoom()
    await room.workspaces.ensure('brand', 'Brand')
    const first = await room.keys.getSnippetKey('brand')
    expect(await room.keys.findSnippetKey('brand')).toBe(first)
    expect(await openRoom().keys.getSnippetKey('brand')).toBe(first)
    const auth = await room.keys.authenticate(first)
    expect(auth).toMatchObject({ kind: 'write', workspaceId: 'brand' })
    expect([...(auth?.scopes ?? [])]).toEqual(['events:write'])
    await room.keys.revoke('brand', auth?.keyId ?? '', admin)
    expect(await room.keys.getSnippetKey('brand')).not.toBe(first)
  })
})
