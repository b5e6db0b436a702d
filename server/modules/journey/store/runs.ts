import type { WaitFor } from '@splot/contract/plugin/node'
import { columnSql, pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Bag, Run, RunState } from '../schema.ts'

interface RunRow extends Omit<Run, 'waits' | 'kept' | 'context'> {
  waits: string | null
  kept: string | null
  context: string | null
}

const columns = `id::text, journey_id::text AS "journeyId", version, birth_id::text AS birth, root::text, unit::text,
  entered_at AS "enteredAt", arrived_at AS "arrivedAt", since, wake_at AS "wakeAt", ended_at AS "endedAt", seq,
  state::text, is_control AS "isControl", is_goal AS "isGoal", node, reason, waits, kept, context, zone`

/** What the run keeps as text was written by this room. Field by field: a rest of eighteen of them takes seventy times as long. */
const readRow = (row: RunRow): Run => ({
  id: row.id,
  journeyId: row.journeyId,
  version: row.version,
  birth: row.birth,
  root: row.root,
  unit: row.unit,
  enteredAt: row.enteredAt,
  arrivedAt: row.arrivedAt,
  since: row.since,
  wakeAt: row.wakeAt,
  endedAt: row.endedAt,
  seq: row.seq,
  state: row.state,
  isControl: row.isControl,
  isGoal: row.isGoal,
  node: row.node,
  reason: row.reason,
  waits: row.waits === null ? null : (JSON.parse(row.waits) as WaitFor[]),
  kept: row.kept === null ? null : (JSON.parse(row.kept) as Bag),
  context: row.context === null ? nothing : readContext(row.context),
  zone: row.zone,
})

const nothing: Run['context'] = { in: {}, given: {} }

function readContext(context: string): Run['context'] {
  const { i = {}, g = {} } = JSON.parse(context) as { i?: Bag; g?: Bag }
  return { in: i, given: g }
}

const isEmpty = (bag: Bag): boolean => Object.keys(bag).length === 0

function writeContext({ in: i, given: g }: Run['context']): string | null {
  if (isEmpty(i) && isEmpty(g)) return null
  return JSON.stringify({ ...(isEmpty(i) ? {} : { i }), ...(isEmpty(g) ? {} : { g }) })
}

const active = `state IN ('t', 'e', 'h')`

const claimSql = columnSql<RunRow>(
  'journey.claim_due',
  {
    ...{ id: 'text', journeyId: 'text', version: 'number', birth: 'text', root: 'text', unit: 'text' },
    ...{
      enteredAt: 'number',
      arrivedAt: 'number',
      since: 'number',
      wakeAt: 'number',
      endedAt: 'number',
      seq: 'number',
    },
    ...{ state: 'text', isControl: 'flag', isGoal: 'flag', node: 'text', reason: 'text' },
    ...{ waits: 'text', kept: 'text', context: 'text', zone: 'text' },
  },
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND journey_id = $2 AND wake_at <= $3
     AND EXISTS (SELECT FROM journey.journey j WHERE j.workspace_id = $1 AND j.id = $2 AND j.state = $6)
   ORDER BY wake_at LIMIT $4 OFFSET $5 FOR UPDATE SKIP LOCKED`,
)
/**
 * Whose turn has come and whom nobody else is just looking at, the longest overdue first; theirs until the transaction ends. Nobody
 * where the journey does not stand as it is thought to: live, unless otherwise said.
 */
export async function claimDue(
  tx: Tx,
  workspaceId: string,
  o: { journeyId: string; now: number; limit: number; skip?: number; isStopped?: boolean },
): Promise<Run[]> {
  const state = o.isStopped === true ? 'stopped' : 'live'
  const rows = await claimSql(tx, workspaceId, o.journeyId, o.now, o.limit, o.skip ?? 0, state)
  return rows.map(readRow)
}

const heldSql = sql(
  'journey.lock_held',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND journey_id = $2 AND state = 'h'
   ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
)
/** Those an error holds. */
export async function lockHeldByError(
  tx: Tx,
  workspaceId: string,
  o: { journeyId: string; limit: number },
): Promise<Run[]> {
  return (await tx.rows<RunRow>(heldSql(workspaceId, o.journeyId, o.limit))).map(readRow)
}

const lockSql = sql(
  'journey.lock_of_people',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND root = ANY ($2::uuid[]) AND ${active}
   ORDER BY id FOR UPDATE`,
)
/** The runs of these customers that are not over, in one order for everybody who locks them. */
export async function lockOfPeople(tx: Tx, workspaceId: string, roots: readonly string[]): Promise<Run[]> {
  if (roots.length === 0) return []
  return (await tx.rows<RunRow>(lockSql(workspaceId, pgArray.plain(roots)))).map(readRow)
}

