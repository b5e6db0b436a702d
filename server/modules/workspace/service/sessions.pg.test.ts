import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { systemClock } from '../../../platform/clock.ts'
import { systemIds } from '../../../platform/ids.ts'
import { createSessions, type Sessions } from './sessions.ts'

let pg: TestDatabase
let sessions: Sessions
let userId: string
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  sessions = openSessions(null)
  userId = await sessions.createUser({ name: 'Anna Nowak', email: 'Anna@Example.pl', language: 'pl' })
  await sessions.setPassword(userId, 'zielona herbata 7')
})
afterAll(() => pg.close())

function openSessions(publicUrl: string | null): Sessions {
  return createSessions({ db: pg.app, clock: systemClock, ids: systemIds, secret: 's'.repeat(43), publicUrl })
}

function ask(headers: Record<string, string> = {}, url = 'http://till.lan:4000/api/v1/me'): Request {
  return new Request(url, { headers })
}

/** The cookie a browser would send back. */
function keep(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

describe('sessions', () => {
  it('opens with e-mail and password, is found by its cookie, ends at sign-out', async () => {
    const opened = await sessions.signIn(ask(), { email: 'ANNA@example.pl', password: 'zielona herbata 7' })
    expect(opened?.userId).toBe(userId)
    const cookie = keep(opened?.cookies ?? new Headers())
    const found = await sessions.find(ask({ cookie }))
    expect(found).toMatchObject({
      userId,
      name: 'Anna Nowak',
      email: 'anna@example.pl',
      language: 'pl',
      workspaceId: null,
    })
    const closed = await sessions.close(ask({ cookie }))
    expect(closed.getSetCookie().join()).toContain('Max-Age=0')
    expect(await sessions.find(ask({ cookie }))).toBeNull()
  })

  it('refuses a wrong password, an unknown address and a broken one alike', async () => {
    for (const email of ['anna@example.pl', 'nobody@example.pl', 'not an address'])
      expect(await sessions.signIn(ask(), { email, password: 'something else' })).toBeNull()
  })

  it('sets a cookie scripts cannot read, bound to the host under https', async () => {
    const http = await sessions.open(ask(), userId, 'default')
    expect(http.getSetCookie()).toHaveLength(1)
    expect(http.getSetCookie()[0]).toMatch(/^splot_session=.*HttpOnly; SameSite=Lax$/)
    for (const request of [ask({}, 'https://splot.example.pl/'), ask({ 'x-forwarded-proto': 'https' })]) {
      const https = (await sessions.open(request, userId, 'default')).getSetCookie()[0] ?? ''
      expect(https).toMatch(/^__Host-splot_session=/)
      expect(https).toContain('Secure')
      expect(https).toContain('Path=/')
      expect(https).not.toContain('Domain')
    }
  })

  it('knows by the public address what a silent proxy ended, and leaves the till on the LAN without https', async () => {
    const behind = openSessions('https://splot.example.pl')
    const outside = await behind.open(ask({}, 'http://splot.example.pl/'), userId, null)
    expect(outside.getSetCookie()[0]).toMatch(/^__Host-/)
    expect((await behind.open(ask(), userId, null)).getSetCookie()[0]).toMatch(/^splot_session=/)
  })

  it('remembers the workspace of each session', async () => {
    const cookie = keep(await sessions.open(ask(), userId, 'default'))
    const session = await sessions.find(ask({ cookie }))
    expect(session?.workspaceId).toBe('default')
    await sessions.setWorkspace(session?.id ?? '', 'brand')
    expect((await sessions.find(ask({ cookie })))?.workspaceId).toBe('brand')
  })

  it('rejects a cookie with another signature or of another install', async () => {
    const cookie = keep(await sessions.open(ask(), userId, null))
    const [name, value = ''] = cookie.split('=')
    const [token, signature = ''] = decodeURIComponent(value).split('.')
    const forged = `${name}=${encodeURIComponent(`${token}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`)}`
    expect(await sessions.find(ask({ cookie: forged }))).toBeNull()
    expect(await sessions.find(ask({ cookie: `${name}=${token}` }))).toBeNull()
    const other = { db: pg.app, clock: systemClock, ids: systemIds, secret: 't'.repeat(43), publicUrl: null }
    expect(await createSessions(other).find(ask({ cookie }))).toBeNull()
    expect(await sessions.find(ask({ cookie }))).not.toBeNull()
  })

  it('ends all sessions but one', async () => {
    const first = keep(await sessions.open(ask(), userId, null))
    const second = keep(await sessions.open(ask(), userId, null))
    const kept = await sessions.find(ask({ cookie: second }))
    await sessions.closeAll(userId, kept?.id)
    expect(await sessions.find(ask({ cookie: first }))).toBeNull()
    expect(await sessions.find(ask({ cookie: second }))).not.toBeNull()
  })

  it('stores argon2id and no client address', async () => {
    await sessions.open(ask({ 'x-forwarded-for': '203.0.113.9' }), userId, null)
    const dump = await pg.app.inPlatform(async (tx) => {
      const text = `SELECT a::text AS row FROM workspace.account a UNION ALL SELECT s::text FROM workspace.session s`
      return (await tx.rows<{ row: string }>({ text, values: [] })).map((one) => one.row).join('\n')
    })
    expect(dump).toContain('$argon2id$')
    expect(dump).not.toContain('herbata')
    expect(dump).not.toContain('203.0.113.9')
  })

  it('replaces a password', async () => {
    const id = await sessions.createUser({ name: 'B', email: 'b@example.pl', language: 'en' })
    expect(await sessions.hasPassword(id)).toBe(false)
    const cookie = keep(await sessions.open(ask(), id, null))
    expect((await sessions.find(ask({ cookie })))?.language).toBe('en')
    expect(await sessions.checkPassword(id, 'anything')).toBe(false)
    await sessions.setPassword(id, 'pierwsze hasło')
    await sessions.setPassword(id, 'drugie hasło 2')
    expect(await sessions.checkPassword(id, 'pierwsze hasło')).toBe(false)
    expect(await sessions.checkPassword(id, 'drugie hasło 2')).toBe(true)
  })
})
