import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { createBirthRows } from '../../identity/index.ts'
import { stir, takeStirred } from './stirred.ts'

// A canonical id is one of her births.
const byRoot = 'root_id = ANY ($2::uuid[])'

const { exportRows, eraseRows } = createBirthRows('segment', [
  'memory',
  ['standing', byRoot],
  ['next_eval', byRoot],
  ['member', byRoot],
  ['flip', byRoot],
])

const lowerTallies = sql(
  'segment.tally_erased',
  `UPDATE segment.tally t SET members = t.members - gone.n
   FROM (SELECT segment_id, count(*) AS n FROM segment.member
         WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[]) GROUP BY segment_id) AS gone
   WHERE t.workspace_id = $1 AND t.segment_id = gone.segment_id`,
)

/** @returns how many rows are gone */
async function erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  await tx.change(lowerTallies(workspaceId, pgArray.plain(births)))
  // Names nobody: whoever was named there is read anew with everybody else.
  await takeStirred(tx, [workspaceId])
  await stir(tx, workspaceId, null)
  return eraseRows(tx, workspaceId, births)
}

export { erase, exportRows }
