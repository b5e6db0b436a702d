import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

/** w waits, t told, c without consent, i without an identifier. */
export type MemberState = 'w' | 't' | 'c' | 'i'

const putSql = sql(
  'deliver.ad_member_put',
  `INSERT INTO deliver.ad_member AS m (workspace_id, audience_id, birth_id, state, due_at)
   SELECT $1, $2::uuid, b, 'w', $4 FROM unnest($3::uuid[]) AS b ORDER BY b
   ON CONFLICT (workspace_id, audience_id, birth_id) DO UPDATE SET due_at = least(m.due_at, excluded.due_at)`,
)
/** People to look at, of one audience. */
export const putMembers = (
  tx: Tx,
  workspaceId: string,
  o: { audienceId: string; births: readonly string[]; now: number },
): Promise<number> => tx.change(putSql(workspaceId, o.audienceId, pgArray.plain(o.births), o.now))

const flipSql = sql(
  'deliver.ad_member_flip',
  `INSERT INTO deliver.ad_member AS m (workspace_id, audience_id, birth_id, state, due_at)
   SELECT DISTINCT $1, a.id, f.root, 'w'::"char", $4::bigint
   FROM unnest($2::uuid[], $3::uuid[]) AS f(segment, root)
   JOIN deliver.ad_audience a ON a.workspace_id = $1 AND a.segment_id = f.segment
   ORDER BY 2, 3
   ON CONFLICT (workspace_id, audience_id, birth_id) DO UPDATE SET due_at = least(m.due_at, excluded.due_at)`,
)
/** People who entered or left segments, in every audience made of one. */
export const noteFlips = (
  tx: Tx,
  workspaceId: string,
  o: { segments: readonly string[]; roots: readonly string[]; now: number },
): Promise<number> =>
  tx.change(flipSql(workspaceId, pgArray.plain(o.segments), pgArray.plain(o.roots), o.now))

const followSql = sql(
  'deliver.ad_member_follow',
  `INSERT INTO deliver.ad_member AS m (workspace_id, audience_id, birth_id, state, due_at)
   SELECT DISTINCT $1, k.audience_id, p.b, 'w'::"char", $4::bigint
   FROM unnest($2::uuid[], $3::uuid[]) AS p(a, b)
   JOIN deliver.ad_member k ON k.workspace_id = $1 AND k.birth_id = p.a
   ORDER BY 2, 3
   ON CONFLICT (workspace_id, audience_id, birth_id) DO UPDATE SET due_at = least(m.due_at, excluded.due_at)`,
)
/** Where the first of a pair is looked at, the second is too: people who were joined or parted. */
export const followPairs = (
  tx: Tx,
  workspaceId: string,
  pairs: readonly (readonly [string, string])[],
  now: number,
): Promise<number> =>
  tx.change(
    followSql(workspaceId, pgArray.plain(pairs.map(([a]) => a)), pgArray.plain(pairs.map(([, b]) => b)), now),
  )

/** Something was heard of these people: they are looked at now; who is being looked at this moment, once more after that. */
export const wakeMembers = (
  tx: Tx,
  workspaceId: string,
  roots: readonly string[],
  now: number,
): Promise<number> =>
  followPairs(
    tx,
    workspaceId,
    roots.map((root) => [root, root]),
    now,
  )

// Written as an insert: its conflict waits for a look that is under way, an update would pass over whoever is due already.
const wakeAllSql = sql(
  'deliver.ad_member_wake_all',
  `INSERT INTO deliver.ad_member AS m (workspace_id, audience_id, birth_id, state, due_at)
   SELECT $1, audience_id, birth_id, 'w', $2::bigint FROM deliver.ad_member WHERE workspace_id = $1
   ORDER BY audience_id, birth_id
   ON CONFLICT (workspace_id, audience_id, birth_id) DO UPDATE SET due_at = excluded.due_at
     WHERE m.due_at > excluded.due_at`,
)
/** Something changed that may concern anybody: everybody is looked at now. */
export const wakeEverybody = (tx: Tx, workspaceId: string, now: number): Promise<number> =>
  tx.change(wakeAllSql(workspaceId, now))

const takeSql = sql(
  'deliver.ad_member_take',
  `SELECT birth_id::text AS birth FROM deliver.ad_member WHERE workspace_id = $1 AND audience_id = $2::uuid AND due_at <= $3
   ORDER BY birth_id LIMIT $4 FOR UPDATE SKIP LOCKED`,
)
/** Locked: what is heard of them meanwhile is looked at after. */
export const takeDue = async (
  tx: WorkspaceTx,
  o: { audienceId: string; now: number; limit: number },
): Promise<string[]> =>
  (await tx.rows<{ birth: string }>(takeSql(tx.workspaceId, o.audienceId, o.now, o.limit))).map(
    (row) => row.birth,
  )

export interface Looked {
  birth: string
  state: MemberState
  reason: string | null
  dueAt: number
}

