import { createHmac } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { field, made } from '@splot/contract/plugin/settings'
import { defineSource, PayloadFault, type Pulled } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import { nameGuest, nameOr, track } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { TestDatabase } from '../../../tests/testkit/database.ts'
import { forbidNesting } from '../../../tests/testkit/one-connection.ts'
import { createEgress } from '../../platform/egress/index.ts'
import { SplotError } from '../../platform/errors.ts'
import { createApi } from '../../platform/http/api.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { systemIds } from '../../platform/ids.ts'
import { createLiveHub } from '../../platform/live/hub.ts'
import { silentLogger } from '../../platform/logger.ts'
import { createSealer } from '../../platform/seal/index.ts'
import { readEvent } from '../collect/index.ts'
import { createCommerce } from '../commerce/index.ts'
import { type Connect, type ConnectDeps, createConnect } from './index.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

/** What the source of the tests understands: `{id, order?, email?, total?, stock?, parcel?, guest?}`. */
const payload = z.looseObject({
  id: z.string(),
  event: z.string().optional(),
  order: z.string().optional(),
  email: z.string().optional(),
  total: z.string().optional(),
  stock: z.array(z.looseObject({ storeId: z.string(), sku: z.string(), onHand: z.number() })).optional(),
  parcel: z.string().optional(),
  /** The name it stands under where it names nobody. */
  guest: z.string().optional(),
})

/** The other side of the pulling source: what it has, by turns. */
export const peer: {
  pages: Pulled[]
  fault: Error | null
  asked: (string | null)[]
  /** Nobody has said what its deliveries mean. */
  unmapped: 'mapping_missing' | 'rule_missing' | null
} = {
  ...{ pages: [], fault: null, unmapped: null },
  /** From where on, each time it was asked. */
  asked: [],
}

export const testSource = defineSource({
  id: 'test',
  label: { pl: 'Próba', en: 'Test' },
  brings: { pl: 'Cokolwiek', en: 'Anything' },
  icon: 'plug',
  config: z.strictObject({
    secret: made(field.secret({ pl: 'Klucz', en: 'Key' })),
    previousSecret: made(field.secret({ pl: 'Poprzedni', en: 'Previous' })).optional(),
    url: field.url({ pl: 'Adres', en: 'Address' }).optional(),
  }),
  steps: [],
  topics: ['thing', 'stock'],
  files: ['stock'],
  verify: (request, { secret, previousSecret }, tools) =>
    verifyStandard(request, [secret, previousSecret], tools),
  map({ topic, payload: sent, at }) {
    if (peer.unmapped !== null) return { unmapped: peer.unmapped }
    if (topic === 'stock')
      return {
        stock: z
          .array(z.looseObject({ store: z.string(), sku: z.string(), on_hand: z.coerce.number() }))
          .parse(sent)
          .map((row) => ({ storeId: row.store, sku: row.sku, onHand: row.on_hand })),
      }
    const read = payload.safeParse(sent)
    if (!read.success) throw new PayloadFault(String(read.error.issues[0]?.path[0] ?? ''))
    const { id, event = 'Order Completed', order, email, total, stock = [], parcel, guest } = read.data
    const who = email === undefined ? null : { email }
    const told = {
      id,
      at: new Date(at).toISOString(),
      who: guest === undefined ? who : nameOr(who ?? {}, guest),
    }
    const guests =
      guest === undefined || who === null ? [] : nameGuest({ ...told, id: `${id}-who`, who }, guest)
    return { events: [track(event, told, { order_id: order, total, shipment_id: parcel })], guests, stock }
  },
  async pull(_settings, { cursor }) {
    peer.asked.push(cursor)
    if (peer.fault !== null) throw peer.fault
    return peer.pages.shift() ?? { deliveries: [], cursor: 'end', isMore: false }
  },
  pullEveryS: 60,
})

export interface TestRoom {
  now: number
  audited: string[]
  told: { messageId: string; event: string; context: { externalIds?: { id: string }[] } }[]
  /** Makes the log refuse what comes, as a full disk does. */
  isBroken: boolean
  /** Names of guests that identity knows. */
  met: Set<string>
  /** Orders and whose they are. */
  orders: Map<string, string>
  folder: string
  connect: Connect
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>
  /** A request as the other system sends it. */
  send(
    at: { url: string; secret: string },
    body: unknown,
    over?: Partial<Sending>,
  ): Promise<{ status: number; body: Json }>
  turn(loop: string): Promise<void>
}

interface Sending {
  id: string
  topic: string
  secret: string
  atMs: number
  /** As the sender writes it down and signs it. */
  signed: string
  /** As it arrives. */
  text: string
}

