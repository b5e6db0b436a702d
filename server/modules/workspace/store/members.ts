import { sql, type Tx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import type { Role } from '../roles.ts'

export interface MemberRow {
  user_id: string
  name: string
  email: string
  role: Role
  created_at: number
}

const listMembersSql = sql(
  'workspace.listMembers',
  `SELECT m.user_id, u.name, u.email, m.role, m.created_at
     FROM workspace.member m JOIN workspace."user" u ON u.id = m.user_id
    WHERE m.workspace_id = $1 ORDER BY m.created_at, m.user_id`,
)
export function listMembers(tx: Tx, workspaceId: string): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(listMembersSql(workspaceId))
}

const findMemberSql = sql(
  'workspace.findMember',
  `SELECT m.user_id, u.name, u.email, m.role, m.created_at
     FROM workspace.member m JOIN workspace."user" u ON u.id = m.user_id
    WHERE m.workspace_id = $1 AND m.user_id = $2`,
)
export async function findMember(tx: Tx, workspaceId: string, userId: string): Promise<MemberRow | null> {
  return (await tx.rows<MemberRow>(findMemberSql(workspaceId, userId)))[0] ?? null
}

const putMemberSql = sql(
  'workspace.putMember',
  `INSERT INTO workspace.member (workspace_id, user_id, role, created_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = excluded.role`,
)
export async function putMember(
  tx: Tx,
  member: { workspaceId: string; userId: string; role: Role; createdAt: number },
): Promise<void> {
  await tx.change(putMemberSql(member.workspaceId, member.userId, member.role, member.createdAt))
}

const deleteMemberSql = sql(
  'workspace.deleteMember',
  'DELETE FROM workspace.member WHERE workspace_id = $1 AND user_id = $2',
)
export async function deleteMember(tx: Tx, workspaceId: string, userId: string): Promise<boolean> {
  return (await tx.change(deleteMemberSql(workspaceId, userId))) === 1
}

// The lock on the workspace's row makes two administrators who step down at once do it one after the other.
const lockAdminsSql = sql(
  'workspace.lockAdmins',
  'SELECT workspace_id FROM workspace.workspace WHERE workspace_id = $1 FOR UPDATE',
)
const listAdminsSql = sql(
  'workspace.listAdmins',
  `SELECT user_id FROM workspace.member WHERE workspace_id = $1 AND role = 'admin' ORDER BY user_id`,
)
/** User ids of the administrators; nobody else changes them until the transaction ends. */
export async function lockAdmins(tx: Tx, workspaceId: string): Promise<string[]> {
  await tx.rows(lockAdminsSql(workspaceId))
  return (await tx.rows<{ user_id: string }>(listAdminsSql(workspaceId))).map((row) => row.user_id)
}

const addOwnersSql = sql(
  'workspace.addOwners',
  `INSERT INTO workspace.member (workspace_id, user_id, role, created_at)
   SELECT $1, id, 'admin', $2 FROM workspace."user" WHERE is_owner
   ON CONFLICT DO NOTHING`,
)
/** Owners of the install become administrators of a workspace made without anybody signed in. */
export async function addOwners(tx: Tx, workspaceId: string, createdAt: number): Promise<void> {
  await tx.change(addOwnersSql(workspaceId, createdAt))
}

const addOwnerEverywhereSql = sql(
  'workspace.addOwnerEverywhere',
  `INSERT INTO workspace.member (workspace_id, user_id, role, created_at)
   SELECT workspace_id, $1, 'admin', $2 FROM workspace.workspace
   ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = 'admin'`,
)
const markOwnerSql = sql('workspace.markOwner', 'UPDATE workspace."user" SET is_owner = true WHERE id = $1')
export async function makeOwner(tx: Tx, userId: string, at: number): Promise<void> {
  await tx.change(markOwnerSql(userId))
  await tx.change(addOwnerEverywhereSql(userId, at))
}

const isBeyondSql = sql(
  'workspace.isBeyond',
  `SELECT 1 FROM workspace.member m
    WHERE m.user_id = $1 AND NOT EXISTS (
      SELECT 1 FROM workspace.member a
       WHERE a.workspace_id = m.workspace_id AND a.user_id = $2 AND a.role = 'admin')
   UNION ALL
   SELECT 1 FROM workspace."user" u
    WHERE u.id = $1 AND u.is_owner AND NOT EXISTS (SELECT 1 FROM workspace."user" o WHERE o.id = $2 AND o.is_owner)
   LIMIT 1`,
)
/** May the user do anything that the administrator may not? Then she must not get into the user's account. */
export async function isBeyond(tx: Tx, userId: string, adminId: string): Promise<boolean> {
  return (await tx.rows(isBeyondSql(userId, adminId))).length > 0
}

export interface UserRow {
  id: string
  name: string
  email: string
  language: Language
}

const findOwnerSql = sql(
  'workspace.findOwner',
  `SELECT id, name, email, language FROM workspace."user" WHERE is_owner ORDER BY created_at, id LIMIT 1`,
)
/** The first owner of the install, or null before the first start was finished. */
export async function findOwner(tx: Tx): Promise<UserRow | null> {
  return (await tx.rows<UserRow>(findOwnerSql()))[0] ?? null
}

const findUserByEmailSql = sql(
  'workspace.findUserByEmail',
  `SELECT id, name, email, language FROM workspace."user" WHERE email = $1`,
)
/** @param email in lower case */
export async function findUserByEmail(tx: Tx, email: string): Promise<UserRow | null> {
  return (await tx.rows<UserRow>(findUserByEmailSql(email)))[0] ?? null
}

const updateUserSql = sql(
  'workspace.updateUser',
  `UPDATE workspace."user" SET name = coalesce($2, name), language = coalesce($3, language),
          email = coalesce($4, email), updated_at = to_timestamp($5 / 1000.0) WHERE id = $1`,
)
export interface UserChange {
  name?: string | undefined
  language?: Language | undefined
  email?: string | undefined
}
export async function updateUser(tx: Tx, userId: string, change: UserChange, at: number): Promise<void> {
  const { name, language, email } = change
  await tx.change(updateUserSql(userId, name ?? null, language ?? null, email ?? null, at))
}
