import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { findBreach, type GuardFigures, type GuardVerdict, judgeGuards } from '../../decide/index.ts'
import { systemActor } from '../../workspace/index.ts'
import { findGuardBase, listLive, putGuardBase } from '../store/guard-base.ts'
import type { JourneyDeps } from './deps.ts'
import { type LaunchDeps, pause } from './launch.ts'
import { readSides } from './report.ts'

export type GuardDeps = LaunchDeps & Pick<JourneyDeps, 'worker' | 'logger'>

/** How long harm may go on unseen. */
const pauseMs = 5_000

/** Looks after what is live: a journey that does harm for certain is paused by itself, and says by which guard. */
export const createGuardLoop = (deps: GuardDeps): Loop => ({
  id: 'journeys.guards',
  pauseMs,
  async turn() {
    for (const { workspaceId, id } of await deps.worker.inPlatform(listLive)) {
      try {
        await watch(deps, workspaceId, id)
      } catch (error) {
        // One journey that cannot be judged keeps no other unwatched.
        const code = error instanceof Error ? error.name : 'unknown'
        deps.logger.error({ journey: id, code }, 'a journey is not watched')
      }
    }
    return false
  },
})

async function watch(deps: GuardDeps, workspaceId: string, id: string): Promise<void> {
  const verdicts = await deps.db.inWorkspace(workspaceId, (tx) => readVerdicts(deps, tx, id))
  const breach = findBreach(verdicts)
  if (breach !== null)
    await pause(deps, workspaceId, { id, actor: systemActor, note: `guard_${breach.guard}` })
}

type ReadDeps = Pick<JourneyDeps, 'hands'>

/** What each guard says of a journey since a person last let it go on. */
export async function readVerdicts(deps: ReadDeps, tx: WorkspaceTx, id: string): Promise<GuardVerdict[]> {
  const base = await findGuardBase(tx, id)
  const now = await readFigures(deps, tx, id)
  // Only this room writes the column.
  return judgeGuards(base === null ? now : since(now, JSON.parse(base) as GuardFigures))
}

/** From here on what was counted so far is nobody's reason to stop it again. */
export const forgive = async (deps: ReadDeps, tx: WorkspaceTx, id: string): Promise<number> =>
  putGuardBase(tx, id, JSON.stringify(await readFigures(deps, tx, id)))

async function readFigures(deps: ReadDeps, tx: WorkspaceTx, id: string): Promise<GuardFigures> {
  const { entered, converted, control } = await readSides(tx, id)
  const messages = await deps.hands.figuresOf({ tx, workspaceId: tx.workspaceId }, id)
  return {
    ...messages,
    converted: { people: entered, did: converted },
    heldOut: { people: control.entered, did: control.converted },
  }
}

/** Never below nought: what is cleared away later was counted before. */
function since(now: GuardFigures, base: GuardFigures): GuardFigures {
  const less = (pick: (one: GuardFigures) => number) => Math.max(0, pick(now) - pick(base))
  return {
    reached: less((one) => one.reached),
    complaints: less((one) => one.complaints),
    unsubscribes: less((one) => one.unsubscribes),
    bounces: less((one) => one.bounces),
    converted: { people: less((one) => one.converted.people), did: less((one) => one.converted.did) },
    heldOut: { people: less((one) => one.heldOut.people), did: less((one) => one.heldOut.did) },
  }
}