const setSql = sql(
  'deliver.ad_member_set',
  `UPDATE deliver.ad_member m SET state = n.state::"char", reason = n.reason, due_at = n.due_at
   FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[]) AS n(birth, state, reason, due_at)
   WHERE m.workspace_id = $1 AND m.audience_id = $2::uuid AND m.birth_id = n.birth`,
)
export async function setMembers(
  tx: WorkspaceTx,
  audienceId: string,
  looked: readonly Looked[],
): Promise<void> {
  if (looked.length === 0) return
  await tx.change(
    setSql(
      tx.workspaceId,
      audienceId,
      pgArray.plain(looked.map((one) => one.birth)),
      pgArray.plain(looked.map((one) => one.state)),
      pgArray.plain(looked.map((one) => one.reason)),
      pgArray.plain(looked.map((one) => one.dueAt)),
    ),
  )
}

const dropSql = sql(
  'deliver.ad_member_drop',
  'DELETE FROM deliver.ad_member WHERE workspace_id = $1 AND audience_id = $2::uuid AND birth_id = ANY ($3::uuid[])',
)
export async function dropMembers(
  tx: WorkspaceTx,
  audienceId: string,
  births: readonly string[],
): Promise<void> {
  if (births.length > 0) await tx.change(dropSql(tx.workspaceId, audienceId, pgArray.plain(births)))
}

const tellSql = sql(
  'deliver.ad_member_told',
  `UPDATE deliver.ad_member m SET state = 't' WHERE m.workspace_id = $1 AND m.audience_id = $2::uuid AND m.state = 'w'
     AND m.birth_id = ANY ($3::uuid[]) AND NOT EXISTS (SELECT FROM deliver.ad_told t WHERE t.workspace_id = $1
       AND t.audience_id = $2::uuid AND t.root_id = m.birth_id AND NOT t.is_done)`,
)
/** Those of these people of whom the platform now knows all that it is to know. */
export const noteTold = (tx: WorkspaceTx, audienceId: string, roots: readonly string[]): Promise<number> =>
  tx.change(tellSql(tx.workspaceId, audienceId, pgArray.plain(roots)))

const countSql = sql(
  'deliver.ad_member_counts',
  `SELECT audience_id::text AS id, state::text AS state, count(*) AS people FROM deliver.ad_member WHERE workspace_id = $1
   GROUP BY 1, 2`,
)
export const countMembers = (
  tx: WorkspaceTx,
): Promise<{ id: string; state: MemberState; people: number }[]> =>
  tx.rows<{ id: string; state: MemberState; people: number }>(countSql(tx.workspaceId))

const reasonSql = sql(
  'deliver.ad_member_reasons',
  `SELECT audience_id::text AS id, reason, count(*) AS people FROM deliver.ad_member WHERE workspace_id = $1
     AND state = 'c' AND reason IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
)
/** Why people may not be told, most of them first. */
export const countReasons = (tx: WorkspaceTx): Promise<{ id: string; reason: string; people: number }[]> =>
  tx.rows<{ id: string; reason: string; people: number }>(reasonSql(tx.workspaceId))

const dropAllSql = sql(
  'deliver.ad_member_drop_all',
  'DELETE FROM deliver.ad_member WHERE workspace_id = $1 AND audience_id = $2::uuid',
)
const dropPutsSql = sql(
  'deliver.ad_put_drop_all',
  'DELETE FROM deliver.ad_put WHERE workspace_id = $1 AND audience_id = $2::uuid',
)
/** Nobody is wanted in it any more. */
export async function dropEverybody(tx: WorkspaceTx, audienceId: string): Promise<void> {
  await tx.change(dropAllSql(tx.workspaceId, audienceId))
  await tx.change(dropPutsSql(tx.workspaceId, audienceId))
}

const putInSql = sql(
  'deliver.ad_put_in',
  `INSERT INTO deliver.ad_put (workspace_id, audience_id, birth_id, at) VALUES ($1, $2::uuid, $3::uuid, $4) ON CONFLICT DO NOTHING`,
)
const takeOutSql = sql(
  'deliver.ad_put_out',
  'DELETE FROM deliver.ad_put WHERE workspace_id = $1 AND audience_id = $2::uuid AND birth_id = ANY ($3::uuid[])',
)
export const putIn = (tx: Tx, workspaceId: string, o: { audienceId: string; birth: string; at: number }) =>
  tx.change(putInSql(workspaceId, o.audienceId, o.birth, o.at))
export const takeOut = (tx: Tx, workspaceId: string, o: { audienceId: string; births: readonly string[] }) =>
  tx.change(takeOutSql(workspaceId, o.audienceId, pgArray.plain(o.births)))

const putsSql = sql(
  'deliver.ad_puts',
  `SELECT birth_id::text AS birth FROM deliver.ad_put
   WHERE workspace_id = $1 AND audience_id = $2::uuid AND birth_id = ANY ($3::uuid[])`,
)
/** Which of these births journeys have put in. */
export const listPut = async (
  tx: WorkspaceTx,
  audienceId: string,
  births: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.rows<{ birth: string }>(putsSql(tx.workspaceId, audienceId, pgArray.plain(births)))).map(
      (row) => row.birth,
    ),
  )
