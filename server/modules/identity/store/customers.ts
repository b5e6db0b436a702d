import type { IdentifierKind } from '@splot/contract/identifiers'
import { columnSql, pgArray, type Statement, sql, type Tx } from '../../../platform/db/index.ts'
import type { Birth, Merge } from '../schema.ts'
import { type MergeRow, mergeColumns, toMerge } from './read.ts'

/** A birth with the customer it belongs to in the lens asked for. */
export interface RootedBirth extends Birth {
  root: string
}

/** The lens whose roots are stored; the narrower ones are read from it. */
type StoredLens = 'service'
type ByLens = Record<StoredLens, (...values: readonly unknown[]) => Statement>

const birthColumns = `i.birth_id::text AS "birthId", i.kind, i.value, i.first_at AS "firstAt", i.first_pos AS "firstPos",
  i.source, i.bar`

const selectRoots: ByLens = {
  service: sql(
    'identity.roots',
    `SELECT b.birth::text AS birth, i.root_service::text AS root
     FROM unnest($1::text[], $2::uuid[]) AS b(workspace_id, birth)
     CROSS JOIN LATERAL (
       SELECT i.root_service FROM identity.identifier i WHERE i.workspace_id = b.workspace_id AND i.birth_id = b.birth LIMIT 1
     ) i`,
  ),
}

/** Roots of these births; one nobody minted is left out. */
export async function listRoots(
  tx: Tx,
  refs: readonly { workspaceId: string; birth: string }[],
  lens: StoredLens,
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ birth: string; root: string }>(
    selectRoots[lens](
      pgArray.plain(refs.map((ref) => ref.workspaceId)),
      pgArray.plain(refs.map((ref) => ref.birth)),
    ),
  )
  return new Map(rows.map((row) => [row.birth, row.root]))
}

const selectPage = sql(
  'identity.roots_page',
  `SELECT DISTINCT root_service::text AS root FROM (
     SELECT root_service FROM identity.identifier WHERE workspace_id = $1 AND root_service > $2::uuid
     ORDER BY root_service LIMIT $3) AS page
   ORDER BY 1`,
)

/**
 * Canonical ids in their order, from after one on: as many as so many identifiers have. A customer whose identifiers the
 * page cuts is on it all the same.
 */
export async function pageRoots(
  tx: Tx,
  workspaceId: string,
  { after, identifiers }: { after: string | null; identifiers: number },
): Promise<string[]> {
  const from = after ?? '00000000-0000-0000-0000-000000000000'
  const rows = await tx.rows<{ root: string }>(selectPage(workspaceId, from, identifiers))
  return rows.map(({ root }) => root)
}

const selectByIdentifier: ByLens = {
  service: sql(
    'identity.by_identifier',
    `SELECT ${birthColumns}, i.root_service::text AS root
     FROM identity.identifier self
     JOIN identity.identifier i ON i.workspace_id = $1 AND i.root_service = self.root_service
     WHERE self.workspace_id = $1 AND self.kind = $2 AND self.value = $3
     ORDER BY i.birth_id`,
  ),
}

/** All births of the customer who has the identifier, oldest first; none where nobody has it. */
export function listBirthsByIdentifier(
  tx: Tx,
  workspaceId: string,
  who: { kind: IdentifierKind; value: string },
  lens: StoredLens,
): Promise<RootedBirth[]> {
  return tx.rows<RootedBirth>(selectByIdentifier[lens](workspaceId, who.kind, who.value))
}

const selectBirths = sql(
  'identity.births_of',
  `SELECT k.workspace_id AS "workspaceId", k.kind, k.value, i.birth_id::text AS birth, i.first_pos AS "firstPos"
   FROM unnest($1::text[], $2::text[], $3::text[]) AS k(workspace_id, kind, value)
   JOIN identity.identifier i ON i.workspace_id = k.workspace_id AND i.kind = k.kind AND i.value = k.value`,
)

export interface IdentifierRef {
  workspaceId: string
  kind: IdentifierKind
  value: string
}

/** The births of these identifiers, normalised as the log reads them; one nobody has is left out. */
export function listBirthsOf(
  tx: Tx,
  refs: readonly IdentifierRef[],
): Promise<(IdentifierRef & { birth: string; firstPos: number })[]> {
  return tx.rows(
    selectBirths(
      pgArray.plain(refs.map((ref) => ref.workspaceId)),
      pgArray.plain(refs.map((ref) => ref.kind)),
      pgArray.text(refs.map((ref) => ref.value)),
    ),
  )
}

