import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

type Moved = ReadonlyMap<string, string>

// Rows are found by the customers they stood with, not by birth: there is no index by birth, and no need of one.
const runsSql = sql(
  'journey.runs_move',
  `UPDATE journey.enrollment e SET root = m.root FROM unnest($3::uuid[], $4::uuid[]) AS m(birth, root)
   WHERE e.workspace_id = $1 AND e.root = ANY ($2::uuid[]) AND e.birth_id = m.birth AND e.root <> m.root`,
)
/** Runs stand with the customer their birth belongs to now. */
export const moveRuns = (
  tx: Tx,
  workspaceId: string,
  from: readonly string[],
  moved: Moved,
): Promise<number> =>
  tx.change(
    runsSql(
      workspaceId,
      pgArray.plain(from),
      pgArray.plain([...moved.keys()]),
      pgArray.plain([...moved.values()]),
    ),
  )

const clearSql = sql(
  'journey.guards_clear',
  `DELETE FROM journey.entry_guard g USING unnest($3::uuid[], $4::uuid[]) AS m(birth, root)
   WHERE g.workspace_id = $1 AND g.root = ANY ($2::uuid[]) AND g.birth_id = m.birth AND g.root <> m.root
     AND EXISTS (SELECT 1 FROM journey.entry_guard o LEFT JOIN unnest($3::uuid[], $4::uuid[]) AS n(birth, root)
       ON n.birth = o.birth_id AND o.root = ANY ($2::uuid[])
       WHERE o.workspace_id = $1 AND o.journey_id = g.journey_id AND o.entry_key = g.entry_key
         AND (o.root = m.root OR (n.root = m.root AND o.root < g.root)))`,
)
const guardsSql = sql(
  'journey.guards_move',
  `UPDATE journey.entry_guard g SET root = m.root FROM unnest($3::uuid[], $4::uuid[]) AS m(birth, root)
   WHERE g.workspace_id = $1 AND g.root = ANY ($2::uuid[]) AND g.birth_id = m.birth AND g.root <> m.root`,
)
/** What is remembered of entries follows, too; of several of the same word one stays, whichever of them moves. */
export async function moveGuards(
  tx: Tx,
  workspaceId: string,
  from: readonly string[],
  moved: Moved,
): Promise<void> {
  const values = [
    workspaceId,
    pgArray.plain(from),
    pgArray.plain([...moved.keys()]),
    pgArray.plain([...moved.values()]),
  ]
  await tx.change(clearSql(...values))
  await tx.change(guardsSql(...values))
}
