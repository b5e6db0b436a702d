import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export type SegmentState = 'draft' | 'live' | 'archived'

export interface SegmentRow {
  id: string
  name: string
  description: string
  folder: string
  state: SegmentState
  version: number
  nextVersion: number | null
  /** Of a build: the log below `buildPos` is read in up to `buildAt`; then customers are settled, so many so far. */
  buildPos: number | null
  buildAt: number | null
  isFilling: boolean
  filled: number
  broken: string | null
  createdAt: number
  createdBy: string
  changedAt: number
  people: number
  /** JSON of the newest version, which may not be the one members follow yet. */
  condition: string
  newest: number
}

const columns = `s.id::text, s.name, s.description, s.folder, s.state, s.version, s.next_version AS "nextVersion",
  s.build_pos AS "buildPos", s.build_at AS "buildAt", s.fill_after IS NOT NULL AS "isFilling", s.filled, s.broken,
  s.created_at AS "createdAt", s.created_by AS "createdBy", s.changed_at AS "changedAt", coalesce(t.members, 0) AS people,
  v.condition, v.version AS newest`

const joined = `segment.segment s
  LEFT JOIN segment.tally t ON t.workspace_id = s.workspace_id AND t.segment_id = s.id
  JOIN LATERAL (SELECT condition, version FROM segment.version
                 WHERE workspace_id = s.workspace_id AND segment_id = s.id ORDER BY version DESC LIMIT 1) v ON true`

