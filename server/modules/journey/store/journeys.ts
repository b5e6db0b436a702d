import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { JourneyState } from '../schema.ts'

export interface JourneyRow {
  id: string
  name: string
  folder: string
  state: JourneyState
  /** JSON of the graph as it is drawn now. */
  draft: string
  revision: number
  version: number | null
  sample: number
  needsSecond: boolean
  askedBy: string | null
  askedName: string | null
  askedOf: number | null
  approvedBy: string | null
  approvedOf: number | null
  note: string | null
  nextAt: number | null
  enteredTo: string | null
  fromPos: number
  launchedAt: number | null
  createdAt: number
  createdBy: string
  updatedAt: number
  archivedAt: number | null
  /** Who saved what is drawn now; null: before that was kept. */
  drawnBy: string | null
}

const columns = `id::text, name, folder, state, draft, revision, version, sample, needs_second AS "needsSecond",
  asked_by AS "askedBy", asked_name AS "askedName", asked_of AS "askedOf", approved_by AS "approvedBy",
  approved_of AS "approvedOf", note, next_at AS "nextAt", entered_to AS "enteredTo", from_pos AS "fromPos",
  launched_at AS "launchedAt", created_at AS "createdAt", created_by AS "createdBy", updated_at AS "updatedAt",
  archived_at AS "archivedAt", drawn_by AS "drawnBy"`

const insertSql = sql(
  'journey.insert',
  `INSERT INTO journey.journey (workspace_id, id, name, folder, state, draft, revision, sample, needs_second, from_pos,
     created_at, created_by, updated_at, drawn_by)
   VALUES ($1, $2, $3, $4, 'draft', $5, 1, 100, $6, 0, $7, $8, $7, $9)`,
)
export const insertJourney = (
  tx: WorkspaceTx,
  row: Pick<
    JourneyRow,
    'id' | 'name' | 'folder' | 'draft' | 'needsSecond' | 'createdAt' | 'createdBy' | 'drawnBy'
  >,
): Promise<number> =>
  tx.change(
    insertSql(
      ...[tx.workspaceId, row.id, row.name, row.folder],
      ...[row.draft, row.needsSecond, row.createdAt, row.createdBy, row.drawnBy],
    ),
  )

