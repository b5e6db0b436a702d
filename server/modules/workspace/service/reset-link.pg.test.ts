import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { enterAsAdmin, enterAsMember, type OpenRoom, openRoom } from '../room.testkit.ts'

let pg: TestDatabase
let room: OpenRoom
let admin: string
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  room = openRoom(pg)
  admin = await enterAsAdmin(room, { email: 'anna@example.pl', name: 'Anna', password: 'hasło anny 1' })
})
afterAll(() => pg.close())

const post = (body: unknown) => ({ method: 'POST', body })
const tokenOf = (link: string) => new URL(link).searchParams.get('token')

async function findId(email: string): Promise<string> {
  const { body } = await room.ask('/api/v1/members', { cookie: admin })
  return (body.items as { id: string; email: string }[]).find((one) => one.email === email)?.id ?? ''
}

const askLink = (id: string, cookie = admin) =>
  room.ask(`/api/v1/members/${id}/reset-link`, { method: 'POST', cookie })

describe('a member who forgot her password', () => {
  const who = { email: 'ola@example.pl', role: 'agent', password: 'stare hasło 1' }
  const signIn = (password: string) =>
    room.ask('/api/auth/sign-in/email', post({ email: who.email, password }))

  it('comes back by a link of an administrator, once, and her old sessions end', async () => {
    const old = await enterAsMember(room, admin, who)
    const id = await findId(who.email)
    const first = await askLink(id)
    const { body, status } = await askLink(id)
    expect(status).toBe(200)
    const token = tokenOf(body.link)
    const look = await room.ask('/api/v1/welcome/look', post({ token }))
    expect(look.body).toMatchObject({ purpose: 'reset', email: who.email, workspaceName: 'Moja marka' })
    const replaced = { token: tokenOf(first.body.link), password: 'nowe hasło 1' }
    expect((await room.ask('/api/v1/welcome', post(replaced))).body.code).toBe('welcome_used')
    expect((await room.ask('/api/v1/welcome', post({ token, password: 'x' }))).body.code).toBe(
      'password_weak',
    )
    const entered = await room.ask('/api/v1/welcome', post({ token, password: 'nowe hasło 1' }))
    expect(entered.status).toBe(200)
    expect((await room.ask('/api/v1/me', { cookie: entered.cookie })).body.member.id).toBe(id)
    expect((await room.ask('/api/v1/me', { cookie: old })).status).toBe(401)
    expect((await signIn(who.password)).status).toBe(401)
    expect((await signIn('nowe hasło 1')).status).toBe(200)
    const again = await room.ask('/api/v1/welcome', post({ token, password: 'inne hasło 1' }))
    expect(again.body.code).toBe('welcome_used')
    const audit = await room.ask('/api/v1/audit', { cookie: admin })
    const acts = (audit.body.items as { action: string }[]).map((one) => one.action)
    expect(acts).toContain('member.reset_offered')
    expect(acts).toContain('password.reset')
    expect(JSON.stringify(audit.body)).not.toContain(token)
  })

  it('gets none that a colleague who is no administrator asked for', async () => {
    const agent = await enterAsMember(room, admin, { ...who, email: 'ela@example.pl' })
    expect((await askLink(await findId(who.email), agent)).status).toBe(403)
  })

  it('finds the link dead after she was removed', async () => {
    await enterAsMember(room, admin, { ...who, email: 'ula@example.pl' })
    const id = await findId('ula@example.pl')
    const { body } = await askLink(id)
    await room.ask(`/api/v1/members/${id}`, { method: 'DELETE', cookie: admin })
    const visit = { token: tokenOf(body.link), password: 'nowe hasło 1' }
    expect((await room.ask('/api/v1/welcome', post(visit))).body.code).toBe('welcome_used')
  })
})

describe('the link', () => {
  it('is not for oneself, nor for an invitation, nor for nobody', async () => {
    expect((await askLink(await findId('anna@example.pl'))).body.code).toBe('invalid')
    const invited = { email: 'ewa@example.pl', name: 'Ewa', role: 'agent' }
    await room.ask('/api/v1/members', { ...post(invited), cookie: admin })
    expect((await askLink(await findId(invited.email))).status).toBe(404)
    expect((await askLink('nobody')).status).toBe(404)
  })

  it('opens no account that may enter where its giver may not', async () => {
    // An administrator of one brand, and the owner of the install, who is a member there too.
    const password = 'hasło szefowej 1'
    const boss = await enterAsMember(room, admin, { email: 'szefowa@example.pl', role: 'admin', password })
    expect((await askLink(await findId('anna@example.pl'), boss)).body.code).toBe('reset_beyond')
    // A colleague who works for another brand besides.
    await enterAsMember(room, admin, { email: 'iza@example.pl', role: 'agent', password })
    const iza = await findId('iza@example.pl')
    expect((await askLink(iza, boss)).status).toBe(200)
    await room.workspaces.ensure('other', 'Inna marka')
    const text = `INSERT INTO workspace.member (workspace_id, user_id, role, created_at) VALUES ('other', $1, 'agent', 1)`
    await pg.app.inPlatform((tx) => tx.change({ text, values: [iza] }))
    expect((await askLink(iza, boss)).body.code).toBe('reset_beyond')
    expect((await askLink(iza)).status).toBe(200)
  })
})
