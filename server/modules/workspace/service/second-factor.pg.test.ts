import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readApp } from '../../../../tests/testkit/authenticator.ts'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { enterAsAdmin, type OpenRoom, openRoom } from '../room.testkit.ts'

let pg: TestDatabase
let room: OpenRoom
let cookie = ''
let secret = ''
let recoveryCodes: string[] = []
const email = 'ada@example.pl'
const password = 'zielona herbata 7'

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  room = openRoom(pg)
  await room.workspaces.ensure('default', 'Marka')
  cookie = await enterAsAdmin(room, { email, name: 'Ada', password })
}, 60_000)
afterAll(() => pg.close())

const post = (path: string, body: unknown, sent = cookie) =>
  room.ask(path, { method: 'POST', body, ...(sent === '' ? {} : { cookie: sent }) })
const signIn = () => post('/api/auth/sign-in/email', { email, password }, '')
/** The administrator looks at the second workspace. */
async function enterElsewhere(sent: string): Promise<string> {
  await room.ask('/api/v1/me/workspace', { method: 'POST', body: { workspaceId: 'second' }, cookie: sent })
  return sent
}
const isIn = async (sent: string) => (await room.ask('/api/v1/me', { cookie: sent })).status === 200

describe('a second factor', () => {
  it('begins with the password, gives a secret and recovery codes, and asks for nothing yet', async () => {
    expect((await post('/api/v1/me/second-factor', { password: 'not hers at all' })).body.code).toBe(
      'sign_in_failed',
    )
    const begun = await post('/api/v1/me/second-factor', { password })
    expect(begun.status).toBe(200)
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Splot:ada/)
    expect(new URL(begun.body.uri).searchParams.get('secret')).toBe(begun.body.secret)
    secret = begun.body.secret
    recoveryCodes = begun.body.recoveryCodes
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await signIn()).body).toEqual({ done: true })
    expect((await room.ask('/api/v1/me/second-factor', { cookie })).body).toEqual({ isOn: false })
  })

  it('is on after its first code, and every other code is refused', async () => {
    expect((await post('/api/v1/me/second-factor/confirm', { code: '000000' })).body.code).toBe('code_wrong')
    const spaced = readApp(secret).replace(/(...)(...)/, '$1 $2')
    const confirmed = await post('/api/v1/me/second-factor/confirm', { code: spaced })
    expect(confirmed.status).toBe(200)
    cookie = confirmed.cookie
    expect((await room.ask('/api/v1/me/second-factor', { cookie })).body).toEqual({ isOn: true })
    expect((await post('/api/v1/me/second-factor', { password })).body.code).toBe('second_factor_on')
  })

  it('the password alone opens nothing; with a code of the app it does', async () => {
    const half = await signIn()
    expect(half.body).toEqual({ done: false })
    expect(half.cookie).not.toMatch(/splot_session=[^;]/)
    expect(await isIn(half.cookie)).toBe(false)
    expect((await post('/api/auth/sign-in/code', { code: '000000' }, half.cookie)).body.code).toBe(
      'code_wrong',
    )
    expect(
      (await post('/api/auth/sign-in/code', { code: readApp(secret, Date.now() - 600_000) }, half.cookie))
        .status,
    ).toBe(401)
    const whole = await post('/api/auth/sign-in/code', { code: readApp(secret) }, half.cookie)
    expect(whole.status).toBe(200)
    expect(await isIn(whole.cookie)).toBe(true)
    expect((await post('/api/auth/sign-in/code', { code: readApp(secret) }, '')).body.code).toBe('code_wrong')
  })

  it('a recovery code works once', async () => {
    const [code = ''] = recoveryCodes
    const entered = await post('/api/auth/sign-in/code', { code, isRecovery: true }, (await signIn()).cookie)
    expect(await isIn(entered.cookie)).toBe(true)
    const again = await post('/api/auth/sign-in/code', { code, isRecovery: true }, (await signIn()).cookie)
    expect(again.body.code).toBe('code_wrong')
  })

  it('is asked for behind a link of an administrator too: a lost password is not a lost phone', async () => {
    const boss = await enterAsAdmin(room, { email: 'szef@example.pl', name: 'Szef', password })
    const { body: members } = await room.ask('/api/v1/members', { cookie: boss })
    const ada = (members.items as { id: string; email: string }[]).find((one) => one.email === email)
    const reset = await room.ask(`/api/v1/members/${ada?.id}/reset-link`, { method: 'POST', cookie: boss })
    const token = new URL(reset.body.link).searchParams.get('token')
    const half = await post('/api/v1/welcome', { token, password }, '')
    expect([half.status, half.body]).toEqual([200, { done: false }])
    expect(half.cookie).not.toMatch(/splot_session=[^;]/)
    expect(await isIn(half.cookie)).toBe(false)
    const [code = ''] = recoveryCodes.slice(1)
    const whole = await post('/api/auth/sign-in/code', { code, isRecovery: true }, half.cookie)
    expect(await isIn(whole.cookie)).toBe(true)
    cookie = whole.cookie
    // An invitation to another workspace, accepted with the password she has.
    await room.ask('/api/v1/workspaces', {
      method: 'POST',
      body: { id: 'second', name: 'Druga marka' },
      cookie: boss,
    })
    const leave = `DELETE FROM workspace.member WHERE workspace_id = 'second' AND user_id = $1`
    await pg.app.inPlatform((tx) => tx.change({ text: leave, values: [ada?.id] }))
    const invited = await room.ask('/api/v1/members', {
      method: 'POST',
      body: { email, name: 'Ada', role: 'agent' },
      cookie: await enterElsewhere(boss),
    })
    const invitation = new URL(invited.body.link).searchParams.get('token')
    const joined = await post('/api/v1/welcome', { token: invitation, password }, '')
    expect([joined.status, joined.body]).toEqual([200, { done: false }])
    expect(await isIn(joined.cookie)).toBe(false)
  })

  it('five wrong codes end the attempt; the password must be typed anew', async () => {
    const half = await signIn()
    for (let i = 0; i < 5; i++) await post('/api/auth/sign-in/code', { code: '000000' }, half.cookie)
    expect((await post('/api/auth/sign-in/code', { code: readApp(secret) }, half.cookie)).status).toBe(401)
  })

  it('stores no secret and no recovery code in the clear, and leaves a trace of both acts', async () => {
    const rows = await pg.owner.inPlatform((tx) =>
      tx.rows<{ line: string }>({ text: 'SELECT t::text AS line FROM workspace.two_factor t', values: [] }),
    )
    expect(rows).toHaveLength(1)
    for (const word of [secret, ...recoveryCodes]) expect(rows[0]?.line).not.toContain(word)
    expect((await post('/api/v1/me/second-factor/off', { password: 'not hers at all' })).body.code).toBe(
      'sign_in_failed',
    )
    const off = await post('/api/v1/me/second-factor/off', { password })
    expect(off.status).toBe(200)
    expect((await signIn()).body).toEqual({ done: true })
    const { body } = await room.ask('/api/v1/audit', { cookie: off.cookie === '' ? cookie : off.cookie })
    const acts = (body.items as { action: string }[]).map((one) => one.action)
    expect(acts).toContain('password.second_factor_on')
    expect(acts).toContain('password.second_factor_off')
  })
})
