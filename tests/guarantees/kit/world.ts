import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type App, composePipelineHere, createApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import type { Foundation } from '../../../server/foundation.ts'
import type { Step } from '../../../server/modules/collect/index.ts'
import { overrideStep } from '../../../server/modules/identity/index.ts'
import { createPipeline, pipelineTopic } from '../../../server/pipeline.ts'
import { systemClock } from '../../../server/platform/clock.ts'
import { createDb, type Db } from '../../../server/platform/db/index.ts'
import { type Engine, startEngine } from '../../../server/platform/engine/index.ts'
import { createTableLog } from '../../../server/platform/event-log/index.ts'
import type { Ids } from '../../../server/platform/ids.ts'
import { createLiveHub } from '../../../server/platform/live/hub.ts'
import { type Logger, silentLogger } from '../../../server/platform/logger.ts'
import { openAbsent } from '../../../server/platform/warehouse/absent.ts'
import { layBlank } from '../../testkit/blank.ts'
import { forbidNesting } from '../../testkit/one-connection.ts'
import { type Reply, readReply } from './client.ts'
import type { Random } from './seed.ts'
import { VirtualClock } from './virtual-clock.ts'

/** One PostgreSQL for a test file; each world lives in a database of its own. */
export async function openEngine(): Promise<Engine & { close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'splot-world-'))
  await layBlank(dataDir)
  const engine = await startEngine({
    dataDir,
    databaseUrl: null,
    migrationUrl: null,
    isDurable: false,
    clock: systemClock,
    log: silentLogger,
  })
  return Object.assign(engine, {
    close: async () => {
      await engine.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  })
}

/** The one of the engine nobody writes to: every world begins as its copy. */
const blankDatabase = 'splot'

/** Silent but for what no test expects. */
const loudLogger: Logger = {
  ...silentLogger,
  error: (...about: unknown[]) => void process.stderr.write(`${JSON.stringify(about)}\n`),
}

export const worldStart = Date.UTC(2026, 0, 5, 8)

