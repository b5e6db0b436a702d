import { sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { Arm, ClosedArm, Experiment, Goal, Slots } from '../schema.ts'

type Stored = Omit<Experiment, 'arms' | 'goal' | 'slots' | 'closed'> &
  Record<'arms' | 'goal' | 'slots' | 'closed', string>

const columns = `id::text, name, hypothesis, layer, phase, previous_id::text AS "previousId", state, arms,
  segment_id::text AS "segmentId", goal, window_days AS "windowDays", slots, closed, winner, note,
  started_at AS "startedAt", ended_at AS "endedAt", created_at AS "createdAt", created_by AS "createdBy",
  updated_at AS "updatedAt"`

/** Only this room writes the columns: they hold what was checked at the door. */
const read = (row: Stored): Experiment => ({
  ...row,
  arms: JSON.parse(row.arms) as Arm[],
  goal: JSON.parse(row.goal) as Goal,
  slots: JSON.parse(row.slots) as Slots,
  closed: JSON.parse(row.closed) as ClosedArm[],
})

const insertSql = sql(
  'decide.insert',
  `INSERT INTO decide.experiment (workspace_id, id, name, hypothesis, layer, phase, previous_id, state, arms, segment_id, goal,
     window_days, slots, closed, created_at, created_by, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7::uuid, 'draft', $8, $9::uuid, $10, $11, '[]', '[]', $12, $13, $12)`,
)
export type NewExperiment = Omit<
  Experiment,
  'state' | 'slots' | 'closed' | 'winner' | 'note' | 'startedAt' | 'endedAt' | 'updatedAt'
>
export const insertExperiment = (tx: WorkspaceTx, row: NewExperiment): Promise<number> =>
  tx.change(
    insertSql(
      ...[tx.workspaceId, row.id, row.name, row.hypothesis, row.layer, row.phase, row.previousId],
      ...[JSON.stringify(row.arms), row.segmentId, JSON.stringify(row.goal), row.windowDays],
      ...[row.createdAt, row.createdBy],
    ),
  )

const findSql = sql(
  'decide.find',
  `SELECT ${columns} FROM decide.experiment WHERE workspace_id = $1 AND id = $2`,
)
const lockSql = sql(
  'decide.lock',
  `SELECT ${columns} FROM decide.experiment WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
const first = (rows: readonly Stored[]): Experiment | null => (rows[0] === undefined ? null : read(rows[0]))
export const findExperiment = async (tx: WorkspaceTx, id: string): Promise<Experiment | null> =>
  first(await tx.rows<Stored>(findSql(tx.workspaceId, id)))
/** Nobody else's to change until the transaction ends. */
export const lockExperiment = async (tx: WorkspaceTx, id: string): Promise<Experiment | null> =>
  first(await tx.rows<Stored>(lockSql(tx.workspaceId, id)))

const listSql = sql(
  'decide.list',
  `SELECT ${columns} FROM decide.experiment WHERE workspace_id = $1 ORDER BY updated_at DESC, id DESC LIMIT $2`,
)
export const listExperiments = async (tx: WorkspaceTx, limit: number): Promise<Experiment[]> =>
  (await tx.rows<Stored>(listSql(tx.workspaceId, limit))).map(read)

const listOfSql = sql(
  'decide.list_of',
  `SELECT ${columns} FROM decide.experiment WHERE workspace_id = $1 AND id::text = ANY ($2::text[])`,
)
/** Those of these that there are; the words may be no ids at all. */
export const listExperimentsOf = async (tx: WorkspaceTx, ids: string): Promise<Experiment[]> =>
  (await tx.rows<Stored>(listOfSql(tx.workspaceId, ids))).map(read)

const layerSql = sql(
  'decide.layer',
  `SELECT ${columns} FROM decide.experiment
    WHERE workspace_id = $1 AND (id = $2 OR (layer = $3 AND layer <> '')) ORDER BY id FOR UPDATE`,
)
/** The experiment and all of its layer, locked: two that grow at once would take the same place. */
export const lockLayer = async (
  tx: WorkspaceTx,
  { id, layer }: Pick<Experiment, 'id' | 'layer'>,
): Promise<Experiment[]> => (await tx.rows<Stored>(layerSql(tx.workspaceId, id, layer))).map(read)

const updateSql = sql(
  'decide.update',
  `UPDATE decide.experiment SET name = $3, hypothesis = $4, layer = $5, state = $6, arms = $7, segment_id = $8::uuid, goal = $9,
     window_days = $10, slots = $11, closed = $12, winner = $13, note = $14, started_at = $15, ended_at = $16, updated_at = $17
   WHERE workspace_id = $1 AND id = $2`,
)
export const updateExperiment = (tx: WorkspaceTx, row: Experiment): Promise<number> =>
  tx.change(
    updateSql(
      ...[tx.workspaceId, row.id, row.name, row.hypothesis, row.layer, row.state, JSON.stringify(row.arms)],
      ...[row.segmentId, JSON.stringify(row.goal), row.windowDays, JSON.stringify(row.slots)],
      ...[JSON.stringify(row.closed), row.winner, row.note, row.startedAt, row.endedAt, row.updatedAt],
    ),
  )

const deleteSql = sql(
  'decide.delete',
  `DELETE FROM decide.experiment WHERE workspace_id = $1 AND id = $2 AND state = 'draft'`,
)
/** One nobody ever met. */
export const deleteExperiment = (tx: WorkspaceTx, id: string): Promise<number> =>
  tx.change(deleteSql(tx.workspaceId, id))

const startedSql = sql(
  'decide.started',
  `SELECT ${columns} FROM decide.experiment WHERE workspace_id = $1 AND state <> 'draft' ORDER BY id`,
)
/** Those somebody may have met. */
export const listStarted = async (tx: WorkspaceTx): Promise<Experiment[]> =>
  (await tx.rows<Stored>(startedSql(tx.workspaceId))).map(read)

const runningSql = sql(
  'decide.running',
  `SELECT workspace_id AS "workspaceId", id::text FROM decide.experiment WHERE state = 'running' ORDER BY workspace_id, id`,
)
/** What guards look at; in the worker's transaction. */
export const listRunning = (tx: Tx): Promise<{ workspaceId: string; id: string }[]> => tx.rows(runningSql())
