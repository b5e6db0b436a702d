import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Ready } from '../rules/compile.ts'
import type { Pace } from '../rules/pace.ts'
import { forgetWoken, readWoken } from '../rules/stand-still.ts'
import type { Run } from '../schema.ts'
import { claimDue } from '../store/runs.ts'
import type { Lane } from '../store/tallies.ts'
import { advance, startMoving } from './advance.ts'
import type { JourneyDeps } from './deps.ts'
import type { HearDeps } from './hear.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

/** Runs of one transaction: large enough to share its questions, short enough to keep nobody waiting. */
export const runsAtOnce = 1_000

export type DueDeps = HearDeps & Pick<JourneyDeps, 'db' | 'worker'> & { pace?: Pace }

interface Moved {
  readonly moved: number
  /** Nothing of it is shared with others of the journey: two transactions at once cannot wait for each other in a ring. */
  readonly isApart: boolean
}

/** Takes a lot of those whose turn has come on, in the caller's transaction; what they ask of others is asked for all at once. */
export async function moveOne(
  deps: DueDeps,
  tx: WorkspaceTx,
  { journeyId, lane, ...page }: { journeyId: string; lane: Lane; limit?: number; skip?: number },
): Promise<Moved> {
  const { workspaceId } = tx
  const now = deps.clock.now()
  const runs = await claimDue(tx, workspaceId, { journeyId, now, limit: runsAtOnce, ...page })
  const versions = [...new Set(runs.map(({ version }) => version))]
  const ready = await deps.versions.get(
    { tx, workspaceId },
    versions.map((n) => ({ journeyId, n })),
  )
  const moving = runs.flatMap((run) => {
    const version = ready.get(nameVersion({ journeyId, n: run.version }))
    if (version === undefined) return []
    const woken = isArrival(run) ? null : (readWoken(run) ?? ({ by: 'timer' } as const))
    return [{ ...startMoving(run, version, woken), run: forgetWoken(run) }]
  })
  const wishes = await advance(deps, tx, moving)
  await writeMoves(deps, tx, { list: moving, wishes, lane })
  return { moved: runs.length, isApart: ![...ready.values()].some(drawsCoupons) }
}

/** A general code is one row for all who draw it. */
const drawsCoupons = ({ graph }: Ready): boolean => graph.nodes.some(({ type }) => type === 'coupon')

/** Let in for a later hour, or moved to another node: it is asked as on arrival. Any wait ends after its beginning. */
const isArrival = ({ wakeAt, arrivedAt }: Run): boolean => wakeAt !== null && wakeAt <= arrivedAt