const mergedSql = sql(
  'journey.lock_merged',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND root = ANY ($2::uuid[]) AND state = 'x'
     AND reason = 'merged' ORDER BY id FOR UPDATE`,
)
/** Runs of these customers that gave way to another, in one order for everybody who locks them. */
export async function lockMerged(tx: Tx, workspaceId: string, roots: readonly string[]): Promise<Run[]> {
  return (await tx.rows<RunRow>(mergedSql(workspaceId, pgArray.plain(roots)))).map(readRow)
}

const rootsSql = sql(
  'journey.roots_of_runs',
  'SELECT id::text, root::text FROM journey.enrollment WHERE workspace_id = $1 AND id = ANY ($2::uuid[])',
)
/** Whose these runs are now. */
export async function listRootsOfRuns(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; root: string }>(rootsSql(workspaceId, pgArray.plain(ids)))
  return new Map(rows.map(({ id, root }) => [id, root]))
}

const lockSomeSql = sql(
  'journey.lock_of_journey',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND journey_id = $2 AND ${active} AND id > $3::uuid
   ORDER BY id LIMIT $4 FOR UPDATE`,
)
/** The next runs of a journey that are not over, by id. */
export async function lockOfJourney(
  tx: Tx,
  workspaceId: string,
  o: { journeyId: string; after: string; limit: number },
): Promise<Run[]> {
  return (await tx.rows<RunRow>(lockSomeSql(workspaceId, o.journeyId, o.after, o.limit))).map(readRow)
}

