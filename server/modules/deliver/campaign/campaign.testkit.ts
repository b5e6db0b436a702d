import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestDatabase } from '../../../../tests/testkit/database.ts'
import { forbidNesting } from '../../../../tests/testkit/one-connection.ts'
import { createApi } from '../../../platform/http/api.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import { hashToUuid, systemIds } from '../../../platform/ids.ts'
import { silentLogger } from '../../../platform/logger.ts'
import type { GateAnswer, GateRequest } from '../../consent/index.ts'
import { createQueue } from '../service/queue.ts'
import { createCampaigns } from './index.ts'
import type { CampaignDeps } from './service/deps.ts'

/** A customer of the tests: her births are made from her number, so that whatever asks for her finds the same. */
export const birthOf = (n: number): string => hashToUuid(`birth ${n}`)

export interface TestRoom {
  deps: CampaignDeps
  /** Customers that exist: an e-mail each. */
  people: Map<string, { email: string; refusal: string | null; zone: string | null; root?: string }>
  now: number
  isPublished: boolean
  /** They agreed to text messages as well. */
  smsToo: boolean
  version: number
  audited: string[]
  told: string[]
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>
  upload(path: string, bytes: string | Uint8Array, method?: 'PUT'): Promise<{ status: number; body: Json }>
  /** Turns the loop until nothing is due. */
  run(most?: number): Promise<void>
  /** As once an hour. */
  sweep(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

const scopes = new Set<Scope>([
  'campaigns:read',
  'campaigns:write',
  'campaigns:launch',
  'customers:pii',
  'consents:manage',
])

/** What stands in the place of a stub, and routes of theirs. */
export interface RealRooms {
  deps: Partial<CampaignDeps>
  routes: readonly AnyRoute[]
}
const none = (): RealRooms => ({ deps: {}, routes: [] })

/**
 * The room over a real database and the real queue; the gate, profiles and messages are what the test says, but for the
 * rooms it opens itself.
 */
export function openRoom(
  pg: TestDatabase,
  workspaceId: string,
  openReal: (given: CampaignDeps) => RealRooms = none,
): TestRoom {
  const folder = mkdtempSync(join(tmpdir(), 'splot-campaign-'))
  const room: TestRoom = {
    deps: undefined as never,
    people: new Map(),
    now: Date.parse('2026-11-23T09:00:00Z'),
    isPublished: true,
    smsToo: false,
    version: 1,
    audited: [],
    told: [],
    ask: async (method, path, body) => {
      const init = body === undefined ? {} : { body: JSON.stringify(body) }
      return call(new Request(`http://splot.test/api/v1${path}`, { method, headers, ...init }))
    },
    upload: (path, bytes, method) =>
      call(
        new Request(`http://splot.test/api/v1${path}`, {
          method: method ?? 'POST',
          headers,
          body: bytes as BodyInit,
        }),
      ),
    sweep: async () => void (await campaigns.loops[1]?.turn()),
    async run(most = 400) {
      const loop = campaigns.loops[0]
      for (let turn = 0; turn < most; turn++) if (!(await loop?.turn())) break
    },
  }
  const clock = { now: () => room.now, monotonic: () => room.now, sleep: async () => {} }
  const judge = ({ customerId, channel }: GateRequest): GateAnswer => {
    const reason =
      room.people.get(customerId)?.refusal ?? (channel === 'email' || room.smsToo ? null : 'no_consent')
    return reason === null
      ? { ok: true, basis: 'consent', reference: null, pos: 1, isCounted: true }
      : { ok: false, reason: reason as never, reasons: [{ reason: reason as never }] }
  }
  const db = forbidNesting(pg.app)
  room.deps = {
    db,
    worker: pg.db,
    clock,
    ids: systemIds,
    logger: silentLogger,
    live: { tell: (_where, kind, news) => void room.told.push(`${kind} ${'id' in news ? news.id : ''}`) },
    audit: { record: async (_where, entry) => void room.audited.push(entry.action) },
    // Reads in a transaction, as the room does: its own only where none is under way.
    settingsOf: async (id, tx) => {
      if (tx === undefined) await db.inWorkspace(id, async () => {})
      return { region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw' }
    },
    graph: {
      listClusters: async (_tx, _workspace, births) =>
        listJoined(room.people, births).map(([birthId, { email: value, root = birthId }]) => ({
          ...{ birthId, root, kind: 'email' as const, value },
          ...{ firstAt: 0, firstPos: 0, source: 's', bar: null },
        })),
    },
    consent: {
      explainAll: async (_where, requests) => requests.map(judge),
      listPurposes: async () => new Map([['marketing', purpose]]),
      listWilling: async (_where, { after, limit }) =>
        [...room.people.keys()]
          .sort()
          .filter((one) => one > (after ?? ''))
          .slice(0, limit),
      countWilling: async () => room.people.size,
    },
    decide: { listHeldOut: async () => new Set() },
    segments: { find: async () => null, listMembers: async () => [] },
    profile: {
      listTraitsOf: async (_tx, births) =>
        births.flatMap((birth) => {
          const zone = room.people.get(birth)?.zone ?? null
          return zone === null ? [] : [{ birth, key: 'timezone', value: JSON.stringify(zone) }]
        }),
      listOutcomes: async () => new Map(),
      nameCustomers: async (_workspace, births) => new Map(births.map((one) => [one, 'Maja Wilk'])),
    },
    content: {
      getPublished: async (id, _item, tx) => {
        if (tx === undefined) await db.inWorkspace(id, async () => {})
        return { version: room.version }
      },
      readPerson: async () => ({
        customer: { firstName: 'M.', traits: {} },
        recent: {},
        products: {},
        links: {},
        brand: { name: 'Tkalnia' },
      }),
      readSample: async () => ({
        customer: { firstName: 'Anna', traits: {} },
        recent: {},
        products: { cart: [] },
        links: {},
        brand: { name: 'Tkalnia' },
      }),
      describe: async (_workspace, itemId) => ({
        itemId,
        name: 'Jesień',
        version: room.version,
        publishedAt: room.now,
        purpose: 'marketing',
        channels: ['email', 'sms'],
        isPersonal: false,
        sms: { parts: 2, partPriceMinor: 8 },
        findings: [],
      }),
      uses: { put: async () => {}, delete: async () => {} },
    },
    queue: createQueue({ clock, ids: systemIds }),
    folder: () => folder,
    listOpenChannels: async () => new Set(['email', 'sms']),
    listFindings: async () => [],
    emailOf: async () => 'olga@tkalnia.example',
  }
  const real = openReal(room.deps)
  Object.assign(room.deps, real.deps)
  const campaigns = createCampaigns(room.deps)
  const actor = { kind: 'member' as const, id: 'u1', name: 'Olga', workspaceId, scopes }
  const api = createApi({
    routes: [...campaigns.routes, ...real.routes],
    authenticate: async () => actor,
    clock,
    ids: systemIds,
    logger: silentLogger,
  })
  const call = async (request: Request) => {
    const reply = await api.fetch(request, { remoteAddress: '192.0.2.1' })
    return { status: reply.status, body: await reply.json() }
  }
  return room
}

type People = TestRoom['people']

/** Everybody who is one with any of these births. */
function listJoined(people: People, births: readonly string[]) {
  const rootOf = (birth: string) => people.get(birth)?.root ?? birth
  const roots = new Set(births.map(rootOf))
  return [...people].filter(([birth]) => roots.has(rootOf(birth)))
}

const headers = { 'content-type': 'application/json', 'accept-language': 'pl' }
const purpose = {
  id: 'marketing',
  basis: 'consent' as const,
  lens: 'marketing' as const,
  channels: ['email', 'sms'] as const,
  name: { pl: 'Marketing', en: 'Marketing' },
  isActive: true,
  isOfPack: true,
}

export const goal = {
  why: 'Wyprzedaż',
  kpi: 'clicks',
  target: 10,
  days: 7,
  deadline: '2026-12-24T12:00:00.000Z',
}
export const itemId = '0190a0c0-0000-7000-8000-000000000001'
