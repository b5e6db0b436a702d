import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { PushAddress } from '../rules/address.ts'

export interface PushRow extends Omit<PushAddress, 'keys'> {
  /** JSON */
  keys: string
  pos: number
  isGone: boolean
}

const putSql = sql(
  'deliver.push_put',
  `INSERT INTO deliver.push_address (workspace_id, birth_id, address, kind, platform, keys, at, pos, is_gone)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::boolean[])
   ON CONFLICT (workspace_id, birth_id, address) DO UPDATE SET kind = excluded.kind, platform = excluded.platform,
     keys = excluded.keys, at = excluded.at, pos = excluded.pos, is_gone = excluded.is_gone
   WHERE (deliver.push_address.at, deliver.push_address.pos) <= (excluded.at, excluded.pos)`,
)
/** @param rows one a birth and address */
export async function putPushAddresses(tx: Tx, workspaceId: string, rows: readonly PushRow[]): Promise<void> {
  if (rows.length === 0) return
  const text = (pick: (row: PushRow) => string) => pgArray.text(rows.map(pick))
  await tx.change(
    putSql(
      workspaceId,
      text((row) => row.birth),
      text((row) => row.address),
      text((row) => row.kind),
      text((row) => row.platform),
      text((row) => row.keys),
      pgArray.plain(rows.map((row) => row.at)),
      pgArray.plain(rows.map((row) => row.pos)),
      pgArray.plain(rows.map((row) => (row.isGone ? 't' : 'f'))),
    ),
  )
}

const listSql = sql(
  'deliver.push_list',
  `SELECT birth_id::text AS birth, address, kind, platform, keys, at, pos, is_gone AS "isGone" FROM deliver.push_address
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND NOT is_gone ORDER BY at, pos`,
)
export const listPushAddresses = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<PushRow[]> => tx.rows<PushRow>(listSql(workspaceId, pgArray.plain(births)))

const pushableSql = sql(
  'deliver.pushable',
  `SELECT DISTINCT birth_id::text AS birth FROM deliver.push_address
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND NOT is_gone`,
)
/** Which of these births have a device that takes messages. */
export async function listPushable(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  births: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ birth: string }>(pushableSql(workspaceId, pgArray.plain(births)))
  return new Set(rows.map(({ birth }) => birth))
}

const goneSql = sql(
  'deliver.push_gone',
  'UPDATE deliver.push_address SET is_gone = true WHERE workspace_id = $1 AND address = ANY ($2::text[]) AND birth_id = ANY ($3::uuid[])',
)
/** The push service does not know them any more. */
export const markPushGone = (
  tx: Tx,
  workspaceId: string,
  rows: readonly { address: string; birth: string }[],
): Promise<number> =>
  tx.change(
    goneSql(
      workspaceId,
      pgArray.text(rows.map((row) => row.address)),
      pgArray.plain(rows.map((row) => row.birth)),
    ),
  )
