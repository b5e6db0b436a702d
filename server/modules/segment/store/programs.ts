import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const selectStamps = sql(
  'segment.stamps',
  'SELECT workspace_id AS id, stamp FROM segment.stamp WHERE workspace_id = ANY ($1::text[])',
)

/** A number that grows with every change of definitions, by workspace; none where there never was a segment. */
export async function listStamps(tx: Tx, workspaceIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; stamp: number }>(selectStamps(pgArray.plain(workspaceIds)))
  return new Map(rows.map(({ id, stamp }) => [id, stamp]))
}

export interface DefinitionRow {
  id: string
  /** 0 = none yet. */
  version: number
  nextVersion: number | null
  buildPos: number | null
  buildAt: number | null
  fillAfter: string | null
  /** Customers settled by the build so far. */
  filled: number
  broken: string | null
  /** JSON of the conditions; null where there is none. */
  live: string | null
  next: string | null
}

const selectDefinitions = sql(
  'segment.definitions',
  `SELECT s.id::text, s.version, s.next_version AS "nextVersion", s.build_pos AS "buildPos", s.build_at AS "buildAt",
          s.fill_after::text AS "fillAfter", s.filled, s.broken, v.condition AS live, n.condition AS next
   FROM segment.segment s
   LEFT JOIN segment.version v ON v.workspace_id = $1 AND v.segment_id = s.id AND v.version = s.version
   LEFT JOIN segment.version n ON n.workspace_id = $1 AND n.segment_id = s.id AND n.version = s.next_version
   WHERE s.workspace_id = $1 AND s.state = 'live' ORDER BY s.id`,
)

/** Live segments, with the versions that count and come. */
export const listDefinitions = (tx: Tx, workspaceId: string): Promise<DefinitionRow[]> =>
  tx.rows<DefinitionRow>(selectDefinitions(workspaceId))

const selectFilled = sql(
  'segment.filled',
  `SELECT id::text, fill_after::text AS after FROM segment.segment
   WHERE workspace_id = $1 AND state = 'live' AND fill_after IS NOT NULL`,
)

/** Up to which customer a build has come, by segment. */
export async function listFilled(tx: Tx, workspaceId: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; after: string }>(selectFilled(workspaceId))
  return new Map(rows.map(({ id, after }) => [id, after]))
}

export interface TraceRow {
  key: string
  fromPos: number
  isWhole: boolean
}

const selectTraces = sql(
  'segment.traces',
  'SELECT key, from_pos AS "fromPos", is_whole AS "isWhole" FROM segment.trace WHERE workspace_id = $1',
)

export const listTraces = (tx: Tx, workspaceId: string): Promise<TraceRow[]> =>
  tx.rows<TraceRow>(selectTraces(workspaceId))

const insertTraces = sql(
  'segment.trace_put',
  `INSERT INTO segment.trace (workspace_id, key, from_pos, is_whole)
   SELECT $1, key, $3, false FROM unnest($2::text[]) AS e(key) ON CONFLICT DO NOTHING`,
)
const closeTraces = sql(
  'segment.trace_whole',
  'UPDATE segment.trace SET is_whole = true WHERE workspace_id = $1 AND key = ANY ($2::text[])',
)
const deleteTraces = sql(
  'segment.trace_drop',
  'DELETE FROM segment.trace WHERE workspace_id = $1 AND key = ANY ($2::text[])',
)

/** Follows traces from a position on: what was before has yet to be read in. */
export const beginTraces = (tx: Tx, workspaceId: string, keys: readonly string[], pos: number) =>
  tx.change(insertTraces(workspaceId, pgArray.text(keys), pos))

export const closeTrace = (tx: Tx, workspaceId: string, keys: readonly string[]) =>
  tx.change(closeTraces(workspaceId, pgArray.text(keys)))

const wipeTraces = sql(
  'segment.trace_wipe',
  `UPDATE segment.memory AS m SET rings = (
     SELECT coalesce(string_agg(part, '|'), '') FROM unnest(string_to_array(m.rings, '|')) AS part
     WHERE split_part(part, ':', 1) <> ALL ($2::text[]))
   WHERE workspace_id = $1 AND rings ~ ANY ($3::text[])`,
)

/** Traces nobody follows any more, with what was remembered by them: begun again, they would add to it. */
export async function dropTraces(tx: Tx, workspaceId: string, keys: readonly string[]): Promise<void> {
  await tx.change(deleteTraces(workspaceId, pgArray.text(keys)))
  const parts = keys.map((key) => `(^|\\|)${key}:`)
  await tx.change(wipeTraces(workspaceId, pgArray.text(keys), pgArray.text(parts)))
}

const updateBuild = sql(
  'segment.build_put',
  `UPDATE segment.segment s SET build_pos = $4, build_at = $5, fill_after = $6::uuid, filled = $7
   FROM unnest($2::uuid[], $3::int[]) AS e(id, version)
   WHERE s.workspace_id = $1 AND s.id = e.id AND s.next_version = e.version`,
)

/** A coming version that is built; whoever saves another one meanwhile has it begin anew. */
type Building = Pick<DefinitionRow, 'id' | 'nextVersion'>

const arraysOf = (rows: readonly Building[]) =>
  [pgArray.plain(rows.map((row) => row.id)), pgArray.plain(rows.map((row) => row.nextVersion))] as const

export interface BuildPlace {
  pos: number | null
  at: number | null
  fillAfter: string | null
  /** Customers settled so far. */
  filled: number
}

export const putBuild = (tx: Tx, workspaceId: string, rows: readonly Building[], place: BuildPlace) => {
  const { pos, at, fillAfter, filled } = place
  return tx.change(updateBuild(workspaceId, ...arraysOf(rows), pos, at, fillAfter, filled))
}

const finishBuilds = sql(
  'segment.build_done',
  `UPDATE segment.segment s SET version = next_version, next_version = NULL, build_pos = NULL, build_at = NULL,
     fill_after = NULL, broken = NULL
   FROM unnest($2::uuid[], $3::int[]) AS e(id, version)
   WHERE s.workspace_id = $1 AND s.id = e.id AND s.next_version = e.version`,
)

/** The coming version is the one members follow. */
export const finishBuild = (tx: Tx, workspaceId: string, rows: readonly Building[]) =>
  tx.change(finishBuilds(workspaceId, ...arraysOf(rows)))

const askRefill = sql(
  'segment.refill',
  `UPDATE segment.segment SET next_version = version, build_pos = NULL, build_at = NULL, fill_after = NULL
   WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND next_version IS NULL AND version > 0`,
)

/** What the members follow has to be read in again. */
export const requestRefill = (tx: Tx, workspaceId: string, ids: readonly string[]) =>
  tx.change(askRefill(workspaceId, pgArray.plain(ids)))

const setBroken = sql(
  'segment.broken',
  `UPDATE segment.segment SET broken = $3 WHERE workspace_id = $1 AND id = ANY ($2::uuid[])`,
)

export const putBroken = (tx: Tx, workspaceId: string, ids: readonly string[], reason: string | null) =>
  tx.change(setBroken(workspaceId, pgArray.plain(ids), reason))

const selectLiveWorkspaces = sql(
  'segment.live_workspaces',
  `SELECT DISTINCT workspace_id AS id FROM segment.segment WHERE state = 'live'`,
)

/** Where segments live; the worker's. */
export async function listLiveWorkspaces(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ id: string }>(selectLiveWorkspaces())).map(({ id }) => id)
}