const findSql = sql(
  'segment.find',
  `SELECT ${columns} FROM ${joined} WHERE s.workspace_id = $1 AND s.id = $2::uuid`,
)
export async function findSegment(tx: WorkspaceTx, id: string): Promise<SegmentRow | null> {
  return (await tx.rows<SegmentRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const lockSql = sql(
  'segment.lock',
  'SELECT id FROM segment.segment WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE',
)
/** Locked until the transaction ends, and read. */
export async function lockSegment(tx: WorkspaceTx, id: string): Promise<SegmentRow | null> {
  await tx.rows(lockSql(tx.workspaceId, id))
  return findSegment(tx, id)
}

const listSql = sql(
  'segment.list',
  `SELECT ${columns} FROM ${joined}
    WHERE s.workspace_id = $1 AND (s.state = 'archived') = $2
      AND ($3::text IS NULL OR position(lower($3) IN lower(s.name || ' ' || s.description || ' ' || s.folder)) > 0)
      AND ($4::text IS NULL OR s.folder = $4 OR starts_with(s.folder, $4 || '/'))
      AND ($5::bigint IS NULL OR (s.changed_at, s.id) < ($5, $6::uuid))
    ORDER BY s.changed_at DESC, s.id DESC LIMIT $7`,
)
export interface SegmentFilter {
  isArchived: boolean
  text: string | null
  folder: string | null
  before: { at: number; id: string } | null
  limit: number
}
/** Newest change first. */
export function listSegments(tx: WorkspaceTx, filter: SegmentFilter): Promise<SegmentRow[]> {
  const { isArchived, text, folder, before, limit } = filter
  const place = [before?.at ?? null, before?.id ?? null]
  return tx.rows<SegmentRow>(listSql(tx.workspaceId, isArchived, text, folder, ...place, limit))
}

const listAllSql = sql(
  'segment.list_all',
  `SELECT ${columns} FROM ${joined} WHERE s.workspace_id = $1 AND s.state <> 'archived' ORDER BY s.name, s.id LIMIT 2000`,
)
/** Every segment that is not put away, by name. */
export const listCurrent = (tx: WorkspaceTx): Promise<SegmentRow[]> =>
  tx.rows<SegmentRow>(listAllSql(tx.workspaceId))

const foldersSql = sql(
  'segment.folders',
  `SELECT folder AS name, count(*) AS items FROM segment.segment
    WHERE workspace_id = $1 AND folder <> '' AND (state = 'archived') = $2 GROUP BY folder ORDER BY folder`,
)
/** Folders of the segments that are shown: of those in the archive, or of the others. */
export const listFolders = (
  tx: WorkspaceTx,
  isArchived: boolean,
): Promise<{ name: string; items: number }[]> =>
  tx.rows<{ name: string; items: number }>(foldersSql(tx.workspaceId, isArchived))

const insertSql = sql(
  'segment.insert',
  `INSERT INTO segment.segment (workspace_id, id, name, description, folder, state, version, next_version, created_at, created_by,
     changed_at)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, 0, $7, $8, $9, $8)`,
)
export interface NewSegment {
  id: string
  name: string
  description: string
  folder: string
  state: SegmentState
  /** The version to be built at once; null for a draft. */
  nextVersion: number | null
  createdAt: number
  createdBy: string
}
export async function insertSegment(tx: WorkspaceTx, row: NewSegment): Promise<void> {
  const { id, name, description, folder, state, nextVersion, createdAt, createdBy } = row
  await tx.change(
    insertSql(tx.workspaceId, id, name, description, folder, state, nextVersion, createdAt, createdBy),
  )
}

const insertVersionSql = sql(
  'segment.version_insert',
  `INSERT INTO segment.version (workspace_id, segment_id, version, condition, note, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7)`,
)
export interface VersionRow {
  version: number
  condition: string
  note: string
  createdAt: number
  createdBy: string
}
export async function insertVersion(tx: WorkspaceTx, segmentId: string, row: VersionRow): Promise<void> {
  const { version, condition, note, createdAt, createdBy } = row
  await tx.change(insertVersionSql(tx.workspaceId, segmentId, version, condition, note, createdAt, createdBy))
}

const versionsSql = sql(
  'segment.versions',
  `SELECT version, condition, note, created_at AS "createdAt", created_by AS "createdBy" FROM segment.version
    WHERE workspace_id = $1 AND segment_id = $2::uuid ORDER BY version DESC LIMIT 200`,
)
export const listVersions = (tx: WorkspaceTx, segmentId: string): Promise<VersionRow[]> =>
  tx.rows<VersionRow>(versionsSql(tx.workspaceId, segmentId))

const describeSql = sql(
  'segment.describe',
  `UPDATE segment.segment SET name = coalesce($3, name), description = coalesce($4, description), folder = coalesce($5, folder),
      changed_at = $6
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function describeSegment(
  tx: WorkspaceTx,
  id: string,
  change: {
    name?: string | undefined
    description?: string | undefined
    folder?: string | undefined
    at: number
  },
): Promise<void> {
  const { name, description, folder, at } = change
  await tx.change(describeSql(tx.workspaceId, id, name ?? null, description ?? null, folder ?? null, at))
}

const stateSql = sql(
  'segment.put_state',
  `UPDATE segment.segment SET state = $3, next_version = $4, build_pos = NULL, build_at = NULL, fill_after = NULL, changed_at = $5
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** Puts a segment live, or away; with the version that is to be built, or null. A build under way begins anew. */
export async function putState(
  tx: WorkspaceTx,
  id: string,
  change: { state: SegmentState; nextVersion: number | null; at: number },
): Promise<void> {
  await tx.change(stateSql(tx.workspaceId, id, change.state, change.nextVersion, change.at))
}

const stampSql = sql(
  'segment.stamp',
  `INSERT INTO segment.stamp AS known (workspace_id, stamp) VALUES ($1, 1)
   ON CONFLICT (workspace_id) DO UPDATE SET stamp = known.stamp + 1`,
)
/** Definitions have changed: the pipeline reads them anew. */
export async function bumpStamp(tx: WorkspaceTx): Promise<void> {
  await tx.change(stampSql(tx.workspaceId))
}

const deletions = ['member', 'tally', 'flip', 'checked', 'version'].map((table) =>
  sql(
    `segment.delete_${table}`,
    `DELETE FROM segment.${table} WHERE workspace_id = $1 AND segment_id = $2::uuid`,
  ),
)
const deleteSql = sql(
  'segment.delete',
  'DELETE FROM segment.segment WHERE workspace_id = $1 AND id = $2::uuid',
)
/** With its versions, members and history. */
export async function deleteSegment(tx: WorkspaceTx, id: string): Promise<void> {
  for (const one of deletions) await tx.change(one(tx.workspaceId, id))
  await tx.change(deleteSql(tx.workspaceId, id))
}
