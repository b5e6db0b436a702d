import { compareStrength, type IdentifierKind } from '@splot/contract/identifiers'
import type { Tx } from '../../platform/db/index.ts'
import type { LogRecord } from '../../platform/event-log/index.ts'
import { mintBirthId } from '../../platform/ids.ts'
import { type Batch, type BatchEvent, readEvent } from '../collect/index.ts'
import type { CustomerGraph, RootedBirth } from './customer-graph.ts'

/** A graph in memory that does what it is told: births by identifier, customers joined and parted by hand. */
export class HandGraph implements CustomerGraph {
  readonly #births = new Map<string, RootedBirth>()

  birth(kind: IdentifierKind, value: string, at = 1_700_000_000_000): string {
    const key = `${kind} ${value}`
    const known = this.#births.get(key)
    if (known !== undefined) return known.birthId
    const birthId = mintBirthId(at, this.#births.size + 1, 0)
    this.#births.set(key, { birthId, kind, value, firstAt: at, source: 'test', root: birthId })
    return birthId
  }
  join(a: string, b: string): void {
    const [from, to] = [this.rootOf(a), this.rootOf(b)].sort().reverse()
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
  async listMerges() {
    return []
  }
}

export interface Told {
  workspaceId?: string
  at?: number
  pos?: number
  body: Record<string, unknown>
}

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
    stepMs: {},
  }
}

function makeBatchEvent(graph: HandGraph, told: Told & { pos: number }): BatchEvent {
  const record = makeRecord(told)
  const read = readEvent({
    body: told.body,
    sourceId: record.sourceId,
    receivedAt: record.receivedAt,
    sentAt: null,
    userAgent: null,
    region: 'PL',
  })
  if (!read.ok) throw new Error(`The test's event is refused: ${read.refusal.code} ${read.refusal.path}`)
  const births = read.event.identifiers.map((one) => ({
    kind: one.kind,
    id: graph.birth(one.kind, one.value),
  }))
  const device = births.find((one) => compareStrength(one.kind, 'device_id') >= 0)
  const birth = births[0]?.id ?? null
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
