import type { Tx } from '../../../platform/db/index.ts'
import type { LiveNews } from '../../../platform/live/hub.ts'
import { type Batch, type BatchEvent, listLive, type NormalEvent, type Step } from '../../collect/index.ts'
import { concerns } from '../rules/customer.ts'
import type { FlipCause } from '../schema/flip.ts'
import type { SegmentDeps } from '../service/deps.ts'
import { type RootedEvent, type RoundResult, runRound } from '../service/engine.ts'
import type { LiveProgram, Programs } from '../service/programs.ts'
import { moveBirths } from '../store/memory.ts'

export interface StepDeps extends SegmentDeps {
  programs: Programs
}

/**
 * The pipeline's step that says who is in which segment now: only customers whom something happened to that a live segment
 * looks at are read, all of a batch together.
 */
export function createEvaluateStep(deps: StepDeps): Step {
  // The engine's time never goes back, whatever the machine's clock does.
  let latest = 0
  return {
    name: 'segment.evaluate',
    async run(batch, tx) {
      latest = Math.max(latest, deps.clock.now())
      for (const [workspaceId, live] of await deps.programs.get(tx, batch.workspaceIds)) {
        const { flips, tallies } = await evaluate(deps, { tx, workspaceId }, { batch, live, now: latest })
        if (flips.length > 0) await deps.onFlips({ tx, workspaceId }, flips)
        tellMembers(batch, workspaceId, tallies)
      }
    },
    reset: () => deps.programs.reset(),
  }
}

interface Evaluated {
  batch: Batch
  live: LiveProgram
  now: number
}

type Live = BatchEvent & { event: NormalEvent }

async function evaluate(
  deps: StepDeps,
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  { batch, live, now }: Evaluated,
): Promise<RoundResult> {
  const { program } = live
  const graph = readGraph(batch, workspaceId)
  const own = listLive(batch).filter(({ record }) => record.workspaceId === workspaceId)
  const created = listCreated(own, graph.gone)
  const events = own.flatMap((one) => (concerns(program, one.event) ? [placeEvent(one)] : []))
  const isMet = program.strangers.length > 0 || program.sampleLeaves.length > 0
  const roots = new Set([...events.map(({ root }) => root), ...graph.alive, ...(isMet ? created : [])])
  if (roots.size === 0 && graph.gone.length === 0) return { flips: [], tallies: [] }
  await moveBirths(tx, workspaceId, graph.moved)
  const causes = listCauses(events, graph)
  return runRound(deps, { tx: { ...tx, workspaceId }, workspaceId }, live, {
    roots: [...roots],
    events,
    isNew: new Set([...created, ...graph.parted]),
    isWhole: new Set(graph.alive),
    gone: graph.gone,
    now,
    seq: batch.to,
    causeOf: (root) => causes.get(root) ?? { kind: 'split' },
  })
}

const placeEvent = ({ event, birth, root, record }: Live): RootedEvent => {
  if (birth === null) throw new Error(`The event at ${record.pos} reached segments without a birth`)
  return { event, birth, root: root ?? birth, pos: record.pos }
}

interface GraphNews {
  /** The last root of each birth that moved. */
  moved: ReadonlyMap<string, string>
  /** Roots that are others' now. */
  gone: string[]
  /** Roots that lost or gained births. */
  alive: string[]
  /** Of those, the ones that came to be by a parting. */
  parted: string[]
  /** What happened to each of these last. */
  kinds: ReadonlyMap<string, 'merge' | 'split'>
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

function tellMembers(batch: Batch, workspaceId: string, tallies: readonly LiveNews['segment'][]): void {
  if (tallies.length === 0) return
  batch.told ??= []
  for (const news of tallies) batch.told.push({ workspaceId, kind: 'segment', news })
}
