import { type IdentifierKind, identifierKinds } from '@splot/contract/identifiers'
import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Pair } from '../rules/sharing.ts'
import { tallyCounts } from '../rules/tally.ts'
import type { Bar, CannotLink, Link, LinkKind, Merge, StoredIdentifier } from '../schema.ts'
import type { BirthRef, GraphSource, Key, RootRef, StoredCluster, StoredTally } from '../service/source.ts'

/** The graph in PostgreSQL as the resolver reads it, inside the batch's transaction. */
export function createGraphSource(tx: Tx): GraphSource {
  return {
    readKeys: (keys, roots) => readKeys(tx, keys, roots),
    listKeys: (workspaceId, after, limit) => listKeys(tx, workspaceId, { ...after, limit }),
    readCannot: (roots) => readCannot(tx, roots),
    readClusters: (roots, births) => readClusters(tx, roots, births),
    readPairs: (ref) => readPairs(tx, ref),
    readMerges: (refs) => listMergesById(tx, refs),
  }
}

const counts = identifierKinds.map((kind) => `count(*) FILTER (WHERE i.kind = '${kind}')`).join(', ')

// The sub-selects with LIMIT keep the plan a probe of the index per key, however the planner guesses the arrays.
const selectKeys = sql(
  'identity.read_keys',
  `WITH hit AS MATERIALIZED (
     SELECT k.ord, k.workspace_id, k.wants, i.birth_id, i.root_service, i.bar, i.first_at
     FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) WITH ORDINALITY AS k(workspace_id, kind, value, wants, ord)
     CROSS JOIN LATERAL (
       SELECT birth_id, root_service, bar, first_at FROM identity.identifier i
       WHERE i.workspace_id = k.workspace_id AND i.kind = k.kind AND i.value = k.value LIMIT 1
     ) i
   ), root AS MATERIALIZED (
     SELECT workspace_id, root_service FROM hit WHERE wants
     UNION
     SELECT * FROM unnest($5::text[], $6::uuid[])
   )
   SELECT ord, NULL AS workspace_id, birth_id::text, root_service::text, bar, first_at, NULL AS counts, NULL AS systems, NULL AS guarded
   FROM hit
   UNION ALL
   SELECT NULL, r.workspace_id, NULL, r.root_service::text, NULL, NULL, t.counts, t.systems, t.guarded
   FROM root r
   CROSS JOIN LATERAL (
     SELECT concat_ws(',', ${counts}) AS counts, bool_or(i.is_guarded) AS guarded,
       string_agg(split_part(i.value, ':', 1), E'\\n') FILTER (WHERE i.kind = 'external' AND position(':' IN i.value) > 0) AS systems
     FROM identity.identifier i
     WHERE i.workspace_id = r.workspace_id AND i.root_service = r.root_service
   ) t`,
)

interface KeyRow {
  ord: number | null
  workspace_id: string | null
  birth_id: string | null
  root_service: string
  bar: Bar | null
  first_at: number | null
  counts: string | null
  systems: string | null
  guarded: boolean | null
}

async function readKeys(tx: Tx, keys: readonly Key[], roots: readonly RootRef[]) {
  const rows = await tx.rows<KeyRow>(
    selectKeys(
      pgArray.plain(keys.map((key) => key.workspaceId)),
      pgArray.plain(keys.map((key) => key.kind)),
      pgArray.text(keys.map((key) => key.value)),
      pgArray.plain(keys.map((key) => (key.wantsTally ? 't' : 'f'))),
      pgArray.plain(roots.map((ref) => ref.workspaceId)),
      pgArray.plain(roots.map((ref) => ref.root)),
    ),
  )
  const identifiers: (StoredIdentifier | null)[] = new Array(keys.length).fill(null)
  const tallies: StoredTally[] = []
  for (const row of rows) {
    const key = row.ord === null ? undefined : keys[row.ord - 1]
    const { ord, birth_id: birth, root_service: root, bar, first_at: firstAt } = row
    if (key !== undefined && ord !== null && birth !== null && firstAt !== null) {
      const { kind, value } = key
      identifiers[ord - 1] = { kind, value, birth, root, bar, firstAt }
    } else if (row.workspace_id !== null) tallies.push(toTally(row, row.workspace_id))
  }
  return { identifiers, tallies }
}

