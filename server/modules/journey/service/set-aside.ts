import { isEngineFault } from '../../../platform/db/index.ts'
import { holdRun } from '../rules/step.ts'
import { claimDue, RunMoved } from '../store/runs.ts'
import { startMoving } from './advance.ts'
import { createWishes } from './effects.ts'
import { type DueDeps, moveOne, runsAtOnce } from './move-lot.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

interface Stuck {
  workspaceId: string
  journeyId: string
  /** Why the whole lot did not get on. */
  fault: unknown
}

/**
 * A lot that fails is halved until it moves, so that nobody waits for the one at fault; who cannot even be moved alone, where
 * others can, is held in sight. What the database itself does wrong is nobody's fault: the same lot is tried again.
 * @returns how many were moved
 */
export async function moveFewer(deps: DueDeps, { workspaceId, journeyId, fault }: Stuck): Promise<number> {
  const code = fault instanceof Error ? fault.name : 'unknown'
  deps.logger.error({ journey: journeyId, code }, 'a journey does not get on')
  if (isPassing(fault)) return 0
  const move = (page: { limit: number; skip?: number }) =>
    deps.db.inWorkspace(workspaceId, (tx) => moveOne(deps, tx, { journeyId, lane: 'timers', ...page }))
  for (let limit = Math.floor(runsAtOnce / 2); limit >= 1; limit = Math.floor(limit / 2)) {
    try {
      return (await move({ limit })).moved
    } catch (error) {
      // Told above; a smaller lot comes next.
      if (isPassing(error)) return 0
    }
  }
  const moved = await moveAnother(move)
  if (moved === 0) return 0
  try {
    return (moved ?? 0) + (await holdFirst(deps, workspaceId, { journeyId, isAlone: moved === null }))
  } catch {
    // Whoever cannot even be held stays where she is; the next turn tries again.
    return moved ?? 0
  }
}

type Move = (page: { limit: number; skip?: number }) => Promise<{ moved: number }>

/** So many behind the first are tried one by one: leaps alone would never try whoever stands between. */
const nearby = 16

/**
 * Somebody behind the first, who does not get on, for several may be ill: the next ones, then ever further back.
 * @returns 1 where somebody gets on, 0 where nobody who was tried does, null where nobody else is due
 */
async function moveAnother(move: Move): Promise<number | null> {
  for (let skip = 1; skip < runsAtOnce; skip = skip < nearby ? skip + 1 : 2 * skip) {
    try {
      const { moved } = await move({ limit: 1, skip })
      if (moved > 0) return moved
      return skip === 1 ? null : 0
    } catch (error) {
      // Something is wrong with this one as well: nobody is held for that alone.
      if (isPassing(error)) return 0
    }
  }
  return 0
}

/** Two who took the same step are told apart by trying again; so is a deadlock. */
const isPassing = (error: unknown): boolean => error instanceof RunMoved || isEngineFault(error)

/** So long somebody is tried of whom it cannot be seen whether others would get on: she is the only one due. */
const patienceMs = 60_000

/** @returns 1 where she is held */
const holdFirst = (
  deps: DueDeps,
  workspaceId: string,
  { journeyId, isAlone }: { journeyId: string; isAlone: boolean },
): Promise<number> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock.now()
    const [run] = await claimDue(tx, workspaceId, { journeyId, now, limit: 1 })
    if (run === undefined || (isAlone && (run.wakeAt ?? now) > now - patienceMs)) return 0
    const ref = { journeyId, n: run.version }
    const ready = (await deps.versions.get({ tx, workspaceId }, [ref])).get(nameVersion(ref))
    if (ready === undefined) return 0
    const one = startMoving(run, ready, null)
    const held = holdRun(run, now, 'step_failed')
    one.run = held.run
    one.lines.push(held.line)
    await writeMoves(deps, tx, { list: [one], wishes: createWishes(deps, tx, now), lane: 'timers' })
    deps.logger.error({ journey: journeyId, run: run.id }, 'a run is set aside')
    return 1
  })
