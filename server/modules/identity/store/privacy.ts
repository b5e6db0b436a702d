import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { createBirthRows } from './birth-rows.ts'

const ends = '(a = ANY ($2::uuid[]) OR b = ANY ($2::uuid[]))'
// A live link's other end is among the same births, so only dead ones must be sought from it.
const linkEnds = '(a = ANY ($2::uuid[]) OR (uses = 0 AND b = ANY ($2::uuid[])))'

export const { exportRows, eraseRows } = createBirthRows('identity', [
  ['link', linkEnds],
  ['cannot_link', ends],
  ['merge_log', ends],
  'override',
  'identifier',
])

const upsertTombstones = sql(
  'identity.tombstone_put',
  `INSERT INTO identity.tombstone AS t (workspace_id, hash, at)
   SELECT $1, h, $3 FROM unnest($2::text[]) AS h
   ON CONFLICT (workspace_id, hash) DO UPDATE SET at = excluded.at WHERE t.at < excluded.at`,
)

/** What these identifiers did until then counts never again. */
export async function putTombstones(
  tx: Tx,
  workspaceId: string,
  hashes: readonly string[],
  at: number,
): Promise<void> {
  await tx.change(upsertTombstones(workspaceId, pgArray.plain([...hashes].sort()), at))
}

const selectTombstones = sql(
  'identity.tombstones',
  'SELECT hash, at FROM identity.tombstone WHERE workspace_id = $1 AND hash = ANY ($2::text[])',
)

export const listTombstones = (
  tx: Tx,
  workspaceId: string,
  hashes: readonly string[],
): Promise<{ hash: string; at: number }[]> => tx.rows(selectTombstones(workspaceId, pgArray.plain(hashes)))

const selectNewest = sql(
  'identity.tombstone_newest',
  'SELECT max(at) AS at FROM identity.tombstone WHERE workspace_id = $1',
)

/** When somebody was erased last; null where nobody ever was. */
export async function findNewestTombstone(tx: Tx, workspaceId: string): Promise<number | null> {
  return (await tx.rows<{ at: number | null }>(selectNewest(workspaceId)))[0]?.at ?? null
}
