import { NetworkFault } from '@splot/contract/plugin/network'
import type { Payment } from '@splot/contract/plugin/payment'
import type { TestDatabase } from '../../../tests/testkit/database.ts'
import { forbidNesting } from '../../../tests/testkit/one-connection.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { createApi } from '../../platform/http/api.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { systemIds } from '../../platform/ids.ts'
import { createLiveHub } from '../../platform/live/hub.ts'
import { silentLogger } from '../../platform/logger.ts'
import { createSealer } from '../../platform/seal/index.ts'
import { type Commerce, type CommerceDeps, createCommerce, type WishNews } from './index.ts'
import type { ToldOrder } from './service/deps.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

export interface TestRoom {
  now: number
  audited: string[]
  /** Births there are. */
  people: Set<string>
  /** Bodies of events that were told. */
  told: Readonly<Record<string, unknown>>[]
  /** What customers were written because they asked for it. */
  letters: WishNews[]
  /** What events tell of purchases. */
  elsewhere: ToldOrder[]
  orderLetters: Parameters<CommerceDeps['sendOrderLetter']>[1][]
  commerce: Commerce
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Json }>
  /** Expects 200. */
  put(path: string, ...items: unknown[]): Promise<Json[]>
}

const scopes = new Set<Scope>([
  'catalog:read',
  'carts:read',
  'carts:write',
  'workspace:manage',
  'shoppers:write',
  'catalog:write',
  'stock:write',
  'orders:read',
  'orders:write',
  'payments:manage',
  'customers:pii',
  'customers:read',
  'loyalty:read',
  'loyalty:write',
  'loyalty:manage',
])

const shut = async (): Promise<never> => {
  throw new NetworkFault('url_forbidden', false)
}
/** A test that needs a server brings its own way to it. */
const closedNetwork = { call: shut, connect: shut, locate: shut, lookUp: shut, checkUrl: async () => {} }

/** The room over a real database; who is known, and what time it is, is what the test says. */
export function openRoom(
  pg: TestDatabase,
  workspaceId: string,
  web: Db = pg.app,
  options: {
    isQuiet?: boolean
    payments?: readonly Payment[]
    graph?: CommerceDeps['graph']
    /** What whoever asks may not do. */
    without?: readonly Scope[]
  } = {},
): TestRoom {
  const room: TestRoom = {
    now: Date.parse('2026-11-23T11:00:00Z'),
    audited: [],
    people: new Set(),
    told: [],
    letters: [],
    orderLetters: [],
    elsewhere: [],
    commerce: undefined as never,
    async ask(method, path, body, extra = {}) {
      const headers = { 'content-type': 'application/json', 'accept-language': 'pl', ...extra }
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const reply = await api.fetch(new Request(`http://splot.test/api/v1${path}`, init))
      return { status: reply.status, body: await reply.json() }
    },
    async put(path, ...items) {
      const { status, body } = await room.ask('POST', path, { items })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.items
    },
  }
  // Who may be woken sleeps; who only waits does not.
  const sleep = async (ms: number, signal?: AbortSignal) =>
    signal === undefined ? undefined : systemClock.sleep(ms, signal)
  const clock = { now: () => room.now, monotonic: () => room.now, sleep }
  const db = forbidNesting(web)
  room.commerce = createCommerce({
    db,
    worker: pg.db,
    clock,
    ids: systemIds,
    audit: { record: async (_where, entry) => void room.audited.push(entry.action) },
    settingsOf: async (id, tx) => {
      if (tx === undefined) await db.inWorkspace(id, async () => {})
      return { currency: 'PLN', timeZone: 'Europe/Warsaw', region: 'PL', language: 'pl' }
    },
    logger: silentLogger,
    live: createLiveHub(),
    secret: 'the secret of a test',
    accept: async (events) => events.map(({ body }) => room.told.push(body)),
    sendWishLetter: async (_tx, news) => void room.letters.push(news),
    sendOrderLetter: async (_tx, news) => void room.orderLetters.push(news),
    languageOf: async () => null,
    listTold: async () => room.elsewhere,
    catchUp: async () => true,
    nameCustomers: async (_workspaceId, births) => new Map(births.map((one) => [one, 'Anna Nowak'])),
    payments: options.payments ?? [],
    network: closedNetwork,
    sealer: createSealer({ secret: 'the secret of a test', ids: systemIds }),
    origin: () => 'https://splot.test',
    graph: options.graph ?? {
      findByIdentifier: async () => null,
      listClusters: async (_tx, _workspace, births) =>
        births
          .filter((one) => room.people.has(one))
          .map((birthId) => ({
            ...{ birthId, root: birthId, kind: 'email' as const, value: 'x@example.pl' },
            ...{ firstAt: 0, firstPos: 0, source: 's', bar: null },
          })),
    },
  })
  const held = new Set([...scopes].filter((one) => options.without?.includes(one) !== true))
  const actor = { kind: 'member' as const, id: 'u1', name: 'Olga', workspaceId, scopes: held }
  const api = createApi({
    routes: room.commerce.routes,
    authenticate: async () => actor,
    clock,
    ids: systemIds,
    logger: {
      ...silentLogger,
      error: (...about: unknown[]) =>
        void (options.isQuiet === true || process.stderr.write(`${JSON.stringify(about)}\n`)),
    },
  })
  return room
}
