import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import { hashToUuid } from '../../../platform/ids.ts'

/** Something a person of the firm is to do for a customer. */
export interface NewTask {
  run: string
  seq: number
  journeyId: string
  birth: string
  desk: string
  /** The one store it is for; null: every one. */
  storeId: string | null
  title: string
  note: string
  dueAt: number
}

const insertSql = sql(
  'journey.tasks_insert',
  `INSERT INTO journey.task (workspace_id, id, run, seq, journey_id, birth_id, desk, title, note, due_at, state, made_at,
     store_id)
   SELECT $1, m.id, m.run, m.seq, m.journey, m.birth, m.desk, m.title, m.note, m.due, 'open', $2, nullif(m.store, '')
   FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::bigint[],
     $12::text[]) AS m(id, run, seq, journey, birth, desk, title, note, due, store)
   ON CONFLICT DO NOTHING`,
)
export async function insertTasks(
  tx: Tx,
  workspaceId: string,
  rows: readonly NewTask[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return
  const plain = (pick: (row: NewTask) => string | number) => pgArray.plain(rows.map(pick))
  const text = (pick: (row: NewTask) => string) => pgArray.text(rows.map(pick))
  await tx.change(
    insertSql(
      ...[workspaceId, now, plain((row) => hashToUuid(`${row.run}:${row.seq}`))],
      ...[plain((row) => row.run), plain((row) => row.seq), plain((row) => row.journeyId)],
      ...[plain((row) => row.birth), text((row) => row.desk), text((row) => row.title)],
      ...[text((row) => row.note), plain((row) => row.dueAt), text((row) => row.storeId ?? '')],
    ),
  )
}

export interface TaskRow extends NewTask {
  id: string
  state: 'open' | 'done' | 'dropped'
  madeAt: number
  takenAt: number | null
  takenBy: string | null
  endedAt: number | null
  endedBy: string | null
  /** What came of it, in the words of whoever ended it. */
  outcome: string | null
  journeyName: string
  /** What brought her in; null where history was cleared away. */
  entered: string | null
}

const listSql = sql(
  'journey.tasks',
  `SELECT t.id::text, t.run::text, t.seq, t.journey_id::text AS "journeyId", t.birth_id::text AS birth, t.desk, t.title,
     t.store_id AS "storeId",
     t.note, t.due_at AS "dueAt", t.state, t.made_at AS "madeAt", t.taken_at AS "takenAt", t.taken_by AS "takenBy",
     t.ended_at AS "endedAt", t.ended_by AS "endedBy", t.outcome, j.name AS "journeyName",
     (SELECT s.because FROM journey.step s
      WHERE s.workspace_id = $1 AND s.enrollment_id = t.run AND s.kind = 'i' ORDER BY s.seq LIMIT 1) AS entered
   FROM journey.task t JOIN journey.journey j ON j.workspace_id = $1 AND j.id = t.journey_id
   WHERE t.workspace_id = $1 AND t.state = $2 AND ($3::text IS NULL OR t.desk = $3)
     AND ($4::text IS NULL OR t.store_id IS NULL OR t.store_id = $4)
   ORDER BY t.due_at, t.id LIMIT $5`,
)
export const listTasks = (
  tx: WorkspaceTx,
  o: { state: string; desk: string | null; storeId: string | null; limit: number },
): Promise<TaskRow[]> => tx.rows<TaskRow>(listSql(tx.workspaceId, o.state, o.desk, o.storeId, o.limit))

const takeSql = sql(
  'journey.task_take',
  `UPDATE journey.task SET taken_at = $3, taken_by = $4 WHERE workspace_id = $1 AND id = $2 AND state = 'open'
   RETURNING journey_id::text AS "journeyId"`,
)
const endSql = sql(
  'journey.task_end',
  `UPDATE journey.task SET state = $3, ended_at = $4, ended_by = $5, outcome = $6
   WHERE workspace_id = $1 AND id = $2 AND state = 'open' RETURNING journey_id::text AS "journeyId"`,
)

/** What somebody did with an open task; a colleague may take over what another has taken. */
export interface TaskAct {
  state: 'taken' | 'done' | 'dropped'
  outcome: string | null
  at: number
  by: string
}

/** Its journey; null where there is no such task, or it is over. */
export async function putTaskAct(tx: WorkspaceTx, id: string, act: TaskAct): Promise<string | null> {
  const { state, at, by, outcome } = act
  const [row] = await tx.rows<{ journeyId: string }>(
    state === 'taken'
      ? takeSql(tx.workspaceId, id, at, by)
      : endSql(tx.workspaceId, id, state, at, by, outcome),
  )
  return row?.journeyId ?? null
}
