import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { createBirthRows } from '../../identity/index.ts'

const own = createBirthRows('journey', ['enrollment', 'entry_guard', 'task', 'outbox'])

const stepsSql = sql(
  'journey.steps_of_births',
  `SELECT s.* FROM journey.step s JOIN journey.enrollment e ON e.workspace_id = $1 AND e.id = s.enrollment_id
   WHERE s.workspace_id = $1 AND e.birth_id = ANY ($2::uuid[]) ORDER BY s.enrollment_id, s.seq`,
)
const eraseStepsSql = sql(
  'journey.steps_erase',
  `DELETE FROM journey.step s USING journey.enrollment e WHERE s.workspace_id = $1 AND e.workspace_id = $1
     AND e.id = s.enrollment_id AND e.birth_id = ANY ($2::uuid[])`,
)

/** All that journeys hold of a person; history knows her by her runs. */
export async function exportRows(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const steps = await tx.rows<object>(stepsSql(workspaceId, pgArray.plain(births)))
  return { ...(await own.exportRows(tx, workspaceId, births)), 'journey.step': steps }
}

export async function eraseRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  // Before the runs, by which they are found.
  const steps = await tx.change(eraseStepsSql(workspaceId, pgArray.plain(births)))
  return steps + (await own.eraseRows(tx, workspaceId, births))
}
