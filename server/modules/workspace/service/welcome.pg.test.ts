import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { systemClock } from '../../../platform/clock.ts'
import { enterAsAdmin, enterAsMember, type OpenRoom, openRoom } from '../room.testkit.ts'

let pg: TestDatabase
let room: OpenRoom
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  room = openRoom(pg)
})
afterAll(() => pg.close())

const post = (body: unknown) => ({ method: 'POST', body })

describe('the one-time link', () => {
  it('lets the first administrator in without a password, into the sample while there is one', async () => {
    await room.workspaces.ensure('sample', 'Tkalnia Modra', { isSample: true })
    expect(await room.welcome.hasOwner()).toBe(false)
    const { token } = await room.welcome.mintAdminLink()
    const look = await room.ask('/api/v1/welcome/look', post({ token }))
    expect(look.body).toMatchObject({ purpose: 'admin', isFirst: true })
    const entered = await room.ask('/api/v1/welcome', post({ token }))
    expect(entered.status).toBe(200)
    expect(await room.welcome.hasOwner()).toBe(true)
    const me = await room.ask('/api/v1/me', { cookie: entered.cookie })
    expect(me.body).toMatchObject({
      member: { roles: ['admin'] },
      workspaceId: 'sample',
      workspaces: [
        { id: 'default', isSample: false },
        { id: 'sample', name: 'Tkalnia Modra', isSample: true },
      ],
    })
    expect((await room.ask('/api/v1/welcome', post({ token }))).body.code).toBe('welcome_used')
    expect((await room.ask('/api/v1/welcome/look', post({ token }))).body.code).toBe('welcome_used')
  })

  it('works once, though twenty use it at the same moment', async () => {
    const { token } = await room.welcome.mintAdminLink()
    const all = await Promise.all(
      Array.from({ length: 20 }, () => room.ask('/api/v1/welcome', post({ token }))),
    )
    expect(all.map((one) => one.status).filter((status) => status === 200)).toHaveLength(1)
    expect(all.filter((one) => one.body.code === 'welcome_used')).toHaveLength(19)
  })

  it('expires after a day', async () => {
    let now = 1_700_000_000_000
    const later = openRoom(pg, { clock: { ...systemClock, now: () => now } })
    const { token } = await later.welcome.mintAdminLink()
    now += 24 * 3_600_000
    expect((await later.ask('/api/v1/welcome', post({ token }))).body.code).toBe('welcome_used')
    now -= 1
    expect((await later.ask('/api/v1/welcome', post({ token }))).status).toBe(200)
  })

  it('stays usable after a password that is too weak, and stores no token', async () => {
    const { token } = await room.welcome.mintAdminLink()
    const weak = await room.ask(
      '/api/v1/welcome',
      post({ token, email: 'ewa@example.pl', password: 'krótkie' }),
    )
    expect(weak.body).toMatchObject({ code: 'password_weak', path: 'body.password' })
    const text = 'SELECT l::text AS row FROM workspace.link l'
    const dump = await pg.app.inPlatform((tx) => tx.rows<{ row: string }>({ text, values: [] }))
    expect(dump.length).toBeGreaterThan(0)
    expect(dump.map((one) => one.row).join()).not.toContain(token)
    const body = { token, email: 'ewa@example.pl', name: 'Ewa', password: 'długie hasło ewy' }
    expect((await room.ask('/api/v1/welcome', post(body))).status).toBe(200)
  })

  it('brings a forgetful owner back with a new password and ends her old sessions', async () => {
    const old = await enterAsAdmin(room, { email: 'ola@example.pl', password: 'stare hasło oli' })
    await enterAsAdmin(room, { email: 'ola@example.pl', password: 'nowe hasło oli' })
    expect((await room.ask('/api/v1/me', { cookie: old })).status).toBe(401)
    const tries = ['stare hasło oli', 'nowe hasło oli'].map((password) =>
      room.ask('/api/auth/sign-in/email', post({ email: 'ola@example.pl', password })),
    )
    expect((await Promise.all(tries)).map((one) => one.status)).toEqual([401, 200])
  })
})

