import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Role } from '../roles.ts'

export interface LinkRow {
  id: string
  purpose: 'admin' | 'invite' | 'reset'
  workspace_id: string | null
  role: Role | null
  email: string | null
  name: string | null
  created_at: number
  expires_at: number
}

const columns = 'id, purpose, workspace_id, role, email, name, created_at, expires_at'

const insertLinkSql = sql(
  'workspace.insertLink',
  `INSERT INTO workspace.link (id, hash, purpose, workspace_id, role, email, name, created_at, expires_at)
   VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export async function insertLink(tx: Tx, hash: string, link: LinkRow): Promise<void> {
  const { id, purpose, workspace_id, role, email, name, created_at, expires_at } = link
  await tx.change(insertLinkSql(id, hash, purpose, workspace_id, role, email, name, created_at, expires_at))
}

const findLinkSql = sql(
  'workspace.findLink',
  `SELECT ${columns} FROM workspace.link WHERE hash = $1 AND used_at IS NULL AND expires_at > $2`,
)
/** The link, while it is unused and not expired. */
export async function findLink(tx: Tx, hash: string, at: number): Promise<LinkRow | null> {
  return (await tx.rows<LinkRow>(findLinkSql(hash, at)))[0] ?? null
}

const spendLinkSql = sql(
  'workspace.spendLink',
  'UPDATE workspace.link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2',
)
/** @returns false where somebody was faster, or it has expired */
export async function spendLink(tx: Tx, hash: string, at: number): Promise<boolean> {
  return (await tx.change(spendLinkSql(hash, at))) === 1
}

const listInvitationsSql = sql(
  'workspace.listInvitations',
  `SELECT ${columns} FROM workspace.link
    WHERE workspace_id = $1 AND purpose = 'invite' AND used_at IS NULL AND expires_at > $2 ORDER BY created_at, id`,
)
export function listInvitations(tx: Tx, workspaceId: string, at: number): Promise<LinkRow[]> {
  return tx.rows<LinkRow>(listInvitationsSql(workspaceId, at))
}

const deleteInvitationSql = sql(
  'workspace.deleteInvitation',
  `DELETE FROM workspace.link WHERE workspace_id = $1 AND id::text = $2 AND purpose = 'invite' AND used_at IS NULL`,
)
export async function deleteInvitation(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  return (await tx.change(deleteInvitationSql(workspaceId, id))) === 1
}

const deleteInvitationOfSql = sql(
  'workspace.deleteInvitationOf',
  `DELETE FROM workspace.link WHERE workspace_id = $1 AND email = $2 AND purpose = 'invite' AND used_at IS NULL`,
)
/** A newer invitation replaces the older one. */
export async function deleteInvitationOf(tx: Tx, workspaceId: string, email: string): Promise<void> {
  await tx.change(deleteInvitationOfSql(workspaceId, email))
}

const deleteResetsOfSql = sql(
  'workspace.deleteResetsOf',
  `DELETE FROM workspace.link WHERE email = $1 AND purpose = 'reset'`,
)
/** A newer way back in replaces the older one; one that was used ends the others. */
export async function deleteResetsOf(tx: Tx, email: string): Promise<void> {
  await tx.change(deleteResetsOfSql(email))
}

const deleteDeadLinksSql = sql(
  'workspace.deleteDeadLinks',
  'DELETE FROM workspace.link WHERE expires_at < $1 OR used_at IS NOT NULL',
)
export async function deleteDeadLinks(tx: Tx, at: number): Promise<void> {
  await tx.change(deleteDeadLinksSql(at))
}

const releaseLinkSql = sql(
  'workspace.releaseLink',
  'UPDATE workspace.link SET used_at = NULL WHERE hash = $1',
)
/** What the link was spent on failed: it may be used again. */
export async function releaseLink(tx: Tx, hash: string): Promise<void> {
  await tx.change(releaseLinkSql(hash))
}
