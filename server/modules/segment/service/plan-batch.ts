import { type Batch, type BatchEvent, listLive, type NormalEvent } from '../../collect/index.ts'
import { concerns } from '../rules/customer.ts'
import type { FlipCause } from '../schema/flip.ts'
import type { RootedEvent } from './engine.ts'
import type { LiveProgram } from './programs.ts'

/** Whom a batch gives reason to look at. */
export interface BatchPlan {
  graph: GraphNews
  /** Canonical ids that have only just come to be. */
  created: readonly string[]
  /** Of those, whom nobody joined: of them nothing can be stored. */
  newcomers: readonly string[]
  /** Events that something live looks at. */
  events: readonly RootedEvent[]
  roots: readonly string[]
  causeOf(root: string): FlipCause
}

export interface GraphNews {
  /** The last root of each birth that moved. */
  moved: ReadonlyMap<string, string>
  /** Roots that are others' now. */
  gone: readonly string[]
  /** Roots that lost or gained births. */
  alive: readonly string[]
  /** Of those, the ones that came to be by a parting. */
  parted: readonly string[]
  /** What happened to each of these last. */
  kinds: ReadonlyMap<string, 'merge' | 'split'>
}

type Live = BatchEvent & { event: NormalEvent }

/** Only customers whom something happened to that a live segment looks at; null where there are none. */
export function planBatch(batch: Batch, workspaceId: string, { program }: LiveProgram): BatchPlan | null {
  const graph = readGraph(batch, workspaceId)
  const own = listLive(batch).filter(({ record }) => record.workspaceId === workspaceId)
  const created = listCreated(own, graph.gone)
  const events = own.flatMap((one) => (concerns(program, one.event) ? [placeEvent(one)] : []))
  const isMet = program.strangers.length > 0 || program.sampleLeaves.length > 0
  const roots = new Set([...events.map(({ root }) => root), ...graph.alive, ...(isMet ? created : [])])
  if (roots.size === 0 && graph.gone.length === 0) return null
  const causes = listCauses(events, graph)
  return {
    ...{ graph, created, events, roots: [...roots] },
    newcomers: created.filter((root) => !graph.kinds.has(root)),
    causeOf: (root) => causes.get(root) ?? { kind: 'split' },
  }
}

const placeEvent = ({ event, birth, root, record }: Live): RootedEvent => {
  if (birth === null) throw new Error(`The event at ${record.pos} reached segments without a birth`)
  return { event, birth, root: root ?? birth, pos: record.pos }
}

function readGraph({ graphChanges }: Batch, workspaceId: string): GraphNews {
  const moved = new Map<string, string>()
  const kinds = new Map<string, 'merge' | 'split'>()
  const parted = new Set<string>()
  for (const change of graphChanges) {
    if (change.workspaceId !== workspaceId) continue
    for (const { birth, root } of change.moved) moved.set(birth, root)
    const kind = change.kind === 'merged' ? 'merge' : 'split'
    kinds.set(change.winner, kind).set(change.loser, kind)
    if (kind === 'split') parted.add(change.loser)
  }
  const isAlive = (root: string) => (moved.get(root) ?? root) === root
  const alive = [...kinds.keys()].filter(isAlive)
  return {
    moved,
    kinds,
    alive,
    gone: [...kinds.keys()].filter((root) => !isAlive(root)),
    parted: alive.filter((root) => parted.has(root)),
  }
}

function listCreated(own: readonly Live[], gone: readonly string[]): string[] {
  const away = new Set(gone)
  const created = own.flatMap(({ effects }) =>
    effects.flatMap(({ kind, detail }) => (kind === 'customer.created' ? [String(detail.id)] : [])),
  )
  return created.filter((root) => !away.has(root))
}

/** The last thing that happened to each; a change of the graph outweighs an event. */
function listCauses(events: readonly RootedEvent[], { kinds }: GraphNews): Map<string, FlipCause> {
  const causes = new Map<string, FlipCause>()
  for (const { root, event, pos, birth } of events)
    causes.set(root, { kind: 'event', name: event.name, pos, birth })
  for (const [root, kind] of kinds) causes.set(root, { kind })
  return causes
}
