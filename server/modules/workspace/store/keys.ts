import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Scope } from '../../../platform/http/scope.ts'

export interface KeyRow {
  id: string
  workspace_id: string
  kind: 'write' | 'secret'
  name: string
  prefix: string
  scopes: Scope[]
  created_at: number
  last_used_at: number | null
  revoked_at: number | null
}

export interface KeyHolderRow {
  id: string
  workspace_id: string
  kind: 'write' | 'secret'
  name: string
  scopes: Scope[]
  last_used_at: number | null
  region: string
  currency: string
}

const insertKeySql = sql(
  'workspace.insertKey',
  `INSERT INTO workspace.api_key (workspace_id, id, kind, name, prefix, hash, scopes, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7::text[], $8, $9)`,
)
export interface NewKeyRow {
  workspaceId: string
  id: string
  kind: 'write' | 'secret'
  name: string
  prefix: string
  hash: string
  scopes: readonly Scope[]
  createdAt: number
  createdBy: string | null
}
export async function insertKey(tx: Tx, key: NewKeyRow): Promise<void> {
  const scopes = pgArray.text(key.scopes)
  await tx.change(
    insertKeySql(
      key.workspaceId,
      key.id,
      key.kind,
      key.name,
      key.prefix,
      key.hash,
      scopes,
      key.createdAt,
      key.createdBy,
    ),
  )
}

// The one query that is asked before the workspace is known: the key's hash names it.
const findKeyHolderSql = sql(
  'workspace.findKeyHolder',
  `SELECT k.id, k.workspace_id, k.kind, k.name, k.scopes, k.last_used_at, w.region, w.currency
     FROM workspace.api_key k JOIN workspace.workspace w USING (workspace_id)
    WHERE k.hash = $1 AND k.revoked_at IS NULL`,
)
export async function findKeyHolder(tx: Tx, hash: string): Promise<KeyHolderRow | null> {
  return (await tx.rows<KeyHolderRow>(findKeyHolderSql(hash)))[0] ?? null
}

const listKeyHashesSql = sql(
  'workspace.listKeyHashes',
  'SELECT hash FROM workspace.api_key WHERE revoked_at IS NULL',
)
/** Hashes of all valid keys of the install, whatever the workspace. */
export async function listKeyHashes(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ hash: string }>(listKeyHashesSql())).map((row) => row.hash)
}

const touchKeySql = sql(
  'workspace.touchKey',
  `UPDATE workspace.api_key SET last_used_at = $3
    WHERE workspace_id = $1 AND id = $2::uuid AND (last_used_at IS NULL OR last_used_at < $3)`,
)
export async function touchKey(tx: Tx, workspaceId: string, id: string, usedAt: number): Promise<void> {
  await tx.change(touchKeySql(workspaceId, id, usedAt))
}

const listKeysSql = sql(
  'workspace.listKeys',
  `SELECT id, workspace_id, kind, name, prefix, scopes, created_at, last_used_at, revoked_at
     FROM workspace.api_key WHERE workspace_id = $1 ORDER BY revoked_at IS NOT NULL, id`,
)
export function listKeys(tx: Tx, workspaceId: string): Promise<KeyRow[]> {
  return tx.rows<KeyRow>(listKeysSql(workspaceId))
}

const revokeKeySql = sql(
  'workspace.revokeKey',
  `UPDATE workspace.api_key SET revoked_at = coalesce(revoked_at, $3)
    WHERE workspace_id = $1 AND id::text = $2 RETURNING hash, kind`,
)
/** @returns hash and kind of the key, or null where this workspace has no such key */
export async function revokeKey(
  tx: Tx,
  workspaceId: string,
  id: string,
  revokedAt: number,
): Promise<{ hash: string; kind: 'write' | 'secret' } | null> {
  const rows = await tx.rows<{ hash: string; kind: 'write' | 'secret' }>(
    revokeKeySql(workspaceId, id, revokedAt),
  )
  return rows[0] ?? null
}

const revokeKeysSql = sql(
  'workspace.revokeKeys',
  'UPDATE workspace.api_key SET revoked_at = $2 WHERE workspace_id = $1 AND revoked_at IS NULL',
)
/** @returns how many were valid until now */
export function revokeKeys(tx: Tx, workspaceId: string, revokedAt: number): Promise<number> {
  return tx.change(revokeKeysSql(workspaceId, revokedAt))
}

const listWriteKeyHashesSql = sql(
  'workspace.listWriteKeyHashes',
  `SELECT id, hash, name FROM workspace.api_key
    WHERE workspace_id = $1 AND kind = 'write' AND revoked_at IS NULL ORDER BY id`,
)
export function listWriteKeyHashes(
  tx: Tx,
  workspaceId: string,
): Promise<{ id: string; hash: string; name: string }[]> {
  return tx.rows(listWriteKeyHashesSql(workspaceId))
}
