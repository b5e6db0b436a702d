import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { OwnMember, OwnTold } from '../rules/standing.ts'

const membersSql = sql(
  'deliver.ad_members_of',
  `SELECT audience_id::text AS id, state::text AS state, reason FROM deliver.ad_member
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/** The audiences these births are looked at in. */
export const listMembersOf = (
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<(OwnMember & { id: string })[]> =>
  tx.rows<OwnMember & { id: string }>(membersSql(tx.workspaceId, pgArray.plain(births)))

const toldSql = sql(
  'deliver.ad_told_of',
  `SELECT audience_id::text AS id, is_wanted AS "isWanted", may_know AS "mayKnow", is_done AS "isDone", at
   FROM deliver.ad_told WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/** What platforms know, or are to know, of these births, by audience. */
export const listToldOf = (
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<(OwnTold & { id: string })[]> =>
  tx.rows<OwnTold & { id: string }>(toldSql(tx.workspaceId, pgArray.plain(births)))
