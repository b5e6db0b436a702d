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

const guardsSql = sql(
  'journey.guards_move',
  `UPDATE journey.entry_guard g SET root = m.root FROM unnest($3::uuid[], $4::uuid[]) AS m(birth, root)
   WHERE g.workspace_id = $1 AND g.root = ANY ($2::uuid[]) AND g.birth_id = m.birth AND g.root <> m.root`,
)
/** What is remembered of entries follows, too. */
export const moveGuards = (
  tx: Tx,
  workspaceId: string,
  from: readonly string[],
  moved: Moved,
): Promise<number> =>
  tx.change(
    guardsSql(
      workspaceId,
      pgArray.plain(from),
      pgArray.plain([...moved.keys()]),
      pgArray.plain([...moved.values()]),
    ),
  )
