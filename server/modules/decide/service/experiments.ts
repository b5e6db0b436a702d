import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Experiment } from '../schema.ts'
import {
  deleteExperiment,
  findExperiment,
  insertExperiment,
  lockExperiment,
  updateExperiment,
} from '../store/experiments.ts'
import type { DecideDeps, Member } from './deps.ts'

export type DraftDeps = Pick<DecideDeps, 'db' | 'clock' | 'ids' | 'audit'>

/** What a person says of an experiment; arms, weights and the rest stand still from its start on. */
export type Draft = Pick<
  Experiment,
  'name' | 'hypothesis' | 'layer' | 'arms' | 'segmentId' | 'goal' | 'windowDays'
>

/** @throws not_found */
export async function getExperiment(tx: WorkspaceTx, id: string): Promise<Experiment> {
  const row = await findExperiment(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

/** @throws not_found */
export async function holdExperiment(tx: WorkspaceTx, id: string): Promise<Experiment> {
  const row = await lockExperiment(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

export const createExperiment = (
  deps: DraftDeps,
  workspaceId: string,
  draft: Draft,
  actor: Member,
): Promise<Experiment> =>
  deps.db.inWorkspace(workspaceId, (tx) => insert(deps, tx, { ...draft, phase: 1, previousId: null }, actor))

async function insert(
  deps: DraftDeps,
  tx: WorkspaceTx,
  draft: Draft & Pick<Experiment, 'phase' | 'previousId'>,
  actor: Member,
): Promise<Experiment> {
  const now = deps.clock.now()
  const id = deps.ids.uuid(now)
  await insertExperiment(tx, { ...draft, id, createdAt: now, createdBy: actor.name })
  const entry = { actor, action: 'experiment.created', target: id, detail: { phase: draft.phase } }
  await deps.audit.record({ tx, workspaceId: tx.workspaceId }, entry)
  return getExperiment(tx, id)
}

/** As long as nobody has met it, all of it may be changed. @throws not_found, experiment_fixed */
export const saveExperiment = (
  { db, clock }: Pick<DraftDeps, 'db' | 'clock'>,
  workspaceId: string,
  { id, ...draft }: Draft & { id: string },
): Promise<Experiment> =>
  db.inWorkspace(workspaceId, async (tx) => {
    const before = await holdExperiment(tx, id)
    if (before.state !== 'draft') throw new SplotError('experiment_fixed')
    const after: Experiment = { ...before, ...draft, updatedAt: clock.now() }
    await updateExperiment(tx, after)
    return after
  })

/** Other arms or weights are another phase: a draft with what was there, counted from nought. @throws not_found, experiment_state */
export const beginPhase = (
  deps: DraftDeps,
  workspaceId: string,
  { id, actor }: { id: string; actor: Member },
): Promise<Experiment> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const before = await getExperiment(tx, id)
    if (before.state === 'draft' || before.state === 'running') throw new SplotError('experiment_state')
    const { name, hypothesis, layer, arms, segmentId, goal, windowDays, phase } = before
    const draft = { name, hypothesis, layer, arms, segmentId, goal, windowDays }
    return insert(deps, tx, { ...draft, phase: phase + 1, previousId: id }, actor)
  })

/** One nobody has met; the others are history. @throws not_found, experiment_state */
export const removeExperiment = (
  deps: DraftDeps,
  workspaceId: string,
  { id, actor }: { id: string; actor: Member },
): Promise<void> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    await getExperiment(tx, id)
    if ((await deleteExperiment(tx, id)) === 0) throw new SplotError('experiment_state')
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'experiment.deleted', target: id })
  })
