import type { MatchKind } from '@splot/contract/plugin/destination'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

/** What a platform knows or may know. */
export interface ToldRow {
  kind: MatchKind
  hash: string
  /** Null: she was erased. */
  birth: string | null
  root: string | null
  isWanted: boolean
  mayKnow: boolean
  isDone: boolean
}

export type Key = Pick<ToldRow, 'kind' | 'hash'>

const columns = `kind, hash, birth_id::text AS birth, root_id::text AS root, is_wanted AS "isWanted", may_know AS "mayKnow",
  is_done AS "isDone"`

const listSql = sql(
  'deliver.ad_told_list',
  `SELECT ${columns} FROM deliver.ad_told WHERE workspace_id = $1 AND audience_id = $2::uuid AND birth_id = ANY ($3::uuid[])
   ORDER BY kind, hash FOR UPDATE`,
)
/** Of these births, locked. */
export const listTold = (
  tx: WorkspaceTx,
  audienceId: string,
  births: readonly string[],
): Promise<ToldRow[]> => tx.rows<ToldRow>(listSql(tx.workspaceId, audienceId, pgArray.plain(births)))

const putSql = sql(
  'deliver.ad_told_put',
  `INSERT INTO deliver.ad_told AS t (workspace_id, audience_id, kind, hash, birth_id, root_id, is_wanted, may_know, is_done, at)
   SELECT $1, $2::uuid, n.kind, n.hash, n.birth, n.root, n.is_wanted, n.may_know, n.is_done, $9
   FROM unnest($3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::boolean[], $8::boolean[], $10::boolean[])
     AS n(kind, hash, birth, root, is_wanted, may_know, is_done)
   ORDER BY n.kind, n.hash
   ON CONFLICT (workspace_id, audience_id, kind, hash) DO UPDATE SET birth_id = excluded.birth_id, root_id = excluded.root_id,
     is_wanted = excluded.is_wanted, may_know = t.may_know OR excluded.may_know, is_done = excluded.is_done, at = excluded.at`,
)
/** As they are to be now; that a platform may know one is never taken back here. */
export async function putTold(
  tx: WorkspaceTx,
  audienceId: string,
  rows: readonly ToldRow[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return
  const flag = (is: boolean) => (is ? 't' : 'f')
  await tx.change(
    putSql(
      tx.workspaceId,
      audienceId,
      pgArray.plain(rows.map((row) => row.kind)),
      pgArray.plain(rows.map((row) => row.hash)),
      pgArray.plain(rows.map((row) => row.birth)),
      pgArray.plain(rows.map((row) => row.root)),
      pgArray.plain(rows.map((row) => flag(row.isWanted))),
      pgArray.plain(rows.map((row) => flag(row.mayKnow))),
      now,
      pgArray.plain(rows.map((row) => flag(row.isDone))),
    ),
  )
}

const deleteSql = sql(
  'deliver.ad_told_delete',
  `DELETE FROM deliver.ad_told t USING unnest($3::text[], $4::text[]) AS k(kind, hash)
   WHERE t.workspace_id = $1 AND t.audience_id = $2::uuid AND t.kind = k.kind AND t.hash = k.hash AND NOT t.is_wanted`,
)
/** The platform knows of them no longer, or never did; whoever is wanted again meanwhile stays. */
export async function deleteTold(tx: WorkspaceTx, audienceId: string, keys: readonly Key[]): Promise<void> {
  if (keys.length > 0) await tx.change(deleteSql(tx.workspaceId, audienceId, ...arraysOf(keys)))
}

const arraysOf = (keys: readonly Key[]) =>
  [pgArray.plain(keys.map((key) => key.kind)), pgArray.plain(keys.map((key) => key.hash))] as const

const openSql = sql(
  'deliver.ad_told_open',
  `SELECT ${columns} FROM deliver.ad_told WHERE workspace_id = $1 AND audience_id = $2::uuid AND NOT is_done
     AND is_wanted = $3 AND (is_wanted OR may_know) ORDER BY root_id, kind, hash LIMIT $4`,
)
/** Of whom the platform is still to be told: of those it never heard of it is not told that they leave. */
export const listOpen = (
  tx: WorkspaceTx,
  audienceId: string,
  o: { isWanted: boolean; limit: number },
): Promise<ToldRow[]> => tx.rows<ToldRow>(openSql(tx.workspaceId, audienceId, o.isWanted, o.limit))

const knowSql = sql(
  'deliver.ad_told_know',
  `UPDATE deliver.ad_told t SET may_know = true FROM unnest($3::text[], $4::text[]) AS k(kind, hash)
   WHERE t.workspace_id = $1 AND t.audience_id = $2::uuid AND t.kind = k.kind AND t.hash = k.hash`,
)
/** Before the platform hears of them: a crash after this tells it again. */
export const noteMayKnow = (tx: WorkspaceTx, audienceId: string, keys: readonly Key[]): Promise<number> =>
  tx.change(knowSql(tx.workspaceId, audienceId, ...arraysOf(keys)))

const doneSql = sql(
  'deliver.ad_told_done',
  `UPDATE deliver.ad_told t SET is_done = true, at = $5 FROM unnest($3::text[], $4::text[]) AS k(kind, hash)
   WHERE t.workspace_id = $1 AND t.audience_id = $2::uuid AND t.kind = k.kind AND t.hash = k.hash AND t.is_wanted`,
)
/** The platform has answered; whoever is wanted no longer meanwhile is still to be taken out. */
export const noteDone = (
  tx: WorkspaceTx,
  audienceId: string,
  keys: readonly Key[],
  now: number,
): Promise<number> => tx.change(doneSql(tx.workspaceId, audienceId, ...arraysOf(keys), now))

const unwantSql = sql(
  'deliver.ad_told_unwant',
  `UPDATE deliver.ad_told t SET is_wanted = false FROM unnest($3::text[], $4::text[]) AS k(kind, hash)
   WHERE t.workspace_id = $1 AND t.audience_id = $2::uuid AND t.kind = k.kind AND t.hash = k.hash`,
)
/** Wanted no longer: the gate said no at the last moment, or she is in the audience no more. */
export const noteUnwanted = (tx: WorkspaceTx, audienceId: string, keys: readonly Key[]): Promise<number> =>
  tx.change(unwantSql(tx.workspaceId, audienceId, ...arraysOf(keys)))

const untoldSql = sql(
  'deliver.ad_told_untold',
  `DELETE FROM deliver.ad_told WHERE workspace_id = $1 AND audience_id = $2::uuid AND NOT is_done AND NOT is_wanted
     AND NOT may_know`,
)
/** Who is wanted no longer and never was told of: nothing is kept of her, and nothing leaves. */
export const dropUntold = (tx: WorkspaceTx, audienceId: string): Promise<number> =>
  tx.change(untoldSql(tx.workspaceId, audienceId))

const endSql = sql(
  'deliver.ad_told_end',
  'UPDATE deliver.ad_told SET is_wanted = false, is_done = false WHERE workspace_id = $1 AND audience_id = $2::uuid',
)
/** Everybody is to leave. */
export const endTold = (tx: WorkspaceTx, audienceId: string): Promise<number> =>
  tx.change(endSql(tx.workspaceId, audienceId))

const countSql = sql(
  'deliver.ad_told_counts',
  `SELECT audience_id::text AS id, count(DISTINCT coalesce(root_id::text, hash)) AS people FROM deliver.ad_told
   WHERE workspace_id = $1 AND NOT is_wanted AND NOT is_done GROUP BY 1`,
)
/** How many people are still to leave, by audience. */
export const countLeaving = (tx: WorkspaceTx): Promise<{ id: string; people: number }[]> =>
  tx.rows<{ id: string; people: number }>(countSql(tx.workspaceId))

const forgetSql = sql(
  'deliver.ad_told_forget',
  `UPDATE deliver.ad_told SET birth_id = NULL, root_id = NULL, is_wanted = false, is_done = false
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/**
 * She is erased: the platform is told to take her out by what it was told of her, which is kept of nobody until it has
 * answered.
 */
export const forgetTold = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> =>
  tx.change(forgetSql(workspaceId, pgArray.plain(births)))

const knownSql = sql(
  'deliver.ad_known',
  `SELECT a.name FROM deliver.ad_audience a
   JOIN deliver.ad_destination d ON d.workspace_id = a.workspace_id AND d.id = a.destination_id AND d.is_enabled
   WHERE a.workspace_id = $1 AND EXISTS (
     SELECT FROM deliver.ad_told t WHERE t.workspace_id = $1 AND t.audience_id = a.id AND t.may_know)
   ORDER BY a.name LIMIT 20`,
)
/** Audiences whose platform is on and may know somebody of them. */
export const listKnown = async (tx: WorkspaceTx): Promise<string[]> =>
  (await tx.rows<{ name: string }>(knownSql(tx.workspaceId))).map(({ name }) => name)
