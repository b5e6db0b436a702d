import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** A hand-over that did not end as sent. */
export interface AttemptLine {
  id: string
  n: number
  via: string
  state: string
  reason: string | null
  providerCode: string | null
}

// One that did not count as an attempt leaves its number to the next.
const attemptSql = sql(
  'deliver.attempt_add',
  `INSERT INTO deliver.attempt (workspace_id, message_id, n, at, via, state, reason, provider_code)
   SELECT $1, id, n, $2, via, state, reason, code
   FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[]) AS a(id, n, via, state, reason, code)
   ON CONFLICT (workspace_id, message_id, n) DO UPDATE SET at = excluded.at, via = excluded.via, state = excluded.state,
     reason = excluded.reason, provider_code = excluded.provider_code`,
)
export async function insertAttempts(
  tx: Tx,
  workspaceId: string,
  rows: readonly AttemptLine[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return
  const text = (pick: (row: AttemptLine) => string | null) => pgArray.text(rows.map(pick))
  await tx.change(
    attemptSql(
      workspaceId,
      now,
      text((row) => row.id),
      pgArray.plain(rows.map((row) => row.n)),
      text((row) => row.via),
      text((row) => row.state),
      text((row) => row.reason),
      text((row) => row.providerCode),
    ),
  )
}

const unknownSql = sql(
  'deliver.attempts_unknown',
  `SELECT DISTINCT ON (message_id) message_id::text AS id, via FROM deliver.attempt
   WHERE workspace_id = $1 AND message_id = ANY ($2::uuid[]) AND state = 'unknown' ORDER BY message_id, n`,
)
/** Of these messages those that a plugin may have sent already, with that plugin. */
export const listUnknownVias = async (
  tx: Tx,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.rows<{ id: string; via: string }>(unknownSql(workspaceId, pgArray.plain(messageIds)))
  return new Map(rows.map((row) => [row.id, row.via]))
}
