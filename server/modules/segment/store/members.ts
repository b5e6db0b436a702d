import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Flip } from '../schema/flip.ts'

const insertMembers = sql(
  'segment.member_put',
  `INSERT INTO segment.member (workspace_id, segment_id, root_id, since)
   SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::bigint[]) ON CONFLICT DO NOTHING`,
)
const deleteMembers = sql(
  'segment.member_drop',
  `DELETE FROM segment.member AS m USING unnest($2::uuid[], $3::uuid[]) AS e(segment_id, root_id)
   WHERE m.workspace_id = $1 AND m.segment_id = e.segment_id AND m.root_id = e.root_id`,
)
const insertFlips = sql(
  'segment.flip_put',
  `INSERT INTO segment.flip (workspace_id, segment_id, version, root_id, is_entry, at, seq, cause)
   SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::uuid[], $5::boolean[], $6::bigint[], $7::bigint[], $8::text[])`,
)
const addTallies = sql(
  'segment.tally_add',
  `INSERT INTO segment.tally AS t (workspace_id, segment_id, members)
   SELECT $1, * FROM unnest($2::uuid[], $3::bigint[])
   ON CONFLICT (workspace_id, segment_id) DO UPDATE SET members = t.members + excluded.members
   RETURNING segment_id::text AS id, members AS count`,
)

export interface TallyRow {
  id: string
  count: number
}

const byKey = (a: Flip, b: Flip): number =>
  a.segmentId < b.segmentId ? -1 : a.segmentId > b.segmentId ? 1 : a.root < b.root ? -1 : 1

/**
 * Who came and went: history, members, and how many there are now.
 * @returns the segments it touched, with their count
 */
export async function putFlips(tx: Tx, workspaceId: string, flips: readonly Flip[]): Promise<TallyRow[]> {
  if (flips.length === 0) return []
  const sorted = [...flips].sort(byKey)
  const came = sorted.filter((flip) => flip.isEntry)
  const went = sorted.filter((flip) => !flip.isEntry)
  const ids = (some: readonly Flip[]) => pgArray.plain(some.map((flip) => flip.segmentId))
  const roots = (some: readonly Flip[]) => pgArray.plain(some.map((flip) => flip.root))
  // Handed over at once, in this order.
  const writing = [
    went.length > 0 ? tx.change(deleteMembers(workspaceId, ids(went), roots(went))) : 0,
    came.length > 0
      ? tx.change(
          insertMembers(workspaceId, ids(came), roots(came), pgArray.plain(came.map((flip) => flip.at))),
        )
      : 0,
    tx.change(
      insertFlips(
        workspaceId,
        ids(sorted),
        pgArray.plain(sorted.map((flip) => flip.version)),
        roots(sorted),
        pgArray.plain(sorted.map((flip) => (flip.isEntry ? 't' : 'f'))),
        pgArray.plain(sorted.map((flip) => flip.at)),
        pgArray.plain(sorted.map((flip) => flip.seq)),
        `{${listCauses(sorted).join(',')}}`,
      ),
    ),
  ]
  const [tallies] = await Promise.all([addUp(tx, workspaceId, sorted), ...writing])
  return tallies
}

/** As values of an array; one cause has several flips behind it. */
function listCauses(flips: readonly Flip[]): string[] {
  const texts = new Map<Flip['cause'], string>()
  return flips.map(({ cause }) => {
    const text = texts.get(cause) ?? pgArray.text([JSON.stringify(cause)]).slice(1, -1)
    texts.set(cause, text)
    return text
  })
}

function addUp(tx: Tx, workspaceId: string, sorted: readonly Flip[]): Promise<TallyRow[]> {
  const deltas = new Map<string, number>()
  for (const { segmentId, isEntry } of sorted)
    deltas.set(segmentId, (deltas.get(segmentId) ?? 0) + (isEntry ? 1 : -1))
  return tx.rows<TallyRow>(
    addTallies(workspaceId, pgArray.plain([...deltas.keys()]), pgArray.plain([...deltas.values()])),
  )
}

const selectIsIn = sql(
  'segment.is_member',
  'SELECT 1 AS one FROM segment.member WHERE workspace_id = $1 AND segment_id = $2::uuid AND root_id = $3::uuid',
)

export const isMember = async (
  tx: Tx,
  workspaceId: string,
  { segmentId, root }: { segmentId: string; root: string },
): Promise<boolean> => (await tx.rows(selectIsIn(workspaceId, segmentId, root))).length > 0

const selectOf = sql(
  'segment.segments_of',
  `SELECT root_id::text AS root, members FROM segment.standing
   WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[]) AND members <> '' ORDER BY root_id`,
)
const selectLive = sql(
  'segment.live_of',
  `SELECT id::text FROM segment.segment
   WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND state = 'live' AND version > 0`,
)

/** Live segments these customers are in. */
export async function listSegmentsOf(
  tx: Tx,
  workspaceId: string,
  roots: readonly string[],
): Promise<{ root: string; id: string }[]> {
  const standings = await tx.rows<{ root: string; members: string }>(
    selectOf(workspaceId, pgArray.plain(roots)),
  )
  const rows = standings.map(({ root, members }) => ({ root, ids: members.split(' ').sort() }))
  const known = [...new Set(rows.flatMap(({ ids }) => ids))]
  if (known.length === 0) return []
  // Joined in the database, all segments would be gone through for each that somebody is in.
  const live = await tx.rows<{ id: string }>(selectLive(workspaceId, pgArray.plain(known)))
  const isLive = new Set(live.map(({ id }) => id))
  return rows.flatMap(({ root, ids }) => ids.flatMap((id) => (isLive.has(id) ? [{ root, id }] : [])))
}

const selectCount = sql(
  'segment.count',
  'SELECT members AS count FROM segment.tally WHERE workspace_id = $1 AND segment_id = $2::uuid',
)

export const countMembers = async (tx: Tx, workspaceId: string, segmentId: string): Promise<number> =>
  (await tx.rows<{ count: number }>(selectCount(workspaceId, segmentId)))[0]?.count ?? 0

const selectPage = sql(
  'segment.members_in_order',
  `SELECT root_id::text AS root FROM segment.member
   WHERE workspace_id = $1 AND segment_id = $2::uuid AND root_id > $3::uuid ORDER BY root_id LIMIT $4`,
)

const least = '00000000-0000-0000-0000-000000000000'

/** Canonical ids in their order, from after one on. */
export async function pageMembers(
  tx: Tx,
  workspaceId: string,
  { segmentId, after, limit }: { segmentId: string; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await tx.rows<{ root: string }>(selectPage(workspaceId, segmentId, after ?? least, limit))
  return rows.map(({ root }) => root)
}
