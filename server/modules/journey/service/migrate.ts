import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Ready } from '../rules/compile.ts'
import { planMove } from '../rules/move.ts'
import { countStanding } from '../store/counts.ts'
import { lockOfJourney } from '../store/runs.ts'
import { type Moving, startMoving } from './advance.ts'
import type { JourneyDeps, Member } from './deps.ts'
import { createWishes } from './effects.ts'
import type { HearDeps } from './hear.ts'
import { getJourney } from './journeys.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

type MigrateDeps = HearDeps & Pick<JourneyDeps, 'db' | 'audit'>

const atOnce = 1_000

export interface Migration {
  id: string
  /** Where those on a node of an older version go; null: their run ends. A node that is still there needs no word. */
  map: Readonly<Record<string, string | null>>
  isDryRun: boolean
  actor: Member
}

export interface Migrated {
  version: number
  moves: { version: number; node: string; to: string | null; isKnown: boolean; people: number }[]
  moved: number
}

/**
 * Takes those inside over to the newest version, by a map of nodes; a dry run tells who stands where. Whoever stands on a
 * node that is as it was goes on waiting there, to the same moment.
 * @throws not_found, journey_state, journey_map
 */
export async function migrate(
  deps: MigrateDeps,
  workspaceId: string,
  { id, map, isDryRun, actor }: Migration,
): Promise<Migrated> {
  const { to, moves } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { version, state } = await getJourney(tx, id)
    if (version === null || state === 'stopped') throw new SplotError('journey_state')
    const ready = await getReady(deps, tx, { journeyId: id, n: version })
    const standing = await countStanding(tx, id, version)
    return {
      to: ready,
      moves: standing.map(({ n, ...one }) => {
        const target = Object.hasOwn(map, one.node) ? (map[one.node] ?? null) : one.node
        const isKnown = target === null || ready.nodes.has(target)
        return { ...one, to: isKnown ? target : null, isKnown, people: n }
      }),
    }
  })
  if (isDryRun) return { version: to.n, moves, moved: 0 }
  const lost = moves.find(({ isKnown }) => !isKnown)
  if (lost !== undefined) throw new SplotError('journey_map', { path: `body.map.${lost.node}` })
  let moved = 0
  for (let after = leastId; ; ) {
    const batch = await deps.db.inWorkspace(workspaceId, (tx) => moveBatch(deps, tx, { to, map, after }))
    moved += batch.moved
    if (batch.last === null) break
    after = batch.last
  }
  await deps.audit.record(workspaceId, {
    ...{ actor, action: 'journey.migrated', target: id, detail: { version: to.n, moved } },
  })
  deps.live.tell(workspaceId, 'journey', { id })
  return { version: to.n, moves, moved }
}

const leastId = '00000000-0000-0000-0000-000000000000'

async function getReady(
  { versions }: HearDeps,
  tx: WorkspaceTx,
  ref: { journeyId: string; n: number },
): Promise<Ready> {
  const ready = (await versions.get({ tx, workspaceId: tx.workspaceId }, [ref])).get(nameVersion(ref))
  if (ready === undefined) throw new SplotError('not_found')
  return ready
}

async function moveBatch(
  deps: MigrateDeps,
  tx: WorkspaceTx,
  { to, map, after }: { to: Ready; map: Migration['map']; after: string },
): Promise<{ moved: number; last: string | null }> {
  const runs = await lockOfJourney(tx, tx.workspaceId, { journeyId: to.journeyId, after, limit: atOnce })
  const own = runs.filter(({ version }) => version !== to.n)
  const from = await deps.versions.get(
    { tx, workspaceId: tx.workspaceId },
    own.map(({ journeyId, version }) => ({ journeyId, n: version })),
  )
  const now = deps.clock.now()
  const list = own.flatMap((run): Moving[] => {
    const old = from.get(nameVersion({ journeyId: run.journeyId, n: run.version }))
    const planned = planMove({ run, old, to, map }, now)
    if (planned === null) return []
    const one = startMoving(run, to, null)
    one.run = planned.run
    one.lines.push(planned.line)
    return [one]
  })
  await writeMoves(deps, tx, { list, wishes: createWishes(deps, tx, now), lane: 'calls' })
  return { moved: list.length, last: runs.length === atOnce ? (runs.at(-1)?.id ?? null) : null }
}
