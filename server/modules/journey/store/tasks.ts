import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import { hashToUuid } from '../../../platform/ids.ts'

/** Something a person of the firm is to do for a customer. */
export interface NewTask {
  run: string
  seq: number
  journeyId: string
  birth: string
  desk: string
  title: string
  note: string
  dueAt: number
}

const insertSql = sql(
  'journey.tasks_insert',
  `INSERT INTO journey.task (workspace_id, id, run, seq, journey_id, birth_id, desk, title, note, due_at, state, made_at)
   SELECT $1, m.id, m.run, m.seq, m.journey, m.birth, m.desk, m.title, m.note, m.due, 'open', $2
   FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::bigint[])
     AS m(id, run, seq, journey, birth, desk, title, note, due)
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
      ...[text((row) => row.note), plain((row) => row.dueAt)],
    ),
  )
}

export interface TaskRow extends NewTask {
  id: string
  state: 'open' | 'done' | 'dropped'
  madeAt: number
  endedAt: number | null
  endedBy: string | null
}

const columns = `id::text, run::text, seq, journey_id::text AS "journeyId", birth_id::text AS birth, desk, title, note,
  due_at AS "dueAt", state, made_at AS "madeAt", ended_at AS "endedAt", ended_by AS "endedBy"`

const listSql = sql(
  'journey.tasks',
  `SELECT ${columns} FROM journey.task WHERE workspace_id = $1 AND state = $2 AND ($3::text IS NULL OR desk = $3)
   ORDER BY due_at, id LIMIT $4`,
)
export const listTasks = (
  tx: WorkspaceTx,
  o: { state: string; desk: string | null; limit: number },
): Promise<TaskRow[]> => tx.rows<TaskRow>(listSql(tx.workspaceId, o.state, o.desk, o.limit))

const ofPersonSql = sql(
  'journey.tasks_of_person',
  `SELECT ${columns} FROM journey.task WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND state = 'open'
   ORDER BY due_at, id LIMIT 50`,
)
export const listTasksOf = (tx: WorkspaceTx, births: readonly string[]): Promise<TaskRow[]> =>
  tx.rows<TaskRow>(ofPersonSql(tx.workspaceId, pgArray.plain(births)))

const endSql = sql(
  'journey.task_end',
  `UPDATE journey.task SET state = $3, ended_at = $4, ended_by = $5 WHERE workspace_id = $1 AND id = $2 AND state = 'open'`,
)
export const endTask = (
  tx: WorkspaceTx,
  id: string,
  end: { state: 'done' | 'dropped'; at: number; by: string },
): Promise<number> => tx.change(endSql(tx.workspaceId, id, end.state, end.at, end.by))
