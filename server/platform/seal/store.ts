import { pgArray, sql, type Tx } from '../db/index.ts'

const insertWorkspaceKey = sql(
  'seal.workspace_key_add',
  'INSERT INTO seal.workspace_key (workspace_id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING',
)
const selectWorkspaceKey = sql(
  'seal.workspace_key',
  'SELECT wrapped FROM seal.workspace_key WHERE workspace_id = $1',
)

export async function findWorkspaceKey(tx: Tx, workspaceId: string): Promise<string | null> {
  return (await tx.rows<{ wrapped: string }>(selectWorkspaceKey(workspaceId)))[0]?.wrapped ?? null
}

/** One that is there already stays. */
export async function addWorkspaceKey(tx: Tx, workspaceId: string, wrapped: string): Promise<void> {
  await tx.change(insertWorkspaceKey(workspaceId, wrapped))
}

export interface WrappedKey {
  birth: string
  wrapped: string
}

const selectBirthKeys = sql(
  'seal.birth_keys',
  `SELECT birth_id::text AS birth, wrapped FROM seal.birth_key WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

export const listBirthKeys = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<WrappedKey[]> => tx.rows<WrappedKey>(selectBirthKeys(workspaceId, pgArray.plain(births)))

const insertBirthKeys = sql(
  'seal.birth_key_add',
  `INSERT INTO seal.birth_key (workspace_id, birth_id, wrapped)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
)

/** @returns how many are new; for the others somebody else was first */
export const addBirthKeys = (tx: Tx, workspaceId: string, keys: readonly WrappedKey[]): Promise<number> =>
  tx.change(
    insertBirthKeys(
      workspaceId,
      pgArray.plain(keys.map((one) => one.birth)),
      pgArray.plain(keys.map((one) => one.wrapped)),
    ),
  )

const removeBirthKeys = sql(
  'seal.birth_key_destroy',
  'DELETE FROM seal.birth_key WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
)

export const deleteBirthKeys = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> =>
  tx.change(removeBirthKeys(workspaceId, pgArray.plain(births)))