const lockOneSql = sql(
  'journey.lock_run',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
export async function lockRun(tx: Tx, workspaceId: string, id: string): Promise<Run | null> {
  const [row] = await tx.rows<RunRow>(lockOneSql(workspaceId, id))
  return row === undefined ? null : readRow(row)
}

const someSql = sql(
  'journey.runs',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND id = ANY ($2::uuid[])`,
)
/** These runs, over or not, without a lock. */
export async function listRuns(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Run[]> {
  return (await tx.rows<RunRow>(someSql(workspaceId, pgArray.plain(ids)))).map(readRow)
}

const listSql = sql(
  'journey.runs_of_person',
  `SELECT ${columns} FROM journey.enrollment WHERE workspace_id = $1 AND root = $2
   ORDER BY entered_at DESC, id DESC LIMIT $3`,
)
/** One customer's runs, the newest first. */
export async function listOfPerson(tx: Tx, workspaceId: string, root: string, limit: number): Promise<Run[]> {
  return (await tx.rows<RunRow>(listSql(workspaceId, root, limit))).map(readRow)
}

const pastSql = sql(
  'journey.past_of_people',
  `SELECT journey_id::text AS "journeyId", root::text, bool_or(${active}) AS "isInside", max(ended_at) AS "leftAt"
   FROM journey.enrollment WHERE workspace_id = $1 AND root = ANY ($2::uuid[]) AND journey_id = ANY ($3::uuid[])
   GROUP BY 1, 2`,
)
export interface Past {
  journeyId: string
  root: string
  isInside: boolean
  leftAt: number | null
}
/** Were they in these journeys before, and are they still? */
export const listPast = (
  tx: Tx,
  workspaceId: string,
  roots: readonly string[],
  journeyIds: readonly string[],
): Promise<Past[]> => tx.rows<Past>(pastSql(workspaceId, pgArray.plain(roots), pgArray.plain(journeyIds)))

const insertSql = sql(
  'journey.run_insert',
  `INSERT INTO journey.enrollment (workspace_id, id, journey_id, birth_id, root, unit, entered_at, arrived_at, since, wake_at,
     ended_at, version, seq, state, is_control, is_goal, node, reason, waits, kept, context, zone)
   SELECT $1, m.id, m.journey, m.birth, m.root, m.unit, m.entered, m.arrived, m.since, m.wake, m.ended, m.version, m.seq,
     m.state::"char", m.control, m.goal, m.node, m.reason, m.waits, m.kept, m.context, m.zone
   FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bigint[], $8::bigint[], $9::bigint[],
     $10::bigint[], $11::bigint[], $12::int[], $13::int[], $14::text[], $15::bool[], $16::bool[], $17::text[], $18::text[],
     $19::text[], $20::text[], $21::text[], $22::text[])
     AS m(id, journey, birth, root, unit, entered, arrived, since, wake, ended, version, seq, state, control, goal, node,
       reason, waits, kept, context, zone)`,
)

type Pick1 = (run: Run) => string | number | null
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const flag = (value: boolean): string => (value ? 't' : 'f')

/** Columns of runs as the statements take them. */
const bring = (runs: readonly Run[]) => ({
  plain: (pick: Pick1) => pgArray.plain(runs.map(pick)),
  text: (pick: (run: Run) => string | null) => pgArray.text(runs.map(pick)),
})

export async function insertRuns(tx: Tx, workspaceId: string, runs: readonly Run[]): Promise<void> {
  if (runs.length === 0) return
  const { plain, text } = bring(runs)
  await tx.change(
    insertSql(
      workspaceId,
      ...[plain((one) => one.id), plain((one) => one.journeyId), plain((one) => one.birth)],
      ...[plain((one) => one.root), plain((one) => one.unit), plain((one) => one.enteredAt)],
      ...[plain((one) => one.arrivedAt), plain((one) => one.since), plain((one) => one.wakeAt)],
      ...[plain((one) => one.endedAt), plain((one) => one.version), plain((one) => one.seq)],
      ...[plain((one) => one.state), plain((one) => flag(one.isControl)), plain((one) => flag(one.isGoal))],
      ...[text((one) => one.node), text((one) => one.reason), text((one) => json(one.waits))],
      ...[text((one) => json(one.kept)), text((one) => writeContext(one.context)), text((one) => one.zone)],
    ),
  )
}

const updateSql = sql(
  'journey.run_update',
  `UPDATE journey.enrollment e SET arrived_at = m.arrived, since = m.since, wake_at = m.wake, ended_at = m.ended,
     version = m.version, seq = m.seq, state = m.state::"char", is_control = m.control, is_goal = m.goal, node = m.node,
     reason = m.reason, waits = m.waits, kept = m.kept, context = coalesce(m.context, e.context)
   FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::int[], $9::int[],
     $10::text[], $11::bool[], $12::bool[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
     AS m(id, was, arrived, since, wake, ended, version, seq, state, control, goal, node, reason, waits, kept, context)
   WHERE e.workspace_id = $1 AND e.id = m.id AND e.seq = m.was`,
)

/** A run as it was read, and what became of it. */
export interface Change {
  was: Run
  run: Run
}

/** @throws where one of them was moved by somebody else meanwhile: then nothing of the transaction may stand */
export async function updateRuns(tx: Tx, workspaceId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const { plain, text } = bring(changes.map((one) => one.run))
  const changed = await tx.change(
    updateSql(
      workspaceId,
      ...[plain((one) => one.id), pgArray.plain(changes.map((one) => one.was.seq))],
      ...[plain((one) => one.arrivedAt), plain((one) => one.since), plain((one) => one.wakeAt)],
      ...[plain((one) => one.endedAt), plain((one) => one.version), plain((one) => one.seq)],
      ...[plain((one) => one.state), plain((one) => flag(one.isControl)), plain((one) => flag(one.isGoal))],
      ...[text((one) => one.node), text((one) => one.reason), text((one) => json(one.waits))],
      text((one) => json(one.kept)),
      pgArray.text(
        changes.map(({ was, run }) => (was.context === run.context ? null : writeContext(run.context))),
      ),
    ),
  )
  if (changed !== changes.length) throw new RunMoved(changes.length - changed)
}

/** Two took the same step of a run: one of them must not have. */
export class RunMoved extends Error {
  constructor(count: number) {
    super(`${count} runs were moved by somebody else`)
    this.name = 'RunMoved'
  }
}

export const isActive = (state: RunState): boolean => state === 't' || state === 'e' || state === 'h'