describe('an invitation', () => {
  it('makes a member of the person who uses it, with the role given', async () => {
    const admin = await enterAsAdmin(room)
    const cookie = await enterAsMember(room, admin, {
      email: 'Ala@Example.pl',
      role: 'agent',
      password: 'hasło ali 123',
    })
    const me = await room.ask('/api/v1/me', { cookie })
    expect(me.body).toMatchObject({ member: { email: 'ala@example.pl', roles: ['agent'] } })
    expect((me.body.workspaces as { id: string }[]).map((one) => one.id)).toEqual(['default'])
    const again = { email: 'ala@example.pl', name: 'Ala', role: 'admin' }
    const refused = await room.ask('/api/v1/members', { ...post(again), cookie: admin })
    expect(refused.body.code).toBe('member_exists')
  })

  it('needs a password, and is for the invited address only', async () => {
    const admin = await enterAsAdmin(room)
    const wanted = { email: 'jan@example.pl', name: 'Jan', role: 'store' }
    const { body } = await room.ask('/api/v1/members', { ...post(wanted), cookie: admin })
    const token = new URL(body.link ?? '').searchParams.get('token')
    expect((await room.ask('/api/v1/welcome', post({ token }))).body).toMatchObject({ path: 'body.password' })
    const foreign = { token, email: 'inny@example.pl', password: 'hasło jana 1' }
    expect((await room.ask('/api/v1/welcome', post(foreign))).body).toMatchObject({ path: 'body.email' })
    expect((await room.ask('/api/v1/welcome', post({ token, password: 'hasło jana 1' }))).status).toBe(200)
  })

  it('does not give the account behind an address to whoever holds the link', async () => {
    const admin = await enterAsAdmin(room)
    const victim = { email: 'zofia@example.pl', role: 'admin', password: 'hasło zofii 1' }
    await enterAsMember(room, admin, victim)
    await room.ask('/api/v1/workspaces', { ...post({ id: 'brand-b', name: 'Marka B' }), cookie: admin })
    await room.ask('/api/v1/me/workspace', { ...post({ workspaceId: 'brand-b' }), cookie: admin })
    const wanted = { email: 'zofia@example.pl', name: 'Z', role: 'analyst' }
    const { body } = await room.ask('/api/v1/members', { ...post(wanted), cookie: admin })
    const token = new URL(body.link ?? '').searchParams.get('token')
    const stolen = await room.ask('/api/v1/welcome', post({ token, password: 'hasło złodzieja' }))
    expect(stolen.body.code).toBe('sign_in_failed')
    expect(stolen.cookie).toBe('')
    const owner = await room.ask('/api/v1/welcome', post({ token, password: victim.password }))
    const me = await room.ask('/api/v1/me', { cookie: owner.cookie })
    expect(me.body).toMatchObject({ workspaceId: 'brand-b', member: { roles: ['analyst'] } })
  })

  it('is replaced by a newer one and can be taken back', async () => {
    const admin = await enterAsAdmin(room)
    const wanted = { email: 'iga@example.pl', name: 'Iga', role: 'dpo' }
    const tokens: string[] = []
    for (let i = 0; i < 2; i++) {
      const { body } = await room.ask('/api/v1/members', { ...post(wanted), cookie: admin })
      tokens.push(new URL(body.link ?? '').searchParams.get('token') ?? '')
    }
    expect((await room.ask('/api/v1/welcome/look', post({ token: tokens[0] }))).body.code).toBe(
      'welcome_used',
    )
    const members = await room.ask('/api/v1/members', { cookie: admin })
    const pending = (members.body.items as { id: string; email: string; isPending: boolean }[]).filter(
      (one) => one.email === wanted.email,
    )
    expect(pending).toMatchObject([{ isPending: true }])
    const path = `/api/v1/members/${pending[0]?.id}`
    expect((await room.ask(path, { method: 'DELETE', cookie: admin })).status).toBe(200)
    expect((await room.ask('/api/v1/welcome/look', post({ token: tokens[1] }))).body.code).toBe(
      'welcome_used',
    )
  })
})
