import { makeBatchNews } from '../../server/batch-news.ts'
import { type Collect, createCollect } from '../../server/modules/collect/index.ts'
import { createPipeline, pipelineTopic } from '../../server/pipeline.ts'
import { type Clock, systemClock } from '../../server/platform/clock.ts'
import { createTableLog, type EventLog, type LogEntry } from '../../server/platform/event-log/index.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { createLiveHub, type LiveHub } from '../../server/platform/live/hub.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'

export const writeKey = 'wk-test'

const holder = (kind: 'write' | 'secret') => ({
  keyId: `key-${kind}`,
  name: 'Sklep',
  workspaceId: 'default',
  region: 'PL',
  currency: 'PLN',
  kind,
  scopes: new Set(['events:write']),
})

export interface Reply {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

export interface Kit {
  pg: TestDatabase
  log: EventLog
  hub: LiveHub
  collect: Collect
  /** Set to make appends fail inside their transaction, after everything was written. */
  planted: { fault: ((entries: readonly LogEntry[]) => void) | null; isDiskFull: boolean; gone: Set<string> }
  /** Runs the pipeline of collect's own steps until the log is empty. */
  drain(): Promise<void>
  /** Sends one request with the test's write key, unless `headers` say otherwise. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>
  /** Calls one of collect's routes as a member who may see everything. */
  call(id: string, more?: object): Promise<unknown>
}

/** Collect on a real PostgreSQL, with a pipeline of its own three steps. */
export async function openCollect(
  o: { isDurable?: boolean; clock?: Clock; eventsPerSecond?: number } = {},
): Promise<Kit> {
  const clock = o.clock ?? systemClock
  const pg = await openTestDatabase({ upTo: 'collect', isDurable: o.isDurable ?? false })
  const planted: Kit['planted'] = { fault: null, isDiskFull: false, gone: new Set() }
  const table = createTableLog({ accept: pg.app, worker: pg.db, clock })
  const log: EventLog = {
    ...table,
    append: (entries, alongside) =>
      table.append(entries, async (tx, pos) => {
        await alongside?.(tx, pos)
        planted.fault?.(entries)
      }),
  }
  const hub = createLiveHub()
  const collect = createCollect({
    db: pg.app,
    log,
    pipelineTopic,
    hub,
    clock,
    ids: systemIds,
    logger: silentLogger,
    authenticate: async (key) =>
      key === writeKey ? holder('write') : key === 'sk-test' ? holder('secret') : null,
    listKeys: async () => [{ id: 'key-write', name: 'Sklep' }],
    nameCustomers: async () => new Map(),
    nameStores: async () => new Map([['KRK2', 'Kraków Kazimierz']]),
    isGone: (workspaceId) => planted.gone.has(workspaceId),
    isDiskFull: () => planted.isDiskFull,
    isLagging: () => false,
    publicUrl: null,
    ...(o.eventsPerSecond === undefined ? {} : { eventsPerSecond: o.eventsPerSecond }),
  })
  const { dedupe, normalise, publish } = collect.steps
  const pipeline = createPipeline({
    db: pg.db,
    log,
    clock,
    logger: silentLogger,
    steps: [dedupe, normalise, publish],
    batchSize: 1_000,
    batchesAtOnce: 3,
    readAhead: collect.readRecord,
    quarantine: collect.quarantine,
    onCommitted: (batch) => {
      const { outcomes, stepMs } = makeBatchNews(batch, { hasWarehouse: false })
      collect.noteCommitted(outcomes, stepMs)
    },
  })
  return {
    pg,
    log,
    hub,
    collect,
    planted,
    async drain() {
      while (await pipeline.turn());
    },
    post: (path, body, headers) => post(collect, path, body, headers),
    call: (id, more) => callRoute(collect, id, more),
  }
}

async function post(
  collect: Collect,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
  const content = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const init = { method: 'POST', headers: { authorization, ...headers }, body: content } as RequestInit
  const reply = await collect.handle(new Request(`http://localhost${path}`, init), {
    remoteAddress: '10.1.2.3',
  })
  if (reply === null) throw new Error(`Nobody answers ${path}`)
  const text = await reply.text()
  return {
    status: reply.status,
    headers: reply.headers,
    body: text === '' ? {} : (JSON.parse(text) as Reply['body']),
  }
}

async function callRoute(collect: Collect, id: string, more: object = {}): Promise<unknown> {
  const route = collect.routes.find((one) => one.id === id)
  const actor = { scopes: new Set(['customers:pii']) }
  return route?.handle({
    workspaceId: 'default',
    language: 'en',
    query: { limit: 200 },
    actor,
    ...more,
  } as never)
}
