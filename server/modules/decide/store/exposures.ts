import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

/** Who met which arm first. */
export interface Exposure {
  experimentId: string
  birth: string
  root: string
  arm: string
}

const insertSql = sql(
  'decide.expose',
  `INSERT INTO decide.exposure (workspace_id, experiment_id, birth_id, root, arm, at)
   SELECT $1, e, b, r, a, $2 FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) AS m(e, b, r, a)
    ORDER BY e, b ON CONFLICT DO NOTHING`,
)
export async function insertExposures(
  tx: WorkspaceTx,
  rows: readonly Exposure[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return
  await tx.change(
    insertSql(
      ...[tx.workspaceId, now],
      pgArray.plain(rows.map((one) => one.experimentId)),
      pgArray.plain(rows.map((one) => one.birth)),
      pgArray.plain(rows.map((one) => one.root)),
      pgArray.text(rows.map((one) => one.arm)),
    ),
  )
}

const firstSql = sql(
  'decide.first_met',
  `SELECT DISTINCT ON (experiment_id, root) experiment_id::text AS "experimentId", root::text, arm, at
     FROM decide.exposure WHERE workspace_id = $1 AND root = ANY ($2::uuid[]) ORDER BY experiment_id, root, at, birth_id`,
)
export interface Met {
  experimentId: string
  root: string
  arm: string
  at: number
}
/** What these people met first, of every experiment. */
export async function listMet(tx: WorkspaceTx, roots: readonly string[]): Promise<Met[]> {
  if (roots.length === 0) return []
  return tx.rows<Met>(firstSql(tx.workspaceId, pgArray.plain(roots)))
}

const moveSql = (table: 'exposure' | 'outcome') =>
  sql(
    `decide.move_${table}`,
    `UPDATE decide.${table} t SET root = m.root FROM unnest($2::uuid[], $3::uuid[]) AS m(birth, root)
      WHERE t.workspace_id = $1 AND t.birth_id = m.birth AND t.root <> m.root`,
  )
const moves = [moveSql('exposure'), moveSql('outcome')]
/** People were joined or parted: what was written down follows its birth. */
export async function moveRows(tx: WorkspaceTx, moved: ReadonlyMap<string, string>): Promise<void> {
  const births = pgArray.plain([...moved.keys()])
  const roots = pgArray.plain([...moved.values()])
  for (const move of moves) await tx.change(move(tx.workspaceId, births, roots))
}
