import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'
import { type ItemRow, itemColumns } from './items.ts'

export interface SeriesRow {
  id: string
  name: string
  revision: number
  updated_at: number
  updated_by: string
}
export interface PartRow extends ItemRow {
  series_id: string
  day: number
  role: string
}
export interface NewPart {
  itemId: string
  day: number
  role: string
}

const insertSeriesSql = sql(
  'content.insertSeries',
  `INSERT INTO content.series (workspace_id, id, name, revision, created_at, updated_at, updated_by)
   VALUES ($1, $2::uuid, $3, 1, $4, $4, $5)`,
)
export async function insertSeries(
  tx: WorkspaceTx,
  one: { id: string; name: string; at: number; by: string },
): Promise<void> {
  await tx.change(insertSeriesSql(tx.workspaceId, one.id, one.name, one.at, one.by))
}

const putSeriesSql = sql(
  'content.putSeries',
  `UPDATE content.series SET name = $4, revision = revision + 1, updated_at = $5, updated_by = $6
    WHERE workspace_id = $1 AND id = $2::uuid AND revision = $3`,
)
/** @returns false where it is no longer the one that was read */
export async function putSeries(
  tx: WorkspaceTx,
  one: { id: string; revision: number; name: string; at: number; by: string },
): Promise<boolean> {
  const { id, revision, name, at, by } = one
  return (await tx.change(putSeriesSql(tx.workspaceId, id, revision, name, at, by))) === 1
}

const deletePartsSql = sql(
  'content.deleteSeriesParts',
  'DELETE FROM content.series_part WHERE workspace_id = $1 AND series_id = $2::uuid',
)
const insertPartSql = sql(
  'content.insertSeriesPart',
  `INSERT INTO content.series_part (workspace_id, item_id, series_id, ordinal, day, role)
   SELECT $1, id, $3::uuid, $4, $5, $6 FROM content.item WHERE workspace_id = $1 AND id = $2::uuid AND kind = 'message'
   ON CONFLICT DO NOTHING`,
)
/** The parts anew. @returns the first that cannot be one: there is no such message, or another series has it */
export async function putParts(
  tx: WorkspaceTx,
  seriesId: string,
  parts: readonly NewPart[],
): Promise<number | null> {
  await tx.change(deletePartsSql(tx.workspaceId, seriesId))
  for (const [i, { itemId, day, role }] of parts.entries())
    if ((await tx.change(insertPartSql(tx.workspaceId, itemId, seriesId, i, day, role))) === 0) return i
  return null
}

const deleteSeriesSql = sql(
  'content.deleteSeries',
  'DELETE FROM content.series WHERE workspace_id = $1 AND id = $2::uuid',
)
export async function deleteSeries(tx: WorkspaceTx, id: string): Promise<boolean> {
  return (await tx.change(deleteSeriesSql(tx.workspaceId, id))) === 1
}

const listSeriesSql = sql(
  'content.listSeries',
  `SELECT id, name, revision, updated_at, updated_by FROM content.series
    WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY updated_at DESC, id DESC LIMIT 200`,
)
/** The last changed first. @param id that one alone */
export const listSeries = (tx: WorkspaceTx, id: string | null): Promise<SeriesRow[]> =>
  tx.rows<SeriesRow>(listSeriesSql(tx.workspaceId, id))

const listPartsSql = sql(
  'content.listSeriesParts',
  `SELECT p.series_id, p.day, p.role, i.* FROM content.series_part p
     JOIN (SELECT ${itemColumns} FROM content.item WHERE workspace_id = $1) i ON i.id = p.item_id
    WHERE p.workspace_id = $1 AND ($2::uuid IS NULL OR p.series_id = $2) ORDER BY p.series_id, p.ordinal`,
)
/** In their order, those of one series or of all. */
export const listParts = (tx: WorkspaceTx, seriesId: string | null): Promise<PartRow[]> =>
  tx.rows<PartRow>(listPartsSql(tx.workspaceId, seriesId))
