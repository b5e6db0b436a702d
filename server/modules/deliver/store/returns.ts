import { sql, type Tx } from '../../../platform/db/index.ts'

/** What is needed to tell of a message that something came back. */
export interface ReturnRow {
  id: string
  birth: string
  channel: string
  via: string | null
  address: string | null
  campaignId: string | null
  /** It went to a member, whoever it shows. */
  isTest: boolean
  /** It is the first of its kind. */
  isFirst: boolean
}

const returning = `m.id::text, m.birth_id::text AS birth, m.channel, m.via, coalesce(m.address, m.fixed_address) AS address,
  m.campaign_id AS "campaignId", coalesce((m.data::json ->> 'isTest')::boolean, false) AS "isTest"`

const kinds = {
  delivered: 'delivered_at',
  bounced: 'bounced_at',
  complained: 'complained_at',
  unsubscribed: 'unsubscribed_at',
} as const

export type ReturnKind = keyof typeof kinds

const noteSqls = Object.fromEntries(
  Object.entries(kinds).map(([kind, column]) => [
    kind,
    sql(
      `deliver.note_${kind}`,
      `WITH was AS (SELECT id, ${column} AS at FROM deliver.message
         WHERE workspace_id = $1 AND (id = $2::uuid OR ($2 IS NULL AND via = $3 AND provider_id = $4)) FOR UPDATE)
       UPDATE deliver.message m SET ${column} = coalesce(m.${column}, $5) FROM was WHERE m.workspace_id = $1 AND m.id = was.id
       RETURNING ${returning}, was.at IS NULL AS "isFirst"`,
    ),
  ]),
)

export interface Named {
  messageId: string | null
  via: string
  providerId: string | null
}

/** Writes down that it came back; null where there is no such message (any more). */
export async function noteReturn(
  tx: Tx,
  workspaceId: string,
  kind: ReturnKind,
  o: Named & { at: number },
): Promise<ReturnRow | null> {
  const note = noteSqls[kind]
  if (note === undefined || (o.messageId === null && o.providerId === null)) return null
  const found = await tx.rows<ReturnRow>(note(workspaceId, o.messageId, o.via, o.providerId, o.at))
  return found[0] ?? null
}

const openSql = sql(
  'deliver.note_open',
  `WITH was AS (SELECT id, opened_at AS at FROM deliver.message WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE)
   UPDATE deliver.message m SET opened_at = coalesce(m.opened_at, $3::bigint), opens = m.opens + 1 FROM was
   WHERE m.workspace_id = $1 AND m.id = was.id AND m.handed_at <= $3::bigint - $4::bigint
   RETURNING ${returning}, was.at IS NULL AS "isFirst"`,
)
// Who clicked has opened, whether or not her mail program showed the picture.
const clickSql = sql(
  'deliver.note_click',
  `WITH was AS (SELECT id, clicked_at AS at FROM deliver.message WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE)
   UPDATE deliver.message m SET clicked_at = coalesce(m.clicked_at, $3::bigint), clicks = m.clicks + 1 FROM was
   WHERE m.workspace_id = $1 AND m.id = was.id AND m.handed_at <= $3::bigint - $4::bigint
   RETURNING ${returning}, was.at IS NULL AS "isFirst"`,
)
const machineSql = sql(
  'deliver.note_machine',
  'UPDATE deliver.message SET machine_hits = machine_hits + 1 WHERE workspace_id = $1 AND id = $2::uuid',
)

/** Of a person; null where it left less than `scannerMs` ago, or is not there any more. */
export const noteHit = async (
  tx: Tx,
  workspaceId: string,
  kind: 'open' | 'click',
  o: { messageId: string; at: number; scannerMs: number },
): Promise<ReturnRow | null> => {
  const note = kind === 'open' ? openSql : clickSql
  return (await tx.rows<ReturnRow>(note(workspaceId, o.messageId, o.at, o.scannerMs)))[0] ?? null
}

export const noteMachine = (tx: Tx, workspaceId: string, messageId: string): Promise<number> =>
  tx.change(machineSql(workspaceId, messageId))

const findSql = sql(
  'deliver.return_find',
  `SELECT ${returning}, false AS "isFirst" FROM deliver.message m
   WHERE workspace_id = $1 AND (id = $2::uuid OR ($2 IS NULL AND via = $3 AND provider_id = $4))`,
)
export async function findReturned(tx: Tx, workspaceId: string, o: Named): Promise<ReturnRow | null> {
  if (o.messageId === null && o.providerId === null) return null
  return (await tx.rows<ReturnRow>(findSql(workspaceId, o.messageId, o.via, o.providerId)))[0] ?? null
}