function toTally(row: KeyRow, workspaceId: string): StoredTally {
  const numbers = (row.counts ?? '').split(',').map(Number)
  const external = numbers[identifierKinds.indexOf('external')] ?? 0
  const named = row.systems === null ? [] : row.systems.split('\n')
  // Ids without a colon share the nameless system.
  const nameless = new Array<string>(external - named.length).fill('')
  const tally = tallyCounts(numbers, [...named, ...nameless])
  return { workspaceId, root: row.root_service, tally, isGuarded: row.guarded ?? false }
}

const selectNextKeys = sql(
  'identity.list_keys',
  `SELECT kind, value FROM identity.identifier
   WHERE workspace_id = $1 AND (kind, value) > ($2, $3) ORDER BY kind, value LIMIT $4`,
)

const listKeys = (
  tx: Tx,
  workspaceId: string,
  o: { kind: string; value: string; limit: number },
): Promise<{ kind: IdentifierKind; value: string }[]> =>
  tx.rows(selectNextKeys(workspaceId, o.kind, o.value, o.limit))

const selectCannot = sql(
  'identity.read_cannot',
  `SELECT r.workspace_id, r.root::text, c.a::text, c.b::text
   FROM unnest($1::text[], $2::uuid[]) AS r(workspace_id, root)
   JOIN identity.identifier i ON i.workspace_id = r.workspace_id AND i.root_service = r.root AND i.is_guarded
   JOIN identity.cannot_link c ON c.workspace_id = i.workspace_id AND (c.a = i.birth_id OR c.b = i.birth_id)
   WHERE c.until_pos IS NULL
   ORDER BY c.a, c.b`,
)

async function readCannot(tx: Tx, roots: readonly RootRef[]) {
  const rows = await tx.rows<CannotLink & { workspace_id: string; root: string }>(
    selectCannot(
      pgArray.plain(roots.map((ref) => ref.workspaceId)),
      pgArray.plain(roots.map((ref) => ref.root)),
    ),
  )
  return roots.map((ref) => ({
    ...ref,
    cannot: rows
      .filter((row) => row.root === ref.root && row.workspace_id === ref.workspaceId)
      .map(({ a, b }) => ({ a, b })),
  }))
}

const selectMembers = sql(
  'identity.read_members',
  `WITH root AS MATERIALIZED (
     SELECT * FROM unnest($1::text[], $2::uuid[]) AS r(workspace_id, root)
     UNION
     SELECT i.workspace_id, i.root_service
     FROM unnest($3::text[], $4::uuid[]) AS b(workspace_id, birth)
     CROSS JOIN LATERAL (
       SELECT i.workspace_id, i.root_service FROM identity.identifier i
       WHERE i.workspace_id = b.workspace_id AND i.birth_id = b.birth LIMIT 1
     ) i
   )
   SELECT i.workspace_id, i.root_service::text AS root, i.birth_id::text AS birth, i.kind, i.value, i.bar,
     i.first_at AS "firstAt", i.is_guarded
   FROM root r
   JOIN identity.identifier i ON i.workspace_id = r.workspace_id AND i.root_service = r.root
   ORDER BY i.workspace_id, i.birth_id`,
)

interface MemberRow extends StoredIdentifier {
  workspace_id: string
  is_guarded: boolean
}

async function readClusters(
  tx: Tx,
  roots: readonly RootRef[],
  births: readonly BirthRef[],
): Promise<StoredCluster[]> {
  const members = await tx.rows<MemberRow>(
    selectMembers(
      pgArray.plain(roots.map((ref) => ref.workspaceId)),
      pgArray.plain(roots.map((ref) => ref.root)),
      pgArray.plain(births.map((ref) => ref.workspaceId)),
      pgArray.plain(births.map((ref) => ref.birth)),
    ),
  )
  const clusters = new Map<string, StoredCluster>()
  const homes = new Map<string, StoredCluster>()
  for (const row of members) {
    const key = `${row.workspace_id} ${row.root}`
    const cluster = clusters.get(key) ?? {
      workspaceId: row.workspace_id,
      root: row.root,
      members: [],
      links: [],
      cannot: [],
    }
    clusters.set(key, cluster)
    const { workspace_id: _, is_guarded: __, ...member } = row
    cluster.members.push(member)
    homes.set(`${row.workspace_id} ${row.birth}`, cluster)
  }
  for (const link of await listLiveLinks(tx, members))
    homes.get(`${link.workspace_id} ${link.a}`)?.links.push(link)
  const guarded = [...clusters.values()].filter((cluster) =>
    members.some((row) => row.is_guarded && row.root === cluster.root),
  )
  if (guarded.length > 0) {
    for (const row of await readCannot(tx, guarded)) {
      const cluster = clusters.get(`${row.workspaceId} ${row.root}`)
      if (cluster !== undefined) cluster.cannot = row.cannot
    }
  }
  return [...clusters.values()]
}