const selectIdentifier: ByLens = {
  service: sql(
    'identity.identifier',
    `SELECT birth_id::text AS birth, root_service::text AS id FROM identity.identifier
     WHERE workspace_id = $1 AND kind = $2 AND value = $3`,
  ),
}

export async function findIdentifier(
  tx: Tx,
  workspaceId: string,
  who: { kind: IdentifierKind; value: string },
  lens: StoredLens,
): Promise<{ id: string; birth: string } | null> {
  return (
    (
      await tx.rows<{ id: string; birth: string }>(selectIdentifier[lens](workspaceId, who.kind, who.value))
    )[0] ?? null
  )
}

const selectClusters = {
  service: columnSql<RootedBirth>(
    'identity.clusters',
    {
      ...{ birthId: 'text', kind: 'text', value: 'text', firstAt: 'number', firstPos: 'number' },
      ...{ source: 'text', bar: 'text', root: 'text' },
    },
    `SELECT ${birthColumns}, i.root_service::text AS root
     FROM (
       SELECT DISTINCT i.root_service AS root FROM unnest($2::uuid[]) AS b(birth)
       CROSS JOIN LATERAL (
         SELECT i.root_service FROM identity.identifier i WHERE i.workspace_id = $1 AND i.birth_id = b.birth LIMIT 1
       ) i
     ) r
     JOIN identity.identifier i ON i.workspace_id = $1 AND i.root_service = r.root
     ORDER BY i.root_service, i.birth_id`,
  ),
} satisfies Record<StoredLens, unknown>

/** All births of the customers these births belong to, by customer, oldest first. */
export function listClusters(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  lens: StoredLens,
): Promise<RootedBirth[]> {
  return selectClusters[lens](tx, workspaceId, pgArray.plain(births))
}

const selectByPrefix = sql(
  'identity.by_prefix',
  `SELECT i.birth FROM unnest($2::text[], $3::text[]) AS p(kind, prefix)
   CROSS JOIN LATERAL (
     SELECT i.birth_id::text AS birth FROM identity.identifier i
     WHERE i.workspace_id = $1 AND i.kind = p.kind AND i.value >= p.prefix AND i.value < p.prefix || U&'\\+10FFFF'
     ORDER BY i.value LIMIT $4
   ) i
   LIMIT $4`,
)

/** Births of identifiers that begin so, few and in no order. */
export async function listByPrefix(
  tx: Tx,
  workspaceId: string,
  prefixes: readonly { kind: IdentifierKind; prefix: string }[],
  most: number,
): Promise<string[]> {
  const kinds = pgArray.plain(prefixes.map((one) => one.kind))
  const texts = pgArray.text(prefixes.map((one) => one.prefix))
  return (await tx.rows<{ birth: string }>(selectByPrefix(workspaceId, kinds, texts, most))).map(
    (row) => row.birth,
  )
}

const selectMerges = sql(
  'identity.merges',
  `SELECT ${mergeColumns}, a.kind AS "aKind", b.kind AS "bKind"
   FROM (
     SELECT * FROM identity.merge_log WHERE workspace_id = $1 AND a = ANY ($2::uuid[])
     UNION
     SELECT * FROM identity.merge_log WHERE workspace_id = $1 AND b = ANY ($2::uuid[])
   ) m
   LEFT JOIN identity.identifier a ON a.workspace_id = $1 AND a.birth_id = m.a
   LEFT JOIN identity.identifier b ON b.workspace_id = $1 AND b.birth_id = m.b
   WHERE m.lens = $3
   ORDER BY m.pos, m.id`,
)

export interface KindedMerge extends Merge {
  /** Kinds of the two identifiers that joined; erased ones are missing. */
  kinds: IdentifierKind[]
}

/** Merges that touched these births, undone ones too, in log order. */
export async function listMerges(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  lens: StoredLens,
): Promise<KindedMerge[]> {
  const rows = await tx.rows<MergeRow & { aKind: IdentifierKind | null; bKind: IdentifierKind | null }>(
    selectMerges(workspaceId, pgArray.plain(births), lens),
  )
  return rows.map(({ aKind, bKind, ...row }) => ({
    ...toMerge(row),
    kinds: [aKind, bKind].filter((kind) => kind !== null),
  }))
}

const selectLinks = sql(
  'identity.links_among',
  `SELECT l.a::text, l.b::text FROM identity.link l
   WHERE l.workspace_id = $1 AND l.a = ANY ($2::uuid[]) AND l.uses <> 0 ORDER BY l.a, l.b`,
)

/** Live links of these births: both ends of one are of the same customer. */
export const listLinks = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<{ a: string; b: string }[]> => tx.rows(selectLinks(workspaceId, pgArray.plain(births)))
