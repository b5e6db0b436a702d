import { compareStrength, type IdentifierKind } from '@splot/contract/identifiers'
import type { TestDatabase } from '../../../tests/testkit/database.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { LogRecord } from '../../platform/event-log/index.ts'
import { insertEntries, listRecordsAt } from '../../platform/event-log/store.ts'
import { mintBirthId } from '../../platform/ids.ts'
import { type Batch, type BatchEvent, readEvent } from '../collect/index.ts'
import type { AuditEntry } from '../workspace/index.ts'
import type { CustomerGraph, GraphMerge, RootedBirth } from './customer-graph.ts'
import { createProfile } from './index.ts'

/** A graph in memory without rules: what one event names is one customer, the rest is joined and parted by hand. */
export class HandGraph implements CustomerGraph {
  readonly #births = new Map<string, RootedBirth>()
  readonly #met = new Set<string>()

  /** Is it the first time that an event of the workspace names it? */
  meet(workspaceId: string, birth: string): boolean {
    const isNew = !this.#met.has(`${workspaceId} ${birth}`)
    this.#met.add(`${workspaceId} ${birth}`)
    return isNew
  }
  birth(kind: IdentifierKind, value: string, at = 1_700_000_000_000, pos = this.#births.size + 1): string {
    const key = `${kind} ${value}`
    const known = this.#births.get(key)
    if (known !== undefined) return known.birthId
    const birthId = mintBirthId(at, pos, this.#births.size)
    this.#births.set(key, { birthId, kind, value, firstAt: at, source: 'test', root: birthId })
    return birthId
  }
  join(a: string, b: string): void {
    const [to, from] = [this.rootOf(a), this.rootOf(b)].sort()
    for (const one of this.#births.values()) if (one.root === from && to !== undefined) one.root = to
  }
  /** Every birth on its own again. */
  part(): void {
    for (const one of this.#births.values()) one.root = one.birthId
  }
  rootOf(birth: string): string {
    for (const one of this.#births.values()) if (one.birthId === birth) return one.root
    throw new Error('No such birth')
  }
  #listRoot(root: string | undefined): RootedBirth[] {
    return [...this.#births.values()].filter((one) => one.root === root)
  }
  async listBirthsByIdentifier(_tx: Tx, _ws: string, who: { kind: IdentifierKind; value: string }) {
    return this.#listRoot(this.#births.get(`${who.kind} ${who.value}`)?.root)
  }
  async listClusters(_tx: Tx, _ws: string, births: readonly string[]) {
    const roots = new Set(
      [...this.#births.values()].filter((b) => births.includes(b.birthId)).map((b) => b.root),
    )
    return [...roots].flatMap((root) => this.#listRoot(root))
  }
  async listByPrefix(_tx: Tx, _ws: string, prefix: string) {
    return [...this.#births.values()].filter((b) => b.value.startsWith(prefix)).map((b) => b.birthId)
  }
  /** As the merge log would hold them. */
  merges: GraphMerge[] = []
  async listMerges() {
    return this.merges
  }
}

export interface Told {
  workspaceId?: string
  at?: number
  pos?: number
  body: Record<string, unknown>
}

/** A room over a test database: tells events to the fold in batches and asks the room's verbs. */
export function openRoom(pg: Pick<TestDatabase, 'db' | 'app'>, graph: HandGraph, now: () => number) {
  const ids = { uuid: (at: number) => mintBirthId(at, 1, 1), secret: () => '' }
  const accepted: unknown[] = []
  const audited: AuditEntry[] = []
  const clock = { now, monotonic: now, sleep: async () => {} }
  const profile = createProfile({
    db: pg.app,
    clock,
    ids,
    log: { readAt: (tx, positions) => listRecordsAt(tx, positions), head: async () => nextPos },
    graph,
    readEvent: (record) => {
      const read = readRecord(record)
      return read.ok ? read : null
    },
    accept: async (events) => void accepted.push(...events),
    catchUp: async () => {},
    nameStores: async () => new Map([['KRK2', 'Kraków Kazimierz']]),
    settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw', region: 'PL' }),
    audit: { record: async (_where, entry) => void audited.push(entry) },
  })
  const workspaceId = `w${roomCount++}`
  let nextPos = 0
  /** Puts the events into the log and through the fold, `size` a batch. */
  const tell = async (told: readonly Told[], size = 1000) => {
    for (let i = 0; i < told.length; i += size) {
      const part = told.slice(i, i + size)
      await pg.db.inWorkspaces([workspaceId], async (tx) => {
        const records = part.map((one) => makeRecord({ ...one, workspaceId, pos: 0 }))
        const first = await insertEntries(tx, records)
        nextPos = first + part.length
        const batch = makeBatch(
          graph,
          part.map((one, n) => ({ ...one, workspaceId, pos: first + n })),
        )
        await profile.step.run(batch, tx)
      })
    }
  }
  /** Puts an operator's command into the log. @returns its position */
  const command = (body: object) =>
    pg.db.inWorkspaces([workspaceId], (tx) =>
      insertEntries(tx, [{ ...makeRecord({ workspaceId, pos: 0, body: { ...body } }), kind: 'command' }]),
    )
  return { profile, workspaceId, tell, command, accepted, audited, clock }
}

let roomCount = 0

const readRecord = (record: LogRecord) =>
  readEvent({
    body: JSON.parse(record.body),
    sourceId: record.sourceId,
    receivedAt: record.receivedAt,
    sentAt: null,
    userAgent: null,
    region: 'PL',
  })

/** Makes the batch that the steps before the fold would hand on: events read, births from the graph. */
export function makeBatch(graph: HandGraph, told: readonly (Told & { pos: number })[]): Batch {
  const events = told.map((one) => makeBatchEvent(graph, one))
  const first = told[0]?.pos ?? 0
  return {
    from: first,
    to: first + told.length,
    workspaceIds: [...new Set(events.map((event) => event.record.workspaceId))],
    events,
    graphChanges: [],
    born: new Set(events.flatMap((one) => listBorn(graph, one))),
    stepMs: {},
  }
}

const listBorn = (graph: HandGraph, { record, birth, deviceBirth }: BatchEvent): string[] =>
  [birth, deviceBirth].filter((one): one is string => one !== null && graph.meet(record.workspaceId, one))

function makeBatchEvent(graph: HandGraph, told: Told & { pos: number }): BatchEvent {
  const record = makeRecord(told)
  const read = readRecord(record)
  if (!read.ok) throw new Error(`The test's event is refused: ${read.refusal.code} ${read.refusal.path}`)
  const births = read.event.identifiers.map((one) => ({
    kind: one.kind,
    id: graph.birth(one.kind, one.value, record.receivedAt, record.pos),
  }))
  const device = births.find((one) => compareStrength(one.kind, 'device_id') >= 0)
  const birth = births[0]?.id ?? null
  for (const other of births) if (birth !== null) graph.join(birth, other.id)
  return {
    record,
    event: read.event,
    command: null,
    outcome: 'pending',
    reason: null,
    birth,
    deviceBirth: device?.id ?? null,
    root: birth,
    warnings: [],
    effects: [],
  }
}

export function makeRecord(told: Told & { pos: number }): LogRecord {
  return {
    pos: told.pos,
    workspaceId: told.workspaceId ?? 'default',
    kind: 'event',
    sourceId: 'shop',
    receivedAt: told.at ?? 1_700_000_000_000,
    sentAt: null,
    meta: null,
    body: JSON.stringify(told.body),
  }
}
