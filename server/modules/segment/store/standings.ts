import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface StandingRow {
  root: string
  /** Keys of leaves, a space between. */
  truths: string
  /** Ids of segments, a space between. */
  members: string
  dueAt: number | null
  factDueAt: number | null
}

const selectStandings = sql(
  'segment.standings',
  `SELECT root_id::text AS root, truths, members, due_at AS "dueAt", fact_due_at AS "factDueAt" FROM segment.standing
   WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[])`,
)

export const listStandings = (
  tx: Tx,
  workspaceId: string,
  roots: readonly string[],
): Promise<StandingRow[]> => tx.rows<StandingRow>(selectStandings(workspaceId, pgArray.plain(roots)))

const upsertStandings = sql(
  'segment.standing_put',
  `INSERT INTO segment.standing AS s (workspace_id, root_id, truths, members, due_at, fact_due_at, applied_seq)
   SELECT $1, root, truths, members, due_at, fact_due_at, $7
   FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])
     AS e(root, truths, members, due_at, fact_due_at)
   ON CONFLICT (workspace_id, root_id) DO UPDATE SET truths = excluded.truths, members = excluded.members,
     due_at = excluded.due_at, fact_due_at = excluded.fact_due_at, applied_seq = excluded.applied_seq`,
)

export async function putStandings(
  tx: Tx,
  workspaceId: string,
  rows: readonly StandingRow[],
  seq: number,
): Promise<void> {
  if (rows.length === 0) return
  const sorted = [...rows].sort((a, b) => (a.root < b.root ? -1 : 1))
  await tx.change(
    upsertStandings(
      workspaceId,
      pgArray.plain(sorted.map((row) => row.root)),
      pgArray.quoted(sorted.map((row) => row.truths)),
      pgArray.quoted(sorted.map((row) => row.members)),
      pgArray.plain(sorted.map((row) => row.dueAt)),
      pgArray.plain(sorted.map((row) => row.factDueAt)),
      seq,
    ),
  )
}

const deleteVerbs = ['standing', 'next_eval'].map((table) =>
  sql(
    `segment.${table}_drop`,
    `DELETE FROM segment.${table} WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[])`,
  ),
)

/** Customers who are no more: they became part of others. */
export async function dropStandings(tx: Tx, workspaceId: string, roots: readonly string[]): Promise<void> {
  if (roots.length === 0) return
  for (const drop of deleteVerbs) await tx.change(drop(workspaceId, pgArray.plain(roots)))
}

const upsertSooner = sql(
  'segment.due_sooner',
  `INSERT INTO segment.next_eval AS n (workspace_id, root_id, at)
   SELECT $1, * FROM unnest($2::uuid[], $3::bigint[])
   ON CONFLICT (workspace_id, root_id) DO UPDATE SET at = excluded.at WHERE n.at > excluded.at`,
)
const upsertAt = sql(
  'segment.due_put',
  `INSERT INTO segment.next_eval AS n (workspace_id, root_id, at)
   SELECT $1, * FROM unnest($2::uuid[], $3::bigint[])
   ON CONFLICT (workspace_id, root_id) DO UPDATE SET at = excluded.at`,
)
const deleteDue = sql(
  'segment.due_drop',
  'DELETE FROM segment.next_eval WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[])',
)

export interface DueRow {
  root: string
  /** Infinity = never. */
  at: number
}

const listDueValues = (rows: readonly DueRow[]): [string, string] => {
  const sorted = [...rows].sort((a, b) => (a.root < b.root ? -1 : 1))
  return [pgArray.plain(sorted.map((row) => row.root)), pgArray.plain(sorted.map((row) => row.at))]
}

/** Timers only come sooner: one that comes too soon finds nothing to do, and goes on. */
export async function bringForward(tx: Tx, workspaceId: string, rows: readonly DueRow[]): Promise<void> {
  const timed = rows.filter(({ at }) => Number.isFinite(at))
  if (timed.length > 0) await tx.change(upsertSooner(workspaceId, ...listDueValues(timed)))
}

/** Of customers whose timer has fired. */
export async function putDue(tx: Tx, workspaceId: string, rows: readonly DueRow[]): Promise<void> {
  const timed = rows.filter(({ at }) => Number.isFinite(at))
  const never = rows.filter(({ at }) => !Number.isFinite(at)).map(({ root }) => root)
  if (timed.length > 0) await tx.change(upsertAt(workspaceId, ...listDueValues(timed)))
  if (never.length > 0) await tx.change(deleteDue(workspaceId, pgArray.plain(never)))
}

const selectDue = sql(
  'segment.due',
  `SELECT root_id::text AS root, at FROM segment.next_eval WHERE workspace_id = $1 AND at <= $2 ORDER BY at LIMIT $3`,
)

/** The moment of a timer that stands for no moment: everything is to be looked at. */
export const touched = 0

/** Whose timers have fired, the longest overdue first. */
export const listDue = (tx: Tx, workspaceId: string, now: number, most: number): Promise<DueRow[]> =>
  tx.rows<DueRow>(selectDue(workspaceId, now, most))

const selectDueWorkspaces = sql(
  'segment.due_workspaces',
  `SELECT DISTINCT workspace_id AS id FROM (
     SELECT workspace_id FROM segment.next_eval WHERE at <= $1 AND workspace_id <> ALL ($2::text[])
     ORDER BY at LIMIT 2000) AS due`,
)

/** Where timers have fired, but for these, by the oldest of them; the worker's, for it is not known yet whose they are. */
export async function listDueWorkspaces(tx: Tx, now: number, known: readonly string[]): Promise<string[]> {
  return (await tx.rows<{ id: string }>(selectDueWorkspaces(now, pgArray.text(known)))).map(({ id }) => id)
}

/** What is known of these customers beside their events is to be read again now: a timer that nothing puts off. */
export async function touchRoots(tx: Tx, workspaceId: string, roots: readonly string[]): Promise<void> {
  const rows = roots.map((root) => ({ root, at: touched }))
  if (rows.length > 0) await tx.change(upsertAt(workspaceId, ...listDueValues(rows)))
}
