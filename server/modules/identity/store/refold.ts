import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

// What is between these births alone is made again from their events; what leads to others stays as it is.
const within = 'workspace_id = $1 AND a = ANY ($2::uuid[]) AND b = ANY ($2::uuid[])'

const commandsSql = sql(
  'identity.refold_commands',
  `SELECT DISTINCT pos FROM (
     SELECT pos FROM identity.merge_log WHERE ${within} AND actor IS NOT NULL
     UNION ALL SELECT undone_pos FROM identity.merge_log WHERE ${within} AND undone_pos IS NOT NULL
     UNION ALL SELECT pos FROM identity.cannot_link WHERE ${within}
     UNION ALL SELECT until_pos FROM identity.cannot_link WHERE ${within} AND until_pos IS NOT NULL
   ) p ORDER BY pos`,
)
/** Where acts of operators among these births stand in the log; with places of events that undid a join. */
export async function listActPositions(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<number[]> {
  const rows = await tx.rows<{ pos: number }>(commandsSql(workspaceId, pgArray.plain(births)))
  return rows.map((row) => row.pos)
}

const loosenSqls = [
  sql('identity.refold_links', `DELETE FROM identity.link WHERE ${within}`),
  sql('identity.refold_merges', `DELETE FROM identity.merge_log WHERE ${within}`),
  sql('identity.refold_parted', `DELETE FROM identity.cannot_link WHERE ${within}`),
]
const rootsSql = sql(
  'identity.refold_roots',
  `UPDATE identity.identifier i SET root_service = birth_id,
     is_guarded = EXISTS (SELECT FROM identity.cannot_link c WHERE c.workspace_id = $1 AND (c.a = i.birth_id OR c.b = i.birth_id))
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
const takenLinksSql = sql(
  'identity.refold_taken',
  `DELETE FROM identity.link WHERE workspace_id = $1 AND pos = ANY ($3::bigint[])
     AND (a = ANY ($2::uuid[]) OR b = ANY ($2::uuid[]))`,
)
const barsSql = sql(
  'identity.refold_bars',
  `UPDATE identity.identifier SET bar = NULL, bar_pos = NULL
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND bar_pos = ANY ($3::bigint[])`,
)
/** Each of these births stands alone again, and what came from the positions taken back is gone. */
export async function loosenBirths(
  tx: Tx,
  workspaceId: string,
  o: { births: readonly string[]; taken: readonly number[] },
): Promise<void> {
  const births = pgArray.plain(o.births)
  const taken = pgArray.plain(o.taken)
  for (const statement of loosenSqls) await tx.change(statement(workspaceId, births))
  await tx.change(takenLinksSql(workspaceId, births, taken))
  await tx.change(barsSql(workspaceId, births, taken))
  await tx.change(rootsSql(workspaceId, births))
}

const rowsSql = sql(
  'identity.refold_overrides',
  `SELECT birth_id::text AS birth, root_id::text AS root FROM identity.override WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/** What the warehouse was told of them last. */
export const listToldRoots = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<{ birth: string; root: string }[]> =>
  tx.rows<{ birth: string; root: string }>(rowsSql(workspaceId, pgArray.plain(births)))
