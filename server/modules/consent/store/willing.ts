import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface WillingQuery {
  purpose: string
  channels: readonly string[]
  /** The last birth of the page before; null = from the beginning. */
  after: string | null
  limit: number
}

const isYes = `act IN ('grant', 'renew', 'confirm') AND (purpose = $2 OR purpose = '*') AND (channel = ANY ($3::text[]) OR channel = '*')`

// Along the key: a page reads no further than its own rows.
const selectWilling = sql(
  'consent.willing',
  `SELECT birth_id::text AS birth FROM (
     SELECT DISTINCT birth_id FROM consent.record
     WHERE workspace_id = $1 AND ${isYes} AND birth_id > $4::uuid ORDER BY birth_id LIMIT $5) AS page
   ORDER BY birth_id`,
)

const least = '00000000-0000-0000-0000-000000000000'

/** Births that ever said yes to the purpose on one of the channels, in order of their ids. */
export async function listWilling(tx: Tx, workspaceId: string, query: WillingQuery): Promise<string[]> {
  const { purpose, channels, after, limit } = query
  const rows = await tx.rows<{ birth: string }>(
    selectWilling(workspaceId, purpose, pgArray.text(channels), after ?? least, limit),
  )
  return rows.map((row) => row.birth)
}

const selectCount = sql(
  'consent.willing_count',
  `SELECT count(DISTINCT birth_id) AS births FROM consent.record WHERE workspace_id = $1 AND ${isYes}`,
)

export async function countWilling(
  tx: Tx,
  workspaceId: string,
  { purpose, channels }: Pick<WillingQuery, 'purpose' | 'channels'>,
): Promise<number> {
  const [row] = await tx.rows<{ births: number }>(selectCount(workspaceId, purpose, pgArray.text(channels)))
  return row?.births ?? 0
}
