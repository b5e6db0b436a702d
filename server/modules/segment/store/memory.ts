import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface MemoryRow {
  birth: string
  root: string
  /** As Memory writes it. */
  rings: string
}

const selectMemories = sql(
  'segment.memories',
  `SELECT birth_id::text AS birth, root_id::text AS root, rings FROM segment.memory
   WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[])`,
)

/** What the births of these customers left. */
export const listMemories = (tx: Tx, workspaceId: string, roots: readonly string[]): Promise<MemoryRow[]> =>
  tx.rows<MemoryRow>(selectMemories(workspaceId, pgArray.plain(roots)))

const selectOfBirths = sql(
  'segment.memories_of_births',
  `SELECT birth_id::text AS birth, root_id::text AS root, rings FROM segment.memory
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

export const listMemoriesOfBirths = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<MemoryRow[]> => tx.rows<MemoryRow>(selectOfBirths(workspaceId, pgArray.plain(births)))

const upsertMemories = sql(
  'segment.memory_put',
  `INSERT INTO segment.memory AS m (workspace_id, birth_id, root_id, rings)
   SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[])
   ON CONFLICT (workspace_id, birth_id) DO UPDATE SET root_id = excluded.root_id, rings = excluded.rings`,
)

/** Sorted by birth, so that writers meet rows in one order. */
export async function putMemories(tx: Tx, workspaceId: string, rows: readonly MemoryRow[]): Promise<void> {
  if (rows.length === 0) return
  const sorted = [...rows].sort((a, b) => (a.birth < b.birth ? -1 : 1))
  await tx.change(
    upsertMemories(
      workspaceId,
      pgArray.plain(sorted.map((row) => row.birth)),
      pgArray.plain(sorted.map((row) => row.root)),
      pgArray.text(sorted.map((row) => row.rings)),
    ),
  )
}

const moveMemories = sql(
  'segment.memory_move',
  `UPDATE segment.memory AS m SET root_id = e.root FROM unnest($2::uuid[], $3::uuid[]) AS e(birth, root)
   WHERE m.workspace_id = $1 AND m.birth_id = e.birth AND m.root_id <> e.root`,
)

/** Births that belong to others now. */
export async function moveBirths(
  tx: Tx,
  workspaceId: string,
  moved: ReadonlyMap<string, string>,
): Promise<void> {
  if (moved.size === 0) return
  const sorted = [...moved].sort(([a], [b]) => (a < b ? -1 : 1))
  await tx.change(
    moveMemories(
      workspaceId,
      pgArray.plain(sorted.map(([birth]) => birth)),
      pgArray.plain(sorted.map(([, root]) => root)),
    ),
  )
}

const removeMemories = sql(
  'segment.memory_drop',
  'DELETE FROM segment.memory WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
)

export const deleteMemories = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> =>
  tx.change(removeMemories(workspaceId, pgArray.plain(births)))
