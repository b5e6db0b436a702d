import { sql, type Tx } from '../../../platform/db/index.ts'

const lockSql = sql(
  'deliver.erase_lock_campaigns',
  `SELECT id FROM deliver.campaign WHERE workspace_id = $1 AND (state = 'gathering'
     OR id IN (SELECT campaign_id FROM deliver.campaign_recipient WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])))
   ORDER BY id FOR UPDATE`,
)

const eraseSql = sql(
  'deliver.erase_recipients',
  `WITH gone AS (DELETE FROM deliver.campaign_recipient WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
       RETURNING campaign_id),
     counted AS (SELECT campaign_id, count(*)::int AS people FROM gone GROUP BY campaign_id),
     noted AS (UPDATE deliver.campaign c SET erased = c.erased + counted.people FROM counted
       WHERE c.workspace_id = $1 AND c.id = counted.campaign_id)
   SELECT coalesce(sum(people), 0)::int AS people FROM counted`,
)

/**
 * Takes these births out of every audience; how many they were stays with the campaign. First of all that an erasure does: the
 * loop of the campaigns locks in the same order, and one that is gathering may be taking her down just now.
 * @param births as an array literal
 * @returns how many rows are gone
 */
export async function eraseRecipients(tx: Tx, workspaceId: string, births: string): Promise<number> {
  await tx.rows(lockSql(workspaceId, births))
  return (await tx.rows<{ people: number }>(eraseSql(workspaceId, births)))[0]?.people ?? 0
}
