import type { Loop } from '../../../platform/jobs/loop.ts'
import { systemActor } from '../../workspace/index.ts'
import type { Figures } from '../rules/figures.ts'
import { findBreach, type Guard } from '../rules/guards.ts'
import { findExperiment, listRunning } from '../store/experiments.ts'
import { type ActDeps, stop } from './acts.ts'
import type { DecideDeps } from './deps.ts'
import { measure } from './figures.ts'

export type GuardDeps = ActDeps & Pick<DecideDeps, 'worker' | 'logger'>

/** How long harm may go on unseen. */
const pauseMs = 5_000

/** Looks after what runs: an arm that does harm for certain is closed by itself, and says by which guard. */
export const createGuardLoop = (deps: GuardDeps): Loop => ({
  id: 'experiments.guards',
  pauseMs,
  async turn() {
    for (const { workspaceId, id } of await deps.worker.inPlatform(listRunning)) {
      try {
        await watch(deps, workspaceId, id)
      } catch (error) {
        // One experiment that cannot be judged keeps no other unwatched.
        const code = error instanceof Error ? error.name : 'unknown'
        deps.logger.error({ experiment: id, code }, 'an experiment is not watched')
      }
    }
    return false
  },
})

async function watch(deps: GuardDeps, workspaceId: string, id: string): Promise<void> {
  const worst = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findExperiment(tx, id)
    return row === null ? null : findHarm(await measure(tx, row))
  })
  if (worst === null) return
  const closed = { ...worst, at: deps.clock.now() }
  await stop(deps, workspaceId, { id, actor: systemActor, closed })
}

function findHarm({ arms }: Figures): { arm: string; guard: Guard } | null {
  for (const { id, guards } of arms) {
    const breach = findBreach(guards)
    if (breach !== null) return { arm: id, guard: breach.guard }
  }
  return null
}
