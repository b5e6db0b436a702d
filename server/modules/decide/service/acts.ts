import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { AuditActor } from '../../workspace/index.ts'
import { buckets, growSlots, sizeOf } from '../rules/assign.ts'
import type { ClosedArm, Experiment } from '../schema.ts'
import { lockLayer, updateExperiment } from '../store/experiments.ts'
import type { DecideDeps } from './deps.ts'
import { getExperiment, holdExperiment } from './experiments.ts'

export type ActDeps = Pick<DecideDeps, 'db' | 'clock' | 'audit'>
export type StartDeps = ActDeps & Pick<DecideDeps, 'holdPipeline'>

interface Act {
  id: string
  /** A person, or a guard that stops by itself. */
  actor: AuditActor
}

interface Changed {
  row: Experiment
  action: string
  detail?: Readonly<Record<string, unknown>>
}

/** One change of an experiment, with its entry in the audit log. */
const change = (
  deps: ActDeps,
  workspaceId: string,
  { id, actor }: Act,
  act: (tx: WorkspaceTx, now: number) => Promise<Changed>,
): Promise<Experiment> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock.now()
    const { row, action, detail = {} } = await act(tx, now)
    const changed = { ...row, updatedAt: now }
    await updateExperiment(tx, changed)
    await deps.audit.record({ tx, workspaceId }, { actor, action, target: id, detail })
    return changed
  })

/** The same experiment with a larger part of its layer. @throws coverage_shrinks, layer_full */
function widen(row: Experiment, layer: readonly Experiment[], percent: number): Experiment {
  const wanted = Math.round((percent / 100) * buckets)
  if (wanted < sizeOf(row.slots)) throw new SplotError('coverage_shrinks', { path: 'body.coverage' })
  const others = layer.filter((one) => one.id !== row.id && one.state === 'running').map((one) => one.slots)
  const slots = growSlots(row.slots, others, wanted)
  if (slots !== null) return { ...row, slots }
  const free = buckets - others.reduce((sum, one) => sum + sizeOf(one), 0)
  throw new SplotError('layer_full', { path: 'body.coverage', values: { percent: free / 100 } })
}

/** The experiment among those of its layer, all of them locked. @throws not_found */
async function holdLayer(tx: WorkspaceTx, id: string): Promise<{ row: Experiment; layer: Experiment[] }> {
  const seen = await getExperiment(tx, id)
  const layer = await lockLayer(tx, seen)
  const row = layer.find((one) => one.id === id)
  // A draft that was moved to another layer in between is looked at again by whoever asked.
  if (row === undefined || row.layer !== seen.layer) throw new SplotError('experiment_state')
  return { row, layer }
}

/** From here on people meet it, and arms and weights stand still. @throws not_found, experiment_state, layer_full */
export const start = (
  deps: StartDeps,
  workspaceId: string,
  asked: Act & { coverage: number },
): Promise<Experiment> =>
  change(deps, workspaceId, asked, async (tx, now) => {
    // A transaction of the pipeline knows from its beginning what runs: whom it led into another, it would not follow.
    await deps.holdPipeline(tx)
    const { row, layer } = await holdLayer(tx, asked.id)
    if (row.state !== 'draft') throw new SplotError('experiment_state')
    return {
      row: { ...widen(row, layer, asked.coverage), state: 'running', startedAt: now },
      action: 'experiment.started',
      detail: { coverage: asked.coverage },
    }
  })

/** More people may meet it; whoever has keeps her arm. @throws not_found, experiment_state, coverage_shrinks, layer_full */
export const ramp = (
  deps: ActDeps,
  workspaceId: string,
  asked: Act & { coverage: number },
): Promise<Experiment> =>
  change(deps, workspaceId, asked, async (tx) => {
    const { row, layer } = await holdLayer(tx, asked.id)
    if (row.state !== 'running') throw new SplotError('experiment_state')
    return {
      row: widen(row, layer, asked.coverage),
      action: 'experiment.ramped',
      detail: { coverage: asked.coverage },
    }
  })

/** Nobody meets it any more; everybody goes the usual way. @throws not_found, experiment_state */
export const stop = (
  deps: ActDeps,
  workspaceId: string,
  asked: Act & { closed?: ClosedArm },
): Promise<Experiment> =>
  change(deps, workspaceId, asked, async (tx, now) => {
    const row = await holdExperiment(tx, asked.id)
    if (row.state !== 'running') throw new SplotError('experiment_state')
    const { closed } = asked
    return {
      row: {
        ...{ ...row, state: 'stopped', endedAt: now, slots: [] },
        note: closed === undefined ? 'person' : `guard_${closed.guard}`,
        closed: closed === undefined ? row.closed : [...row.closed, closed],
      },
      action: 'experiment.stopped',
      detail: closed === undefined ? {} : { arm: closed.arm, guard: closed.guard },
    }
  })

/** From here on everybody goes one way. @throws not_found, experiment_state, experiment_arm */
export const finish = (
  deps: ActDeps,
  workspaceId: string,
  asked: Act & { winner: string },
): Promise<Experiment> =>
  change(deps, workspaceId, asked, async (tx, now) => {
    const row = await holdExperiment(tx, asked.id)
    if (row.state !== 'running' && row.state !== 'stopped') throw new SplotError('experiment_state')
    const isOpen = !row.closed.some((one) => one.arm === asked.winner)
    if (!isOpen || !row.arms.some((one) => one.id === asked.winner))
      throw new SplotError('experiment_arm', { path: 'body.winner' })
    return {
      row: { ...row, state: 'finished', endedAt: row.endedAt ?? now, slots: [], winner: asked.winner },
      action: 'experiment.finished',
      detail: { winner: asked.winner },
    }
  })
