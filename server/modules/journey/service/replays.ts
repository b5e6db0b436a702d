import type { JourneyGraph } from '@splot/contract/journey/graph'
import { SplotError } from '../../../platform/errors.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { readGraph } from '../rules/compile.ts'
import {
  clearReplays,
  endReplay,
  findReplay,
  insertReplay,
  leaseReplay,
  listWaiting,
  noteReplay,
  type ReplayRow,
} from '../store/replays.ts'
import type { ControlDeps } from './control-deps.ts'
import type { JourneyDeps } from './deps.ts'
import { playReplay, type Replaying } from './replay.ts'

/** What nobody has asked for since is nobody's any more. */
const keptMs = 86_400_000
/** Longer than a page of people takes on any machine: whoever plays it says every page that he does. */
const leaseMs = 60_000
/** Played side by side, a page each in turns: a large one keeps no other waiting. */
const mostAtOnce = 4
/** Nor do many of one workspace keep those of others waiting. */
const mostOfOne = 2

/** Asks for a replay of what is drawn: it is played behind the scenes. */
export async function askReplay(
  { db, clock, ids }: Pick<ControlDeps, 'db' | 'clock' | 'ids'>,
  workspaceId: string,
  graph: JourneyGraph,
): Promise<ReplayRow> {
  const now = clock.now()
  const id = ids.uuid(now)
  return db.inWorkspace(workspaceId, async (tx) => {
    await clearReplays(tx, now - keptMs)
    await insertReplay(tx, { id, graph: JSON.stringify(graph), askedAt: now })
    return requireRow(await findReplay(tx, id))
  })
}

/** How a replay stands. @throws not_found */
export const getReplay = async (
  { db }: Pick<ControlDeps, 'db'>,
  workspaceId: string,
  id: string,
): Promise<ReplayRow> => requireRow(await db.inWorkspace(workspaceId, (tx) => findReplay(tx, id)))

/** Nobody waits for it any more. @throws not_found */
export async function callOffReplay(
  { db, clock }: Pick<ControlDeps, 'db' | 'clock'>,
  workspaceId: string,
  id: string,
): Promise<void> {
  await db.inWorkspace(workspaceId, async (tx) => {
    requireRow(await findReplay(tx, id))
    await endReplay(tx, id, { state: 'c', result: null, at: clock.now() })
  })
}

function requireRow(row: ReplayRow | null): ReplayRow {
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

interface Playing {
  workspaceId: string
  id: string
  replaying: Replaying
}

type LoopDeps = ControlDeps & Pick<JourneyDeps, 'worker' | 'logger'>

/** Plays what is asked for, a page of people of each in a turn; a process that ends leaves them to the next one. */
export function createReplayLoop(deps: LoopDeps): Loop {
  const playing = new Map<string, Playing>()
  return {
    id: 'journeys.replays',
    pauseMs: 300,
    async turn() {
      await takeUp(deps, playing)
      for (const [key, one] of playing) if (!(await playOn(deps, one))) playing.delete(key)
      return playing.size > 0
    },
  }
}

async function takeUp(deps: LoopDeps, playing: Map<string, Playing>): Promise<void> {
  const free = mostAtOnce - playing.size
  if (free === 0) return
  const now = deps.clock.now()
  const own = groupBy(playing.values(), (one) => one.workspaceId)
  const but = [...own].flatMap(([workspaceId, all]) => (all.length < mostOfOne ? [] : [workspaceId]))
  const waiting = await deps.worker.inPlatform((tx) => listWaiting(tx, { now, limit: free, but }))
  for (const { workspaceId, id } of waiting) {
    const row = await deps.db.inWorkspace(workspaceId, (tx) =>
      leaseReplay(tx, id, { now, until: now + leaseMs }),
    )
    if (row === null) continue
    const replaying = playReplay(deps, workspaceId, { graph: readGraph(row.graph) })
    playing.set(`${workspaceId} ${id}`, { workspaceId, id, replaying })
  }
}

/** @returns whether there is more of it to play */
async function playOn(deps: LoopDeps, { workspaceId, id, replaying }: Playing): Promise<boolean> {
  try {
    const { value, done } = await replaying.next()
    return await deps.db.inWorkspace(workspaceId, async (tx) => {
      const now = deps.clock.now()
      if (done === true) {
        const { played, ...result } = value
        await endReplay(tx, id, { state: 'd', result: JSON.stringify(result), at: now, played })
        return false
      }
      return (await noteReplay(tx, id, { ...value, until: now + leaseMs })) > 0
    })
  } catch (error) {
    const code = error instanceof Error ? error.name : 'unknown'
    deps.logger.error({ replay: id, code }, 'a replay broke off')
    await deps.db.inWorkspace(workspaceId, (tx) =>
      endReplay(tx, id, { state: 'f', result: null, at: deps.clock.now() }),
    )
    return false
  }
}
