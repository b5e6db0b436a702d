import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { entryKinds } from '../schema.ts'

export interface Account {
  birth: string
  available: number
  held: number
  owed: number
}

const ensureSql = sql(
  'commerce.points_account_ensure',
  `INSERT INTO commerce.points_account (workspace_id, birth_id)
   SELECT $1, birth FROM unnest($2::uuid[]) AS r(birth) ORDER BY birth ON CONFLICT DO NOTHING`,
)
const lockSql = sql(
  'commerce.points_account_lock',
  `SELECT birth_id::text AS birth, available, held, owed FROM commerce.points_account
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY birth_id FOR UPDATE`,
)
/** Accounts of these births, made where there are none, held until the transaction ends; one order for all who lock. */
export async function lockAccounts(tx: WorkspaceTx, births: readonly string[]): Promise<Account[]> {
  if (births.length === 0) return []
  const list = pgArray.plain([...new Set(births)].sort())
  await tx.change(ensureSql(tx.workspaceId, list))
  return tx.rows<Account>(lockSql(tx.workspaceId, list))
}

const listSql = sql(
  'commerce.points_account_list',
  `SELECT birth_id::text AS birth, available, held, owed FROM commerce.points_account
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY birth_id`,
)
export const listAccounts = (tx: WorkspaceTx, births: readonly string[]): Promise<Account[]> =>
  tx.rows<Account>(listSql(tx.workspaceId, pgArray.plain(births)))

/** What moves between her accounts and the house's; whatever is left out is nought, all of it sums to nought. */
export interface Entry {
  id: string
  birth: string
  lotId: string | null
  at: number
  kind: (typeof entryKinds)[number]
  ref: string
  available?: number
  held?: number
  owed?: number
  issued?: number
  spent?: number
  expired?: number
  corrected?: number
  reason?: string
  author?: string
  undoes?: string | undefined
}

const insertSql = sql(
  'commerce.points_entry_insert',
  `INSERT INTO commerce.points_entry (workspace_id, id, birth_id, lot_id, at, kind, ref, available, held, owed, issued,
     spent, expired, corrected, reason, author, undoes)
   SELECT $1, id, birth, "lotId", at, kind, ref, coalesce(available, 0), coalesce(held, 0), coalesce(owed, 0),
          coalesce(issued, 0), coalesce(spent, 0), coalesce(expired, 0), coalesce(corrected, 0), reason, author, undoes
     FROM json_to_recordset($2::json) AS r(id uuid, birth uuid, "lotId" uuid, at bigint, kind text, ref text,
       available bigint, held bigint, owed bigint, issued bigint, spent bigint, expired bigint, corrected bigint,
       reason text, author text, undoes uuid)`,
)
const applySql = sql(
  'commerce.points_account_apply',
  `UPDATE commerce.points_account a SET available = a.available + r.available, held = a.held + r.held, owed = a.owed + r.owed
     FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) AS r(birth, available, held, owed)
    WHERE a.workspace_id = $1 AND a.birth_id = r.birth`,
)
/** Books entries of accounts that this transaction has locked. An account below nought, or an entry that does not sum up, is refused. */
export async function book(tx: WorkspaceTx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.change(insertSql(tx.workspaceId, JSON.stringify(entries)))
  const sums = new Map<string, [number, number, number]>()
  for (const { birth, available = 0, held = 0, owed = 0 } of entries) {
    const [a, b, c] = sums.get(birth) ?? [0, 0, 0]
    sums.set(birth, [a + available, b + held, c + owed])
  }
  const column = (place: 0 | 1 | 2) => pgArray.plain([...sums.values()].map((one) => one[place]))
  await tx.change(applySql(tx.workspaceId, pgArray.plain([...sums.keys()]), column(0), column(1), column(2)))
}

export interface HistoryRow {
  id: string
  at: number
  kind: (typeof entryKinds)[number]
  ref: string
  points: number
  reason: string | null
  author: string | null
  /** It was taken back, or took something back. */
  isUndone: boolean
}

const historySql = sql(
  'commerce.points_entry_history',
  `SELECT (min(e.id::text) COLLATE "C") AS id, e.at, e.kind, e.ref, sum(e.available)::bigint AS points, min(e.reason) AS reason,
          min(e.author) AS author, bool_or(EXISTS (SELECT FROM commerce.points_entry u
            WHERE u.workspace_id = $1 AND u.undoes = e.id) OR e.undoes IS NOT NULL) AS "isUndone"
     FROM commerce.points_entry e WHERE e.workspace_id = $1 AND e.birth_id = ANY ($2::uuid[])
    GROUP BY e.at, e.kind, e.ref ORDER BY e.at DESC, max(e.n) DESC LIMIT $3`,
)
/** What was done together stands as one, the newest first. */
export const listHistory = (
  tx: WorkspaceTx,
  births: readonly string[],
  limit: number,
): Promise<HistoryRow[]> => tx.rows<HistoryRow>(historySql(tx.workspaceId, pgArray.plain(births), limit))

const entriesOfSql = sql(
  'commerce.points_entry_of',
  `SELECT c.ref, sum(c.available)::bigint AS points FROM commerce.points_entry e
     JOIN commerce.points_entry c ON c.workspace_id = $1 AND c.birth_id = ANY ($2::uuid[]) AND c.ref = e.ref
    WHERE e.workspace_id = $1 AND e.id = $3::uuid AND c.kind = 'corrected' AND c.undoes IS NULL
    GROUP BY c.ref HAVING NOT bool_or(EXISTS (
      SELECT FROM commerce.points_entry u WHERE u.workspace_id = $1 AND u.undoes = c.id))`,
)
/** The correction an entry of theirs belongs to, and how many points it was; null where there is none, or it was undone. */
export async function findCorrection(
  tx: WorkspaceTx,
  births: readonly string[],
  id: string,
): Promise<{ ref: string; points: number } | null> {
  const rows = await tx.rows<{ ref: string; points: number }>(
    entriesOfSql(tx.workspaceId, pgArray.plain(births), id),
  )
  return rows[0] ?? null
}

const bookedSql = sql(
  'commerce.points_entry_booked',
  `SELECT ref FROM commerce.points_entry
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND kind = $3 AND ref = ANY ($4::text[]) LIMIT 1`,
)
/** Under which of these refs was this booked before? Null under none. In a transaction that has locked the accounts. */
export const findBooked = async (
  tx: WorkspaceTx,
  births: readonly string[],
  { kind, refs }: Pick<Entry, 'kind'> & { refs: readonly string[] },
): Promise<string | null> => {
  const asked = bookedSql(tx.workspaceId, pgArray.plain(births), kind, pgArray.text(refs))
  return (await tx.rows<{ ref: string }>(asked))[0]?.ref ?? null
}