/** Ids and secrets from the seed: the same run has the same ids. */
export function seededIds(random: Random): Ids {
  return {
    uuid(atMs) {
      const time = atMs.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`
    },
    secret: (bytes) => Buffer.from(random.hex(bytes * 2), 'hex').toString('base64url'),
  }
}

export interface WorldOptions {
  engine: Engine
  database: string
  random: Random
  batchSize?: number
  /** Steps of a test's own, run before `profile.fold`: a planted fault. */
  planted?: readonly Step[]
  /** Servers on the loopback that may be called. */
  egressAllow?: readonly string[]
  /** Stands before the web role's database: a fence of the code taken down on purpose. */
  disguise?: (db: Db) => Db
}

/**
 * The whole server in this process, over a real PostgreSQL, on a clock and dice of the test's own. Nothing moves by
 * itself: `turn` takes one batch through the pipeline.
 */
export class World {
  readonly clock = new VirtualClock(worldStart)
  options: WorldOptions
  readonly root: pg.Pool
  app!: App
  #base!: Foundation
  #pipeline!: { turn(): Promise<boolean> }
  #web: Db | null = null
  #key = ''

  private constructor(options: WorldOptions) {
    this.options = options
    const address = options.engine.address('root', options.database)
    this.root = new pg.Pool({ ...address, max: 2 })
    this.root.on('error', () => {})
  }

  static async open(options: WorldOptions): Promise<World> {
    const world = new World(options)
    await options.engine.createDatabase(options.database, blankDatabase)
    world.boot(options.batchSize ?? 1_000)
    await world.app.workspace.workspaces.ensure('default', 'Default')
    return world
  }

  get base(): Foundation {
    return this.#base
  }

  /** A fresh process on the same database: every cache and queue in memory is empty. */
  boot(batchSize = this.options.batchSize ?? 1_000): void {
    const { engine, database, random, egressAllow = [] } = this.options
    const accept = this.#base?.accept ?? createDb(engine.address('app', database), 2)
    const worker = this.#base?.worker ?? createDb(engine.address('worker', database), 3)
    this.#web ??= createDb(engine.address('app', database), 4)
    const web = forbidNesting(this.options.disguise?.(this.#web) ?? this.#web)
    const { clock } = this
    this.#base = {
      config: { ...readConfig({}), batchSize, eventsPerSecond: 10_000_000, egressAllow },
      clock,
      ids: seededIds(random.fork()),
      logger: loudLogger,
      engine,
      accept,
      worker,
      web,
      warehouse: openAbsent(),
      log: createTableLog({ accept, worker, clock }),
      live: createLiveHub(),
      disk: { isFull: () => false, freeBytes: () => 2 ** 40, async [Symbol.asyncDispose]() {} },
      secret: 'a secret of the test, at least 256 bits long',
    }
    this.app = createApp(this.#base, () => 'http://world.test', composePipelineHere(this.#base))
    this.#pipeline = this.#makePipeline(batchSize)
  }

  /** The server's own pipeline; only where a fault is planted, the same steps with the fault among them. */
  #makePipeline(batchSize: number): { turn(): Promise<boolean> } {
    const { collect, identity, profile, consent, pipeline, follow } = this.app
    const { planted } = this.options
    if (planted === undefined) return pipeline
    const { dedupe, normalise, publish } = collect.steps
    return createPipeline({
      db: this.#base.worker,
      log: this.#base.log,
      clock: this.clock,
      logger: silentLogger,
      batchSize,
      batchesAtOnce: 4,
      steps: [
        dedupe,
        normalise,
        identity.step,
        overrideStep,
        ...planted,
        profile.step,
        consent.step,
        publish,
      ],
      readAhead: collect.readRecord,
      quarantine: collect.quarantine,
      onCommitted: follow.onCommitted,
    })
  }

  /** One batch; true when there may be more. */
  async turn(): Promise<boolean> {
    const hasMore = await this.#pipeline.turn()
    // Whoever waits for the pipeline must not wait for a clock that stands still.
    if (!hasMore) this.#base.log.announce(pipelineTopic, await this.#base.log.offset(pipelineTopic))
    return hasMore
  }

  async drain(): Promise<void> {
    while (await this.turn());
  }

  async key(workspaceId = 'default'): Promise<string> {
    const { key } = await this.app.workspace.keys.create({ kind: 'secret', workspaceId, name: 'test' })
    return key
  }

  /** A request at the wire, as over HTTP. */
  async send(path: string, body: unknown, key?: string): Promise<Reply> {
    if (key === undefined && this.#key === '') this.#key = await this.key()
    const request = new Request(`http://world.test${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${key ?? this.#key}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    const response = await this.app.collect.handle(request, { remoteAddress: '127.0.0.1' })
    if (response === null) throw new Error(`${path} is not of the wire`)
    return readReply(response)
  }

  /** Sends a batch that must be taken whole. */
  async accept(events: readonly object[], key?: string): Promise<void> {
    const reply = await this.send('/v1/batch', { batch: events }, key)
    if (reply.status !== 200 || reply.json.accepted !== events.length)
      throw new Error(`Not accepted: ${reply.status} ${reply.text.slice(0, 500)}`)
  }

  /** A call of the API with a secret key of the workspace (or the one given), as over HTTP. */
  async call(method: string, path: string, body?: unknown, key?: string): Promise<Reply> {
    if (key === undefined && this.#key === '') this.#key = await this.key()
    const request = new Request(`http://world.test${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key ?? this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return readReply(await this.fetch(request))
  }

  /** Any request, through the server's handlers in their order. */
  async fetch(request: Request): Promise<Response> {
    for (const handle of this.app.handlers) {
      const response = await handle(request, { remoteAddress: '127.0.0.1' })
      if (response !== null) return response
    }
    return new Response('', { status: 404 })
  }

  /** Runs an act that waits for the pipeline, and moves the pipeline meanwhile. */
  async carryOut<T>(act: Promise<T>): Promise<T> {
    let isDone = false
    const result = act.finally(() => {
      isDone = true
    })
    result.catch(() => {})
    while (!isDone) {
      await this.turn()
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    return result
  }

  async query<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.root.query<R>(text, values)).rows
  }

  async close(): Promise<void> {
    await this.root.end()
    for (const db of [this.#base.accept, this.#base.worker, this.#web]) await db?.[Symbol.asyncDispose]()
    await this.options.engine.dropDatabase(this.options.database)
  }
}
