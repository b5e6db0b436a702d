import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'

export interface WorkspaceRow {
  workspace_id: string
  name: string
  region: string
  currency: string
  time_zone: string
  language: Language
  is_sample: boolean
  created_at: number
}

const columns = 'workspace_id, name, region, currency, time_zone, language, is_sample, created_at'

const insertWorkspaceSql = sql(
  'workspace.insertWorkspace',
  `INSERT INTO workspace.workspace (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (workspace_id) DO NOTHING`,
)
/** @returns false where a workspace of that id exists already (nothing is changed) */
export async function insertWorkspace(tx: Tx, row: WorkspaceRow): Promise<boolean> {
  const { workspace_id, name, region, currency, time_zone, language, is_sample, created_at } = row
  const statement = insertWorkspaceSql(
    workspace_id,
    name,
    region,
    currency,
    time_zone,
    language,
    is_sample,
    created_at,
  )
  return (await tx.change(statement)) === 1
}

const findWorkspaceSql = sql(
  'workspace.findWorkspace',
  `SELECT ${columns} FROM workspace.workspace WHERE workspace_id = $1`,
)
export async function findWorkspace(tx: Tx, workspaceId: string): Promise<WorkspaceRow | null> {
  return (await tx.rows<WorkspaceRow>(findWorkspaceSql(workspaceId)))[0] ?? null
}

const listWorkspacesSql = sql(
  'workspace.listWorkspaces',
  `SELECT ${columns} FROM workspace.workspace ORDER BY is_sample, created_at, workspace_id`,
)
/** Every workspace of the install: for the command line and background work, never for a member. */
export function listWorkspaces(tx: Tx): Promise<WorkspaceRow[]> {
  return tx.rows<WorkspaceRow>(listWorkspacesSql())
}

const listWorkspacesOfSql = sql(
  'workspace.listWorkspacesOf',
  `SELECT ${columns} FROM workspace.workspace
    WHERE workspace_id IN (SELECT m.workspace_id FROM workspace.member m WHERE m.user_id = $1)
    ORDER BY is_sample, created_at, workspace_id`,
)
export function listWorkspacesOf(tx: Tx, userId: string): Promise<WorkspaceRow[]> {
  return tx.rows<WorkspaceRow>(listWorkspacesOfSql(userId))
}

const updateWorkspaceSql = sql(
  'workspace.updateWorkspace',
  `UPDATE workspace.workspace SET name = coalesce($2, name), region = coalesce($3, region),
          currency = coalesce($4, currency), time_zone = coalesce($5, time_zone), language = coalesce($6, language)
    WHERE workspace_id = $1 RETURNING ${columns}`,
)
export interface WorkspaceChange {
  name?: string | undefined
  region?: string | undefined
  currency?: string | undefined
  timeZone?: string | undefined
  language?: Language | undefined
}
export async function updateWorkspace(
  tx: Tx,
  workspaceId: string,
  change: WorkspaceChange,
): Promise<WorkspaceRow | null> {
  const { name, region, currency, timeZone, language } = change
  const values = [name, region, currency, timeZone, language].map((value) => value ?? null)
  return (await tx.rows<WorkspaceRow>(updateWorkspaceSql(workspaceId, ...values)))[0] ?? null
}

const deleteWorkspaceSql = sql(
  'workspace.deleteWorkspace',
  'DELETE FROM workspace.workspace WHERE workspace_id = $1',
)
/** Keys, members and links of the workspace go with it; its audit log stays. */
export async function deleteWorkspace(tx: Tx, workspaceId: string): Promise<boolean> {
  return (await tx.change(deleteWorkspaceSql(workspaceId))) === 1
}
