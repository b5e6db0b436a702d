import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface FormRow {
  id: string
  name: string
  revision: number
  created_at: number
  updated_at: number
  updated_by: string
  archived_at: number | null
}
export interface FormWithDefinition extends FormRow {
  /** JSON. */
  definition: string
}

const columns = 'f.id, f.name, f.revision, f.created_at, f.updated_at, f.updated_by, f.archived_at'

const insertFormSql = sql(
  'content.insertForm',
  `INSERT INTO content.form (workspace_id, id, name, revision, created_at, updated_at, updated_by)
   VALUES ($1, $2::uuid, $3, 1, $4, $4, $5)`,
)
const insertVersionSql = sql(
  'content.insertFormVersion',
  `INSERT INTO content.form_version (workspace_id, form_id, revision, definition, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6)`,
)

interface Made {
  id: string
  name: string
  definition: string
  at: number
  by: string
}

export async function insertForm(tx: WorkspaceTx, { id, name, definition, at, by }: Made): Promise<void> {
  await tx.change(insertFormSql(tx.workspaceId, id, name, at, by))
  await tx.change(insertVersionSql(tx.workspaceId, id, 1, definition, at, by))
}

const putFormSql = sql(
  'content.putForm',
  `UPDATE content.form SET name = $4, revision = revision + 1, updated_at = $5, updated_by = $6
    WHERE workspace_id = $1 AND id = $2::uuid AND revision = $3 AND archived_at IS NULL RETURNING revision`,
)
/** @returns false where the form is no longer the one that was read */
export async function putForm(tx: WorkspaceTx, made: Made & { revision: number }): Promise<boolean> {
  const { id, name, definition, at, by, revision } = made
  const [row] = await tx.rows<{ revision: number }>(putFormSql(tx.workspaceId, id, revision, name, at, by))
  if (row === undefined) return false
  await tx.change(insertVersionSql(tx.workspaceId, id, row.revision, definition, at, by))
  return true
}

const findFormSql = sql(
  'content.findForm',
  `SELECT ${columns}, v.definition FROM content.form f
     JOIN content.form_version v ON v.workspace_id = f.workspace_id AND v.form_id = f.id AND v.revision = f.revision
    WHERE f.workspace_id = $1 AND f.id = $2::uuid`,
)
export async function findForm(tx: WorkspaceTx, id: string): Promise<FormWithDefinition | null> {
  return (await tx.rows<FormWithDefinition>(findFormSql(tx.workspaceId, id)))[0] ?? null
}

const listFormsSql = sql(
  'content.listForms',
  `SELECT ${columns} FROM content.form f WHERE f.workspace_id = $1 AND f.archived_at IS NULL
    ORDER BY f.updated_at DESC, f.id DESC LIMIT 500`,
)
export const listForms = (tx: WorkspaceTx): Promise<FormRow[]> =>
  tx.rows<FormRow>(listFormsSql(tx.workspaceId))

const archiveFormSql = sql(
  'content.archiveForm',
  `UPDATE content.form SET archived_at = $3, updated_at = $3, updated_by = $4
    WHERE workspace_id = $1 AND id = $2::uuid AND archived_at IS NULL`,
)
export async function archiveForm(
  tx: WorkspaceTx,
  id: string,
  o: { at: number; by: string },
): Promise<boolean> {
  return (await tx.change(archiveFormSql(tx.workspaceId, id, o.at, o.by))) === 1
}