const linkColumns = `l.workspace_id, l.a::text, l.b::text, l.kind, l.strength, l.uses, l.was_live AS "wasLive", l.pos, l.ord, l.at,
  l.until_at AS until, l.revoked_pos AS "revokedPos", l.reason`

const selectLiveLinks = sql(
  'identity.read_links',
  `SELECT ${linkColumns}
   FROM unnest($1::text[], $2::uuid[]) AS m(workspace_id, birth)
   JOIN identity.link l ON l.workspace_id = m.workspace_id AND l.a = m.birth
   WHERE l.uses <> 0 ORDER BY l.pos, l.ord, l.a, l.b`,
)

type LinkRow = Link & { workspace_id: string }

/** Both ends of a live link share a cluster, so its smaller birth finds it. */
function listLiveLinks(tx: Tx, members: readonly MemberRow[]): Promise<LinkRow[]> {
  return tx.rows<LinkRow>(
    selectLiveLinks(
      pgArray.plain(members.map((row) => row.workspace_id)),
      pgArray.plain(members.map((row) => row.birth)),
    ),
  )
}

const selectPairs = sql(
  'identity.read_pairs',
  `WITH pair AS (
     SELECT l.b AS peer, l.at, l.until_at, l.uses, l.reason FROM identity.link l WHERE l.workspace_id = $1 AND l.a = $2::uuid
     UNION ALL
     SELECT l.a, l.at, l.until_at, l.uses, l.reason FROM identity.link l WHERE l.workspace_id = $1 AND l.b = $2::uuid AND l.uses = 0
     UNION ALL
     SELECT l.a, l.at, l.until_at, l.uses, l.reason
     FROM identity.identifier self
     JOIN identity.identifier i ON i.workspace_id = $1 AND i.root_service = self.root_service
     JOIN identity.link l ON l.workspace_id = $1 AND l.a = i.birth_id AND l.b = $2::uuid AND l.uses <> 0
     WHERE self.workspace_id = $1 AND self.birth_id = $2::uuid
   )
   SELECT p.peer::text, i.kind AS "peerKind", p.at, p.until_at AS until, p.uses <> 0 AS "isLive", p.reason
   FROM pair p JOIN identity.identifier i ON i.workspace_id = $1 AND i.birth_id = p.peer
   ORDER BY p.peer`,
)

function readPairs(tx: Tx, ref: BirthRef): Promise<Pair[]> {
  return tx.rows<Pair>(selectPairs(ref.workspaceId, ref.birth))
}

export interface MergeRow {
  id: string
  winner: string
  loser: string
  a: string
  b: string
  rule: LinkKind
  pos: number
  at: number
  actor: string | null
  reason: string | null
  undone_pos: number | null
  undone_at: number | null
}

export const mergeColumns = `m.id::text, m.winner::text, m.loser::text, m.a::text, m.b::text, m.rule, m.pos, m.at, m.actor,
  m.reason, m.undone_pos, m.undone_at`

export const toMerge = ({ undone_pos, undone_at, ...row }: MergeRow): Merge => ({
  ...row,
  undonePos: undone_pos,
  undoneAt: undone_at,
})

const selectMergesById = sql(
  'identity.merges_by_id',
  `SELECT m.workspace_id, ${mergeColumns}
   FROM unnest($1::text[], $2::uuid[]) AS k(workspace_id, id)
   JOIN identity.merge_log m ON m.workspace_id = k.workspace_id AND m.id = k.id
   ORDER BY m.workspace_id, m.id`,
)

/** Merges by id, those that exist. */
export async function listMergesById(
  tx: Tx,
  refs: readonly { workspaceId: string; id: string }[],
): Promise<(Merge & { workspaceId: string })[]> {
  const rows = await tx.rows<MergeRow & { workspace_id: string }>(
    selectMergesById(
      pgArray.plain(refs.map((ref) => ref.workspaceId)),
      pgArray.plain(refs.map((ref) => ref.id)),
    ),
  )
  return rows.map(({ workspace_id, ...row }) => ({ ...toMerge(row), workspaceId: workspace_id }))
}
