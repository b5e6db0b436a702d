import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** A place in the list of customers by last activity: the coarse time it was seen at, then its birth. */
export interface Recency {
  bucket: number
  birth: string
}

const selectRecent = sql(
  'profile.recent',
  `SELECT DISTINCT seen_bucket AS bucket, birth_id AS birth FROM profile.presence
   WHERE workspace_id = $1 AND (seen_bucket, birth_id) < ($2, $3::uuid)
   ORDER BY seen_bucket DESC, birth_id DESC LIMIT $4`,
)

const selectRecentOfChannels = sql(
  'profile.recent_of_channels',
  `SELECT DISTINCT seen_bucket AS bucket, birth_id AS birth FROM profile.presence
   WHERE workspace_id = $1 AND (seen_bucket, birth_id) < ($2, $3::uuid) AND left(place, 1) = ANY ($5::text[])
   ORDER BY seen_bucket DESC, birth_id DESC LIMIT $4`,
)

const newest: Recency = { bucket: 2 ** 31 - 1, birth: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

export interface RecentQuery {
  before: Recency | null
  /** Letters; null = all. */
  channels: readonly string[] | null
  limit: number
}

/** Births by last activity (on the channels asked for), newest first; a birth may appear once a place it was seen at. */
export function listRecent(tx: Tx, workspaceId: string, query: RecentQuery): Promise<Recency[]> {
  const { bucket, birth } = query.before ?? newest
  return tx.rows<Recency>(
    query.channels === null
      ? selectRecent(workspaceId, bucket, birth, query.limit)
      : selectRecentOfChannels(workspaceId, bucket, birth, query.limit, pgArray.plain(query.channels)),
  )
}

const selectCensus = sql('profile.census', 'SELECT customers FROM profile.census WHERE workspace_id = $1')

/** How many customers the workspace has, without counting them. */
export async function countCustomers(tx: Tx, workspaceId: string): Promise<number> {
  const rows = await tx.rows<{ customers: number }>(selectCensus(workspaceId))
  return Math.max(0, rows[0]?.customers ?? 0)
}

const matchWords = sql(
  'profile.match_words',
  'SELECT birth AS "birthId" FROM profile.match_words($1, $2::text[], $3) AS birth',
)

/** Births whose searched traits hold every pattern (LIKE), at most so many, in no order. */
export async function listMatches(
  tx: Tx,
  workspaceId: string,
  patterns: readonly string[],
  most: number,
): Promise<string[]> {
  const rows = await tx.rows<{ birthId: string }>(matchWords(workspaceId, pgArray.text(patterns), most))
  return rows.map((row) => row.birthId)
}

const selectOrderHolders = sql(
  'profile.order_holders',
  `SELECT DISTINCT birth_id::text AS birth FROM profile.order_event
   WHERE workspace_id = $1 AND order_number = ANY ($2::text[]) ORDER BY birth LIMIT $3`,
)

/** Births that an order with one of these numbers stands with. */
export async function listOrderHolders(
  tx: Tx,
  workspaceId: string,
  numbers: readonly string[],
  most: number,
): Promise<string[]> {
  const rows = await tx.rows<{ birth: string }>(selectOrderHolders(workspaceId, pgArray.text(numbers), most))
  return rows.map((row) => row.birth)
}