/** What the one who asks may do. */
export const scopes = new Set<Scope>([
  'sources:read',
  'sources:manage',
  'customers:read',
  'catalog:read',
  'catalog:write',
  'stock:write',
])
const settings = { currency: 'PLN', timeZone: 'Europe/Warsaw', region: 'PL', language: 'pl' } as const

/** The room with commerce over a real database; the log is a list. */
export function openRoom(pg: TestDatabase, workspaceId: string): TestRoom {
  let count = 0
  const room: TestRoom = {
    now: Date.parse('2026-11-23T11:00:00Z'),
    ...{ audited: [], told: [], isBroken: false, met: new Set(), orders: new Map() },
    folder: mkdtempSync(join(tmpdir(), 'splot-drop-')),
    connect: undefined as never,
    async ask(method, path, body) {
      const headers = { 'content-type': 'application/json', 'accept-language': 'pl' }
      const init = {
        method,
        headers,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }
      const reply = await api.fetch(new Request(`http://splot.test/api/v1${path}`, init))
      return { status: reply.status, body: await reply.json() }
    },
    async send({ url, secret: own }, body, over = {}) {
      const {
        id = `d${++count}`,
        topic = 'thing',
        secret = own,
        atMs = room.now,
        signed = JSON.stringify(body),
        text = signed,
      } = over
      const stamp = String(Math.floor(atMs / 1_000))
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const mac = createHmac('sha256', key).update(`${id}.${stamp}.${signed}`).digest('base64')
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': stamp,
        'webhook-signature': `v1,${mac}`,
        'x-topic': topic,
      }
      const reply = await room.connect.handle(new Request(url, { method: 'POST', headers, body: text }))
      return { status: reply?.status ?? 0, body: await reply?.json() }
    },
    async turn(id) {
      const loop = room.connect.loops.find((one) => one.id === id)
      while (await loop?.turn());
    },
  }
  const clock = { now: () => room.now, monotonic: () => room.now, sleep: async () => {} }
  const db = forbidNesting(pg.app)
  const audit = {
    record: async (_: unknown, entry: { action: string }) => void room.audited.push(entry.action),
  }
  const accept: ConnectDeps['collect']['accept'] = async (events) => {
    if (room.isBroken) throw new SplotError('disk_full')
    for (const { body } of events) {
      const read = readEvent({
        body,
        sourceId: 's',
        receivedAt: room.now,
        sentAt: null,
        userAgent: null,
        region: 'PL',
        currency: 'PLN',
      })
      if (!read.ok) throw new SplotError(read.refusal.code, { path: `$${read.refusal.path}` })
    }
    return events.map(({ body }) => room.told.push(body as never))
  }
  const shared = {
    db,
    worker: pg.db,
    clock,
    ids: systemIds,
    logger: silentLogger,
    live: createLiveHub(),
    audit,
  }
  const graph = {
    listBirthsByIdentifier: async (_tx: unknown, _workspace: string, { value }: { value: string }) =>
      room.met.has(value) ? [{} as never] : [],
    findByIdentifier: async () => null,
    listClusters: async (_tx: unknown, _workspace: string, births: readonly string[]) =>
      births.map((birthId) => ({
        ...{ birthId, root: birthId, kind: 'email' as const, value: 'anna@example.pl' },
        ...{ firstAt: 0, firstPos: 0, source: 's', bar: null },
      })),
  }
  const sealer = createSealer({ secret: 'the secret of a test', ids: systemIds })
  const commerce = createCommerce({
    ...shared,
    ...{ secret: 'the secret of a test', settingsOf: async () => settings, graph, accept: async () => [] },
  } as never)
  room.connect = createConnect({
    ...shared,
    sealer,
    egress: createEgress({ allow: [], lookup: async () => ['8.8.8.8'] }),
    sources: [testSource],
    log: { head: async () => 0, read: async () => [], readAt: async () => [] },
    collect: { accept, readRecord: () => null, reportSources: async () => [] },
    commerce,
    graph,
    profile: {
      listOrderHolders: async (_tx, _workspace, numbers) =>
        numbers.flatMap((one) => room.orders.get(one) ?? []),
      listPositions: async () => [],
    },
    listKeys: async () => [],
    settingsOf: async () => settings,
    workspaceIds: async () => [workspaceId],
    origin: () => 'http://splot.test',
    folder: () => room.folder,
    isDiskFull: () => false,
  } as ConnectDeps)
  const api = createApi({
    routes: [...room.connect.routes, ...commerce.routes],
    authenticate: async () => ({ kind: 'key', id: 'k1', name: 'Sklep', workspaceId, scopes }),
    clock,
    ids: systemIds,
    logger: silentLogger,
  })
  return room
}
