/**
 * Decide: who is shown which side of an experiment, what came of it, and who is left alone to compare with.
 * Nouns: experiment, arm, layer, exposure (the first time she met it), outcome, hold-out, guard. Assignment is a hash of the
 * experiment and the customer, written down when she meets it first; it follows her birth when people are joined or parted.
 * Facts in: applied events, flips of segments, changes of the graph. Facts out: none; rooms after it ask.
 */
import type { Tx, WorkspaceTx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Step } from '../collect/index.ts'
import { createActRoutes } from './routes/acts.ts'
import { createExperimentRoutes } from './routes/experiments.ts'
import type { Assigned } from './schema.ts'
import { assignAll, type Comer } from './service/assign.ts'
import type { DecideDeps, Where } from './service/deps.ts'
import { createGuardLoop } from './service/guard.ts'
import { listHeldOut } from './service/hold-out.ts'
import { createFollowing, type Following } from './steps/follow.ts'
import { listExperiments } from './store/experiments.ts'
import { eraseRows, exportRows } from './store/privacy.ts'

export {
  findBreach,
  type GuardFigures,
  type GuardVerdict,
  guardStates,
  guards,
  judgeGuards,
} from './rules/guards.ts'
export type { Interval } from './rules/sequence.ts'
export { compareTakings, meanOf } from './rules/takings.ts'
export type { Assigned } from './schema.ts'
export { decideTables } from './store/tables.ts'

export interface Decide {
  /** After identity and segment: moves what was met with its people, and writes down what they do afterwards. */
  step: Step
  /** People entered or left segments, in the transaction in which they did. */
  noteFlips: Following['noteFlips']
  loops: Loop[]
  routes: AnyRoute[]
  /** The arm of each, in their order, written down where she meets it first; null: there is no such experiment. */
  assign(where: Where, comers: readonly Comer[]): Promise<(Assigned | null)[]>
  /** Which of these customers are left alone now, by canonical id: nothing is done for them by itself. */
  listHeldOut(where: Where, roots: readonly string[]): Promise<ReadonlySet<string>>
  /** Every experiment with the ids of its arms. */
  list(tx: WorkspaceTx): Promise<{ id: string; name: string; isRunning: boolean; arms: string[] }[]>
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

const most = 1_000

export function createDecide(deps: DecideDeps): Decide {
  return {
    ...createFollowing(),
    loops: [createGuardLoop(deps)],
    routes: [...createExperimentRoutes(deps), ...createActRoutes(deps)],
    assign: (where, comers) => assignAll(deps, where, comers),
    listHeldOut: (where, roots) => listHeldOut(deps, where, roots),
    async list(tx) {
      const known = await listExperiments(tx, most)
      return known.map(({ id, name, state, arms }) => ({
        ...{ id, name, isRunning: state === 'running', arms: arms.map((one) => one.id) },
      }))
    },
    privacy: { exportFor: exportRows, erase: eraseRows },
  }
}