const findSql = sql(
  'journey.find',
  `SELECT ${columns} FROM journey.journey WHERE workspace_id = $1 AND id = $2`,
)
const lockSql = sql(
  'journey.lock',
  `SELECT ${columns} FROM journey.journey WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
export async function findJourney(tx: WorkspaceTx, id: string): Promise<JourneyRow | null> {
  return (await tx.rows<JourneyRow>(findSql(tx.workspaceId, id)))[0] ?? null
}
export async function lockJourney(tx: WorkspaceTx, id: string): Promise<JourneyRow | null> {
  return (await tx.rows<JourneyRow>(lockSql(tx.workspaceId, id)))[0] ?? null
}

const listSql = sql(
  'journey.list',
  `SELECT ${columns} FROM journey.journey WHERE workspace_id = $1 AND (archived_at IS NULL) = $2
   ORDER BY updated_at DESC, id DESC LIMIT $3`,
)
export const listJourneys = (
  tx: WorkspaceTx,
  o: { isArchived: boolean; limit: number },
): Promise<JourneyRow[]> => tx.rows<JourneyRow>(listSql(tx.workspaceId, !o.isArchived, o.limit))

const namesSql = sql(
  'journey.names',
  'SELECT id::text, name FROM journey.journey WHERE workspace_id = $1 AND id = ANY ($2::uuid[])',
)
/** What these are called, those that were put away as well. */
export async function nameJourneys(
  tx: WorkspaceTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(namesSql(tx.workspaceId, pgArray.plain(ids)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const likeSql = sql(
  'journey.named-like',
  'SELECT name FROM journey.journey WHERE workspace_id = $1 AND starts_with(name, $2)',
)
/** Names that begin like this one, of journeys that were put away as well. */
export async function listNamesLike(tx: WorkspaceTx, name: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(likeSql(tx.workspaceId, name))
  return rows.map((row) => row.name)
}

const updateSql = sql(
  'journey.update',
  `UPDATE journey.journey SET name = $3, folder = $4, state = $5, draft = $6, revision = $7, version = $8, sample = $9,
     needs_second = $10, asked_by = $11, asked_name = $12, asked_of = $13, approved_by = $14, approved_of = $15, note = $16,
     next_at = $17, entered_to = $18, from_pos = $19, launched_at = $20, updated_at = $21, archived_at = $22,
     drawn_by = $23
   WHERE workspace_id = $1 AND id = $2`,
)
export const updateJourney = (tx: WorkspaceTx, row: JourneyRow): Promise<number> =>
  tx.change(
    updateSql(
      ...[tx.workspaceId, row.id, row.name, row.folder, row.state, row.draft, row.revision, row.version],
      ...[row.sample, row.needsSecond, row.askedBy, row.askedName, row.askedOf, row.approvedBy],
      ...[row.approvedOf, row.note, row.nextAt, row.enteredTo, row.fromPos, row.launchedAt],
      ...[row.updatedAt, row.archivedAt, row.drawnBy],
    ),
  )

const deleteSql = sql(
  'journey.delete',
  `DELETE FROM journey.journey WHERE workspace_id = $1 AND id = $2 AND version IS NULL`,
)
const usersSql = sql(
  'journey.users',
  `SELECT used, j.id::text, j.name FROM unnest($2::text[]) AS used
     JOIN journey.journey j ON j.workspace_id = $1 AND j.state <> 'stopped'
    WHERE position(used IN j.draft) > 0 OR EXISTS (
      SELECT 1 FROM journey.version v
       WHERE v.workspace_id = $1 AND v.journey_id = j.id AND position(used IN v.graph) > 0
         AND ($3::boolean OR v.n = j.version OR (v.journey_id, v.n) IN (
           SELECT journey_id, version FROM journey.enrollment WHERE workspace_id = $1 AND state IN ('t', 'e', 'h'))))
    ORDER BY j.name, j.id LIMIT 1000`,
)
interface User {
  used: string
  id: string
  name: string
}
/**
 * Journeys whose draft, or any version ever launched, names any of these segments or messages: whoever has come to the end may still
 * have a message waiting, and what it says and what makes it needless are asked when it is handed over.
 */
export const listUsers = (tx: WorkspaceTx, used: readonly string[]): Promise<User[]> =>
  tx.rows<User>(usersSql(tx.workspaceId, pgArray.plain(used), true))

/** Journeys whose draft, newest version, or one that somebody still goes by names any of these audiences. */
export const listUsersNow = (tx: WorkspaceTx, used: readonly string[]): Promise<User[]> =>
  tx.rows<User>(usersSql(tx.workspaceId, pgArray.plain(used), false))

const liveNamingSql = sql(
  'journey.live_naming',
  `SELECT j.name, v.graph FROM journey.journey j
   JOIN journey.version v ON v.workspace_id = $1 AND v.journey_id = j.id AND v.n = j.version
   WHERE j.workspace_id = $1 AND j.state = 'live' AND j.id IS DISTINCT FROM $3::uuid AND position($2::text IN v.graph) > 0
   ORDER BY j.launched_at DESC LIMIT 100`,
)
/** Live journeys, but for one, in whose graph this word stands. */
export const listLiveNaming = (
  tx: WorkspaceTx,
  { word, except }: { word: string; except: string | null },
): Promise<{ name: string; graph: string }[]> => tx.rows(liveNamingSql(tx.workspaceId, word, except))

/** One that was never launched. */
export const deleteJourney = (tx: WorkspaceTx, id: string): Promise<number> =>
  tx.change(deleteSql(tx.workspaceId, id))

export interface VersionRef {
  journeyId: string
  n: number
}
export interface VersionRow extends VersionRef {
  graph: string
}

const insertVersionSql = sql(
  'journey.version_insert',
  `INSERT INTO journey.version (workspace_id, journey_id, n, graph, launched_at, launched_by) VALUES ($1, $2, $3, $4, $5, $6)`,
)
export const insertVersion = (
  tx: WorkspaceTx,
  row: VersionRow & { launchedAt: number; launchedBy: string },
): Promise<number> =>
  tx.change(insertVersionSql(tx.workspaceId, row.journeyId, row.n, row.graph, row.launchedAt, row.launchedBy))

const versionsSql = sql(
  'journey.versions',
  `SELECT v.journey_id::text AS "journeyId", v.n, v.graph FROM unnest($2::uuid[], $3::int[]) AS m(id, n)
   JOIN journey.version v ON v.workspace_id = $1 AND v.journey_id = m.id AND v.n = m.n`,
)
export const listVersions = (
  tx: Tx,
  workspaceId: string,
  refs: readonly VersionRef[],
): Promise<VersionRow[]> =>
  tx.rows<VersionRow>(
    versionsSql(
      workspaceId,
      pgArray.plain(refs.map((one) => one.journeyId)),
      pgArray.plain(refs.map((one) => one.n)),
    ),
  )

const ofJourneySql = sql(
  'journey.versions_of',
  `SELECT journey_id::text AS "journeyId", n, graph, launched_at AS "launchedAt", launched_by AS "launchedBy"
   FROM journey.version WHERE workspace_id = $1 AND journey_id = $2 ORDER BY n DESC`,
)
export const listVersionsOf = (
  tx: WorkspaceTx,
  id: string,
): Promise<(VersionRow & { launchedAt: number; launchedBy: string })[]> =>
  tx.rows(ofJourneySql(tx.workspaceId, id))

/** A journey that was launched. */
export interface Head {
  workspaceId: string
  id: string
  version: number
  /** People may come in. */
  isLive: boolean
  /** People may be inside. */
  isOn: boolean
  sample: number
  fromPos: number
  /** How far its workspace has heard. */
  heard: number
}

const headsSql = sql(
  'journey.heads',
  `SELECT j.workspace_id AS "workspaceId", j.id::text, j.version, j.state = 'live' AS "isLive",
     j.state <> 'stopped' AS "isOn", j.sample, j.from_pos AS "fromPos", coalesce(h.pos, 0) AS heard
   FROM journey.journey j LEFT JOIN journey.heard h ON h.workspace_id = j.workspace_id
   WHERE j.workspace_id = ANY ($1::text[]) AND j.version IS NOT NULL ORDER BY j.id`,
)
/** Journeys of these workspaces that were ever launched; most workspaces of most batches have none. */
export const listHeads = (tx: Tx, workspaceIds: readonly string[]): Promise<Head[]> =>
  tx.rows<Head>(headsSql(pgArray.text(workspaceIds)))

const lockHeadsSql = sql(
  'journey.lock_heads',
  `SELECT id::text FROM journey.journey WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND state = 'live'
   ORDER BY id FOR NO KEY UPDATE`,
)
/** People come into a journey one transaction after the other. @returns those that are still live */
export async function lockHeads(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(lockHeadsSql(workspaceId, pgArray.plain(ids)))
  return new Set(rows.map((row) => row.id))
}

const heardSql = sql(
  'journey.hear',
  `INSERT INTO journey.heard AS h (workspace_id, pos) VALUES ($1, $2)
   ON CONFLICT (workspace_id) DO UPDATE SET pos = greatest(h.pos, excluded.pos)`,
)
export const putHeard = (tx: Tx, workspaceId: string, pos: number): Promise<number> =>
  tx.change(heardSql(workspaceId, pos))

const dueSql = sql(
  'journey.due',
  `SELECT j.workspace_id AS "workspaceId", j.id::text, d.wake_at AS "wakeAt" FROM journey.journey j
   CROSS JOIN LATERAL (SELECT e.wake_at FROM journey.enrollment e WHERE e.workspace_id = j.workspace_id AND e.journey_id = j.id
     AND e.wake_at <= $1 ORDER BY e.wake_at LIMIT 1) AS d
   WHERE j.state = 'live' ORDER BY d.wake_at`,
)
export interface DueJourney {
  workspaceId: string
  id: string
  wakeAt: number
}
/** Journeys somebody's turn has come in, the longest overdue first; in the worker's transaction. */
export const listDueJourneys = (tx: Tx, now: number): Promise<DueJourney[]> =>
  tx.rows<DueJourney>(dueSql(now))

const entriesSql = sql(
  'journey.due_entries',
  `SELECT workspace_id AS "workspaceId", id::text, next_at AS "wakeAt" FROM journey.journey
   WHERE state = 'live' AND next_at <= $1 ORDER BY next_at LIMIT 50`,
)
/** Journeys whose people are to be looked for now; in the worker's transaction. */
export const listDueEntries = (tx: Tx, now: number): Promise<DueJourney[]> =>
  tx.rows<DueJourney>(entriesSql(now))

const moveEntrySql = sql(
  'journey.move_entry',
  `UPDATE journey.journey SET next_at = $3, entered_to = $4
   WHERE workspace_id = $1 AND id = $2 AND next_at = $5 AND entered_to IS NOT DISTINCT FROM $6`,
)
/** The next look, or the next people of this one. @throws where somebody else has looked meanwhile */
export async function moveEntry(
  tx: WorkspaceTx,
  row: JourneyRow,
  next: Pick<JourneyRow, 'nextAt' | 'enteredTo'>,
): Promise<void> {
  const { id, nextAt, enteredTo } = row
  const moved = await tx.change(
    moveEntrySql(tx.workspaceId, id, next.nextAt, next.enteredTo, nextAt, enteredTo),
  )
  if (moved === 0) throw new Error('somebody else takes these people in')
}

const stoppedSql = sql(
  'journey.stopped',
  `SELECT j.workspace_id AS "workspaceId", j.id::text, 0 AS "wakeAt" FROM journey.journey j
   WHERE j.state = 'stopped' AND (
     EXISTS (SELECT FROM journey.enrollment e WHERE e.workspace_id = j.workspace_id AND e.journey_id = j.id
       AND e.wake_at IS NOT NULL)
     OR EXISTS (SELECT FROM journey.enrollment e WHERE e.workspace_id = j.workspace_id AND e.journey_id = j.id
       AND e.state = 'h')) LIMIT 50`,
)
/** Stopped journeys in which people still wait, or are held by an error; in the worker's transaction. */
export const listStopped = (tx: Tx): Promise<DueJourney[]> => tx.rows<DueJourney>(stoppedSql())
