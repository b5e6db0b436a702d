import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** Runs of one lot: few enough that nobody waits for its locks. */
const lot = 10_000

const pruneSql = sql(
  'journey.prune',
  `WITH gone AS (
     DELETE FROM journey.enrollment WHERE workspace_id = $1 AND id = ANY (ARRAY(
       SELECT id FROM journey.enrollment WHERE workspace_id = $1 AND ended_at < $2 AND birth_id <> ALL ($3::uuid[])
       LIMIT ${lot}))
     RETURNING id),
   steps AS (DELETE FROM journey.step s USING gone WHERE s.workspace_id = $1 AND s.enrollment_id = gone.id),
   asked AS (DELETE FROM journey.outbox o USING gone WHERE o.workspace_id = $1 AND o.run = gone.id AND o.state <> 'p'),
   done AS (DELETE FROM journey.task t USING gone WHERE t.workspace_id = $1 AND t.run = gone.id AND t.state <> 'open')
   SELECT count(*)::int AS n FROM gone`,
)

/**
 * Deletes a lot of runs that ended before a moment, with their history, calls and tasks; who was in already stays known, and so
 * do the counts. @param held births of which everything is kept
 */
export async function pruneRuns(
  tx: Tx,
  workspaceId: string,
  o: { endedBefore: number; held: readonly string[] },
): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(pruneSql(workspaceId, o.endedBefore, pgArray.plain(o.held)))
  return row?.n ?? 0
}
