import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { Memory } from '../rules/memory.ts'

export interface StoredMemory {
  birth: string
  root: string
  memory: Memory
}

interface TextRow {
  birth: string
  root: string
  rings: string
}

/** The texts of a birth, the first one first, are one memory. */
function readTexts(rows: readonly TextRow[]): StoredMemory[] {
  const texts = new Map<string, { root: string; texts: string[] }>()
  for (const { birth, root, rings } of rows) {
    const known = texts.get(birth)
    if (known === undefined) texts.set(birth, { root, texts: [rings] })
    else known.texts.push(rings)
  }
  return [...texts].map(([birth, one]) => ({ birth, root: one.root, memory: Memory.read(...one.texts) }))
}

const selectMemories = sql(
  'segment.memories',
  `SELECT birth_id::text AS birth, root_id::text AS root, rings FROM segment.memory
   WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[]) ORDER BY n`,
)

/** What the births of these customers left. */
export const listMemories = async (
  tx: Tx,
  workspaceId: string,
  roots: readonly string[],
): Promise<StoredMemory[]> =>
  readTexts(await tx.rows<TextRow>(selectMemories(workspaceId, pgArray.plain(roots))))

const selectOfBirths = sql(
  'segment.memories_of_births',
  `SELECT birth_id::text AS birth, root_id::text AS root, rings FROM segment.memory
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY n`,
)

export const listMemoriesOfBirths = async (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<StoredMemory[]> =>
  readTexts(await tx.rows<TextRow>(selectOfBirths(workspaceId, pgArray.plain(births))))

const upsertMemories = sql(
  'segment.memory_put',
  `INSERT INTO segment.memory AS m (workspace_id, birth_id, root_id, n, rings)
   SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::text[])
   ON CONFLICT (workspace_id, birth_id, n) DO UPDATE SET root_id = excluded.root_id, rings = excluded.rings`,
)
const dropFurther = sql(
  'segment.memory_shorten',
  'DELETE FROM segment.memory WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND n > 0',
)

/** Writes what is new of these. Sorted by birth, so that writers meet rows in one order. */
export async function putMemories(
  tx: Tx,
  workspaceId: string,
  memories: readonly StoredMemory[],
): Promise<void> {
  if (memories.length === 0) return
  const rows = memories.toSorted((a, b) => (a.birth < b.birth ? -1 : 1))
  const texts = rows.map(({ memory }) => memory.writeNew())
  const births = rows.map(({ birth }) => birth)
  const shorter = births.filter((_, i) => texts[i]?.isShorter === true)
  await Promise.all([
    shorter.length > 0 ? tx.change(dropFurther(workspaceId, pgArray.plain(shorter))) : 0,
    tx.change(
      upsertMemories(
        workspaceId,
        pgArray.plain(births),
        pgArray.plain(rows.map(({ root }) => root)),
        pgArray.plain(texts.map(({ n }) => n)),
        pgArray.quoted(texts.map(({ rings }) => rings)),
      ),
    ),
  ])
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
