import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { StepLine } from '../schema.ts'

/** A row of somebody's history. */
export interface StepRow extends StepLine {
  run: string
}

const insertSql = sql(
  'journey.steps_insert',
  `INSERT INTO journey.step (workspace_id, enrollment_id, seq, at, kind, node, output, because, until, effects)
   SELECT $1, m.run, m.seq, m.at, m.kind::"char", m.node, m.output, m.because, m.until, m.effects
   FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[])
     AS m(run, seq, at, kind, node, output, because, until, effects)`,
)

export async function insertSteps(tx: Tx, workspaceId: string, rows: readonly StepRow[]): Promise<void> {
  if (rows.length === 0) return
  const plain = (pick: (row: StepRow) => string | number | null) => pgArray.plain(rows.map(pick))
  const text = (pick: (row: StepRow) => string | null) => pgArray.text(rows.map(pick))
  await tx.change(
    insertSql(
      workspaceId,
      ...[plain((row) => row.run), plain((row) => row.seq), plain((row) => row.at), plain((row) => row.kind)],
      ...[text((row) => row.node), text((row) => row.output), text((row) => row.because)],
      ...[plain((row) => row.until), text((row) => row.effects)],
    ),
  )
}

const listSql = sql(
  'journey.steps_of_runs',
  `SELECT enrollment_id::text AS run, seq, at, kind::text, node, output, because, until, effects FROM journey.step
   WHERE workspace_id = $1 AND enrollment_id = ANY ($2::uuid[]) ORDER BY enrollment_id, seq DESC`,
)
/** What happened in these runs, each run's newest first. */
export const listSteps = (tx: Tx, workspaceId: string, runs: readonly string[]): Promise<StepRow[]> =>
  runs.length === 0 ? Promise.resolve([]) : tx.rows<StepRow>(listSql(workspaceId, pgArray.plain(runs)))
