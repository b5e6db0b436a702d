import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRoutes } from '../../scripts/list-routes.ts'
import { createWorkspace, roles, scopesOfRole } from '../../server/modules/workspace/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createApi } from '../../server/platform/http/api.ts'
import type { AnyRoute } from '../../server/platform/http/route.ts'
import type { Scope } from '../../server/platform/http/scope.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { openTestDatabase, type TestDatabase } from '../testkit/database.ts'

/**
 * Every route of the server × every role and kind of key: let in exactly when the role has the route's scope. The routes
 * are the server's own with their work taken out, so that only the door is tried; keys and sessions are real.
 */
const origin = 'http://splot.test'
const routes = listRoutes()
const doors: AnyRoute[] = routes.map(({ params: _, query: __, body: ___, ...route }) => ({
  ...route,
  handle: async () => Response.json({}, { status: 299 }),
}))

type Who = { name: string; headers: Record<string, string>; scopes: ReadonlySet<Scope> }
let pg: TestDatabase
const people: Who[] = []
let ask: (route: AnyRoute, headers: Record<string, string>) => Promise<{ status: number; code?: string }>

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  const room = createWorkspace({
    db: pg.app,
    clock: systemClock,
    ids: systemIds,
    secret: 'a secret of the tests, long enough to sign with',
    publicUrl: null,
    countEvents: async () => 0,
    estimateCustomers: async () => 0,
    nameCustomers: async () => new Map(),
    reasonsOfMerges: async () => new Map(),
    checkRemoval: async () => {},
    stopSources: async () => {},
    removers: () => [],
  })
  const deps = { authenticate: room.authenticate, clock: systemClock, ids: systemIds, logger: silentLogger }
  const real = createApi({ ...deps, routes: room.routes })
  const post = async (path: string, body: unknown, cookie = '') => {
    const headers = { 'content-type': 'application/json', origin, cookie }
    const request = new Request(origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    const reply = await real.fetch(request, { remoteAddress: '192.0.2.1' })
    if (!reply.ok) throw new Error(await reply.text())
    return reply
  }
  const cookieOf = (reply: Response) => reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  const { token } = await room.welcome.mintAdminLink()
  const admin = cookieOf(await post('/api/v1/welcome', { token }))
  people.push({ name: 'admin', headers: { cookie: admin, origin }, scopes: new Set(scopesOfRole.admin) })
  for (const role of roles.filter((one) => one !== 'admin')) {
    const invited = await post('/api/v1/members', { email: `${role}@example.pl`, name: role, role }, admin)
    const { link } = (await invited.json()) as { link: string }
    const token = new URL(link).searchParams.get('token')
    const entered = await post('/api/v1/welcome', { token, password: 'hasło tej osoby' })
    people.push({
      name: role,
      headers: { cookie: cookieOf(entered), origin },
      scopes: new Set(scopesOfRole[role]),
    })
  }
  const makeKey = async (name: string, scopes?: readonly 'customers:read'[]) => {
    const { key } = await room.keys.create({ kind: 'secret', workspaceId: 'default', name, scopes })
    const auth = await room.keys.authenticate(key)
    people.push({ name, headers: { authorization: `Bearer ${key}` }, scopes: auth?.scopes ?? new Set() })
  }
  await makeKey('secret key')
  await makeKey('narrow secret key', ['customers:read'])
  people.push({ name: 'nobody', headers: {}, scopes: new Set() })
  const { key } = await room.keys.create({ kind: 'write', workspaceId: 'default', name: 'write key' })
  people.push({ name: 'write key', headers: { authorization: `Bearer ${key}` }, scopes: new Set() })

  const api = createApi({ ...deps, routes: doors })
  ask = async (route, headers) => {
    const path = route.path.replace(/\{\w+\}/g, '01936e6a-7f00-7000-8000-000000000001')
    const reply = await api.fetch(new Request(origin + path, { method: route.method, headers }))
    const body = reply.status === 299 ? {} : ((await reply.json()) as { code?: string })
    return { status: reply.status, ...body }
  }
})
afterAll(() => pg?.close())

const refusalOf = (who: Who): string =>
  ({ nobody: 'unauthenticated', 'write key': 'key_kind' })[who.name] ?? 'forbidden'

describe('permissions', () => {
  it('sees every route, role and kind of key', () => {
    expect(routes.length).toBeGreaterThanOrEqual(35)
    expect(people.map((one) => one.name)).toEqual([
      'admin',
      'marketer',
      'agent',
      'store',
      'analyst',
      'dpo',
      'secret key',
      'narrow secret key',
      'nobody',
      'write key',
    ])
  })

  it.each(doors.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_name, route) => {
      for (const who of people) {
        const isAllowed = route.scope === 'public' || who.scopes.has(route.scope)
        const { status, code } = await ask(route, who.headers)
        const got = status === 299 ? 'let in' : code
        expect(`${who.name}: ${got}`).toBe(`${who.name}: ${isAllowed ? 'let in' : refusalOf(who)}`)
      }
    },
  )

  it('gives each permission to somebody, and administration to administrators alone', () => {
    for (const scope of ['keys:manage', 'members:manage', 'workspace:manage'] as const)
      expect(people.filter((who) => who.scopes.has(scope)).map((who) => who.name)).toEqual(['admin'])
    for (const scope of scopesOfRole.admin) expect(people.some((who) => who.scopes.has(scope))).toBe(true)
  })

  it('shows persons in full only to those who must reach them', () => {
    const full = people.filter((who) => who.scopes.has('customers:pii')).map((who) => who.name)
    expect(full).toEqual(['admin', 'agent', 'store', 'dpo', 'secret key'])
  })

  it('lets only public routes be asked by nobody: sign-in and its code, sign-out, one-time links', () => {
    const open = routes.filter((one) => one.scope === 'public').map((one) => one.id)
    expect(open.sort()).toEqual([
      'confirmConsent',
      'enterByLink',
      'enterCode',
      'lookAtLink',
      'signIn',
      'signOut',
    ])
  })
})
