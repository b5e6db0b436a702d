import type { TestDatabase } from '../../../tests/testkit/database.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { createApi } from '../../platform/http/api.ts'
import { systemIds } from '../../platform/ids.ts'
import { silentLogger } from '../../platform/logger.ts'
import { createWorkspace, type WorkspaceDeps, type WorkspaceRoom } from './index.ts'

export interface OpenRoom extends WorkspaceRoom {
  /** Asks the API as a browser of our own console does: JSON, own origin, with the cookie given. */
  ask(path: string, asked?: Asked): Promise<Reply>
}

export interface Asked {
  method?: string
  body?: unknown
  cookie?: string
  headers?: Record<string, string>
  remoteAddress?: string
}

export interface Reply {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a reply is read by the test that knows its shape
  body: Record<string, any> & { code?: string }
  /** What the browser would send next time. */
  cookie: string
  headers: Headers
}

const origin = 'http://splot.test:4000'

/** The room over a test's database, with an API of its routes. A second one is another process, as far as memory goes. */
export function openRoom(pg: TestDatabase, o: { clock?: Clock } & Partial<WorkspaceDeps> = {}): OpenRoom {
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
    ...o,
  })
  const deps = { clock: systemClock, ids: systemIds, logger: silentLogger, authenticate: room.authenticate }
  const api = createApi({ ...deps, routes: room.routes })
  return {
    ...room,
    async ask(path, { method = 'GET', body, cookie, headers, remoteAddress = '192.0.2.1' } = {}) {
      const sent: Record<string, string> = { origin, ...headers }
      if (cookie) sent.cookie = cookie
      if (body !== undefined) sent['content-type'] ??= 'application/json'
      const init = { method, headers: sent, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      return readReply(await api.fetch(new Request(origin + path, init), { remoteAddress }))
    },
  }
}

async function readReply(reply: Response): Promise<Reply> {
  const text = await reply.text()
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return {
    status: reply.status,
    body: text.startsWith('{') ? JSON.parse(text) : {},
    cookie,
    headers: reply.headers,
  }
}

/** Signs the first administrator in by a fresh one-time link. @returns her cookie */
export async function enterAsAdmin(room: OpenRoom, who: Record<string, string> = {}): Promise<string> {
  const { token } = await room.welcome.mintAdminLink()
  const reply = await room.ask('/api/v1/welcome', { method: 'POST', body: { token, ...who } })
  if (reply.status !== 200) throw new Error(`the link was refused: ${JSON.stringify(reply.body)}`)
  return reply.cookie
}

/** Invites somebody and accepts for her. @returns her cookie */
export async function enterAsMember(
  room: OpenRoom,
  adminCookie: string,
  who: { email: string; role: string; password: string },
): Promise<string> {
  const { password, ...member } = who
  const body = { ...member, name: `Osoba ${who.role}` }
  const invited = await room.ask('/api/v1/members', { method: 'POST', body, cookie: adminCookie })
  const token = new URL(invited.body.link ?? '').searchParams.get('token')
  const entered = await room.ask('/api/v1/welcome', { method: 'POST', body: { token, password } })
  if (entered.status !== 200) throw new Error(`the invitation was refused: ${JSON.stringify(entered.body)}`)
  return entered.cookie
}
