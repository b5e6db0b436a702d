import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface ListRow {
  id: string
  name: string
  source: 'file' | 'typed'
  isRead: boolean
  rows: number
  people: number
  hasConsents: boolean
  /** How long it is to be, where it comes in parts. */
  bytes: number | null
  /** Why it was not read: JSON of a code and its values. */
  fault: string | null
  createdAt: number
  createdBy: string
}

const columns = `id::text, name, source, is_read AS "isRead", rows, people, has_consents AS "hasConsents", bytes, fault,
  created_at AS "createdAt", created_by AS "createdBy"`

const insertSql = sql(
  'deliver.list_insert',
  `INSERT INTO deliver.audience_list (workspace_id, id, name, source, is_read, rows, people, has_consents, bytes, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, false, 0, 0, false, $5, $6, $7)`,
)
export async function insertList(
  tx: WorkspaceTx,
  row: Pick<ListRow, 'id' | 'name' | 'source' | 'bytes' | 'createdAt' | 'createdBy'>,
): Promise<void> {
  const { id, name, source, bytes, createdAt, createdBy } = row
  await tx.change(insertSql(tx.workspaceId, id, name, source, bytes, createdAt, createdBy))
}

const findSql = sql(
  'deliver.list_find',
  `SELECT ${columns} FROM deliver.audience_list WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function findList(tx: WorkspaceTx, id: string): Promise<ListRow | null> {
  return (await tx.rows<ListRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const updateSql = sql(
  'deliver.list_update',
  `UPDATE deliver.audience_list SET is_read = $3, rows = rows + $4, people = people + $5, has_consents = $6
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function growList(
  tx: WorkspaceTx,
  id: string,
  grown: { isRead: boolean; rows: number; people: number; hasConsents: boolean },
): Promise<void> {
  const { isRead, rows, people, hasConsents } = grown
  await tx.change(updateSql(tx.workspaceId, id, isRead, rows, people, hasConsents))
}

const listNamesSql = sql(
  'deliver.list_names',
  `SELECT id::text, name FROM deliver.audience_list WHERE workspace_id = $1 AND is_read AND fault IS NULL
    ORDER BY created_at DESC, id LIMIT 200`,
)
/** The newest lists that were read, by name. */
export const listListNames = (tx: WorkspaceTx): Promise<{ id: string; name: string }[]> =>
  tx.rows<{ id: string; name: string }>(listNamesSql(tx.workspaceId))

const deleteSql = sql(
  'deliver.list_delete',
  'DELETE FROM deliver.audience_list WHERE workspace_id = $1 AND id = $2::uuid',
)
const deleteRowsSql = sql(
  'deliver.list_rows_delete',
  'DELETE FROM deliver.audience_row WHERE workspace_id = $1 AND list_id = $2::uuid',
)
export const deleteRows = (tx: WorkspaceTx, id: string): Promise<number> =>
  tx.change(deleteRowsSql(tx.workspaceId, id))

const failSql = sql(
  'deliver.list_fail',
  `UPDATE deliver.audience_list SET fault = $3, is_read = false, rows = 0, people = 0
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** It was not read: nothing of it is kept but why. */
export const failList = (tx: WorkspaceTx, id: string, fault: string): Promise<number> =>
  tx.change(failSql(tx.workspaceId, id, fault))

export async function deleteList(tx: WorkspaceTx, id: string): Promise<void> {
  await deleteRows(tx, id)
  await tx.change(deleteSql(tx.workspaceId, id))
}

export interface AudienceRow {
  line: number
  birth: string | null
  fault: string | null
}

const insertRowsSql = sql(
  'deliver.list_rows_insert',
  `INSERT INTO deliver.audience_row (workspace_id, list_id, line, birth_id, fault)
   SELECT $1, $2::uuid, * FROM unnest($3::int[], $4::uuid[], $5::text[])`,
)
export async function insertRows(
  tx: WorkspaceTx,
  listId: string,
  rows: readonly AudienceRow[],
): Promise<void> {
  if (rows.length === 0) return
  const lines = pgArray.plain(rows.map((row) => row.line))
  const births = pgArray.plain(rows.map((row) => row.birth))
  await tx.change(
    insertRowsSql(tx.workspaceId, listId, lines, births, pgArray.plain(rows.map((row) => row.fault))),
  )
}

const listMembersSql = sql(
  'deliver.list_members',
  `SELECT line, birth_id::text AS birth, NULL AS fault FROM deliver.audience_row
    WHERE workspace_id = $1 AND list_id = $2::uuid AND line > $3 AND birth_id IS NOT NULL ORDER BY line LIMIT $4`,
)
/** Rows that led to somebody, after a line. */
export const listMembers = (
  tx: WorkspaceTx,
  listId: string,
  after: number,
  limit: number,
): Promise<{ line: number; birth: string }[]> =>
  tx.rows<{ line: number; birth: string }>(listMembersSql(tx.workspaceId, listId, after, limit))

const listKnownSql = sql(
  'deliver.list_known',
  `SELECT DISTINCT birth_id::text AS birth FROM deliver.audience_row
    WHERE workspace_id = $1 AND list_id = $2::uuid AND birth_id = ANY ($3::uuid[])`,
)
/** Which of these births the list has already. */
export async function listListed(
  tx: WorkspaceTx,
  listId: string,
  births: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ birth: string }>(listKnownSql(tx.workspaceId, listId, pgArray.plain(births)))
  return new Set(rows.map((row) => row.birth))
}

const countFaultsSql = sql(
  'deliver.list_faults',
  `SELECT fault, count(*) AS rows, min(line) AS first FROM deliver.audience_row
    WHERE workspace_id = $1 AND list_id = $2::uuid AND fault IS NOT NULL GROUP BY fault ORDER BY rows DESC, fault`,
)
export const countFaults = (
  tx: WorkspaceTx,
  listId: string,
): Promise<{ fault: string; rows: number; first: number }[]> =>
  tx.rows<{ fault: string; rows: number; first: number }>(countFaultsSql(tx.workspaceId, listId))

const listFaultsSql = sql(
  'deliver.list_fault_rows',
  `SELECT line, NULL AS birth, fault FROM deliver.audience_row
    WHERE workspace_id = $1 AND list_id = $2::uuid AND fault IS NOT NULL AND ($3::text IS NULL OR fault = $3) AND line > $4
    ORDER BY line LIMIT $5`,
)
/** Rows that led to nobody, after a line. */
export const listFaultRows = (
  tx: WorkspaceTx,
  listId: string,
  o: { fault: string | null; after: number; limit: number },
): Promise<AudienceRow[]> =>
  tx.rows<AudienceRow>(listFaultsSql(tx.workspaceId, listId, o.fault, o.after, o.limit))

const addBirthSql = sql(
  'deliver.list_add_birth',
  `INSERT INTO deliver.audience_row (workspace_id, list_id, line, birth_id)
   SELECT $1, $2::uuid, coalesce(max(line), 1) + 1, $3::uuid FROM deliver.audience_row WHERE workspace_id = $1 AND list_id = $2::uuid
   HAVING NOT bool_or(birth_id IS NOT DISTINCT FROM $3::uuid) OR count(*) = 0`,
)
const takeBirthSql = sql(
  'deliver.list_take_birth',
  'DELETE FROM deliver.audience_row WHERE workspace_id = $1 AND list_id = $2::uuid AND birth_id = $3::uuid',
)
const lockListSql = sql(
  'deliver.list_lock',
  'SELECT id FROM deliver.audience_list WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE',
)
/** One birth more on a list, or off it; lines are given one after the other. @returns false where there is no such list */
export async function changeBirth(
  tx: WorkspaceTx,
  { listId, birth, isIn }: { listId: string; birth: string; isIn: boolean },
): Promise<boolean> {
  const [list] = await tx.rows<{ id: string }>(lockListSql(tx.workspaceId, listId))
  if (list === undefined) return false
  const count = await tx.change((isIn ? addBirthSql : takeBirthSql)(tx.workspaceId, listId, birth))
  const by = isIn ? count : -count
  if (by !== 0) await growList(tx, listId, { isRead: true, rows: by, people: by, hasConsents: false })
  return true
}

const listsOfSql = sql(
  'deliver.lists_of',
  `SELECT DISTINCT birth_id::text AS birth, list_id::text AS list FROM deliver.audience_row
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/** Lists these births stand on. */
export async function listListsOf(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  births: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  const rows = await tx.rows<{ birth: string; list: string }>(listsOfSql(workspaceId, pgArray.plain(births)))
  for (const { birth, list } of rows) found.set(birth, [...(found.get(birth) ?? []), list])
  return found
}
