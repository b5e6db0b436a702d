import { pgArray, type Statement, sql, type Tx } from '../../../platform/db/index.ts'
import type { Link } from '../schema.ts'
import type { WriteGraph, WriteSet } from '../service/source.ts'
import { partBorn } from './write-born.ts'

// One statement for what joins leave beside what is plainly born. A birth another writer bore first fails it: the batch is then
// resolved again. Its parts do not see each other's rows and need not: roots come final.
// A pair that is stored already, and not older by its last sighting, is left untouched and unlocked.
const writeJoins = sql(
  'identity.write',
  `WITH born AS (
     INSERT INTO identity.identifier
       (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source, is_guarded, bar, bar_pos)
     SELECT n.workspace_id, n.kind, n.value, n.birth, n.root, n.first_at, n.first_pos, n.source, n.guarded, n.bar, n.bar_pos
     FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::text[],
       $9::boolean[], $10::text[], $53::bigint[])
       AS n(workspace_id, kind, value, birth, root, first_at, first_pos, source, guarded, bar, bar_pos)
   ), newly_linked AS (
     INSERT INTO identity.link (workspace_id, a, b, kind, strength, uses, was_live, pos, ord, at, until_at, revoked_pos, reason)
     SELECT * FROM unnest($40::text[], $41::uuid[], $42::uuid[], $43::text[], $44::smallint[], $45::smallint[], $46::boolean[],
       $47::bigint[], $48::smallint[], $49::bigint[], $50::bigint[], $51::bigint[], $52::text[])
   ), linked AS (
     INSERT INTO identity.link AS l (workspace_id, a, b, kind, strength, uses, was_live, pos, ord, at, until_at, revoked_pos, reason)
     SELECT n.* FROM unnest($11::text[], $12::uuid[], $13::uuid[], $14::text[], $15::smallint[], $16::smallint[], $17::boolean[], $18::bigint[],
       $19::smallint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::text[])
       AS n(workspace_id, a, b, kind, strength, uses, was_live, pos, ord, at, until_at, revoked_pos, reason)
     WHERE NOT EXISTS (
       SELECT 1 FROM identity.link k
       WHERE k.workspace_id = n.workspace_id AND k.a = n.a AND k.b = n.b
         AND (k.uses <> 0 OR NOT n.was_live) AND (n.until_at IS NULL OR coalesce(k.until_at, -1) >= n.until_at)
     )
     ON CONFLICT (workspace_id, a, b) DO UPDATE SET
       kind = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.kind ELSE l.kind END,
       strength = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.strength ELSE l.strength END,
       pos = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.pos ELSE l.pos END,
       ord = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.ord ELSE l.ord END,
       at = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.at ELSE l.at END,
       until_at = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.until_at ELSE greatest(l.until_at, excluded.until_at) END,
       revoked_pos = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.revoked_pos ELSE l.revoked_pos END,
       reason = CASE WHEN l.uses = 0 AND excluded.was_live THEN excluded.reason ELSE l.reason END,
       was_live = l.was_live OR excluded.was_live,
       uses = CASE WHEN l.uses = 0 THEN excluded.uses ELSE l.uses END
   ), merged AS (
     INSERT INTO identity.merge_log
       (workspace_id, id, lens, winner, loser, a, b, rule, pos, at, actor, reason, undone_pos, undone_at)
     SELECT n.workspace_id, n.id, 'service', n.winner, n.loser, n.a, n.b, n.rule, n.pos, n.at, n.actor, n.reason, n.undone_pos,
       n.undone_at
     FROM unnest($24::text[], $25::uuid[], $26::uuid[], $27::uuid[], $28::uuid[], $29::uuid[], $30::text[], $31::bigint[],
       $32::bigint[], $33::text[], $34::text[], $35::bigint[], $36::bigint[])
       AS n(workspace_id, id, winner, loser, a, b, rule, pos, at, actor, reason, undone_pos, undone_at)
   ), moved AS (
     UPDATE identity.identifier i SET root_service = m.root_to
     FROM unnest($37::text[], $38::uuid[], $39::uuid[]) AS m(workspace_id, root_from, root_to)
     WHERE i.workspace_id = m.workspace_id AND i.root_service = m.root_from
     RETURNING i.workspace_id, i.birth_id, m.root_from
   )
   SELECT workspace_id AS "workspaceId", birth_id::text AS birth, root_from::text AS "from" FROM moved`,
)

type Cell = string | number | null

/** The rows of one kind of all workspaces as columns, the workspace first. */
function toColumns<R>(
  sets: readonly WriteSet[],
  rowsOf: (set: WriteSet) => readonly R[],
  cells: readonly ((row: R) => Cell)[],
): Cell[][] {
  const workspaces: Cell[] = []
  const columns: Cell[][] = cells.map(() => [])
  for (const set of sets) {
    const rows = rowsOf(set)
    for (let i = 0; i < rows.length; i++) workspaces.push(set.workspaceId)
    for (let at = 0; at < cells.length; at++) {
      const [cell, column] = [cells[at], columns[at]]
      if (cell !== undefined && column !== undefined) for (const row of rows) column.push(cell(row))
    }
  }
  return [workspaces, ...columns]
}

/** Columns as array literals; those at the places named hold text of any kind. */
const encode = (columns: readonly Cell[][], texts: readonly number[] = []): string[] =>
  columns.map((column, at) => (texts.includes(at) ? pgArray.text(column.map(toText)) : pgArray.plain(column)))

const toText = (cell: Cell): string | null => (cell === null ? null : String(cell))

/** Writes a batch's changes in the batch's transaction. All statements are handed over at once: others may follow before an answer. */
export function createGraphWriter(tx: Tx): WriteGraph {
  return async (sets) => {
    const cutting = writeCuts(tx, sets)
    const parted = sets.map(partBorn)
    const bearing = parted.map(({ plain }) => (plain === null ? 0 : tx.change(plain)))
    const rest = parted.map((one) => one.rest)
    const joining = rest.every(isQuiet) ? [] : writeRest(tx, rest)
    const [moved] = await Promise.all([joining, ...bearing, ...cutting])
    return moved
  }
}

const writeRest = (tx: Tx, sets: readonly WriteSet[]) =>
  tx.rows<{ workspaceId: string; birth: string; from: string }>(
    writeJoins(
      ...listIdentifiers(sets),
      ...listLinks(sets, (set) => set.links),
      ...listMerges(sets),
      ...listMoves(sets),
      ...listLinks(sets, (set) => set.newLinks),
      pgArray.plain(sets.flatMap((set) => set.identifiers.map((row) => row.barPos))),
    ),
  )

const isQuiet = (set: WriteSet): boolean =>
  set.identifiers.length +
    set.newLinks.length +
    set.links.length +
    set.merges.length +
    set.rootMoves.length ===
  0

function listIdentifiers(sets: readonly WriteSet[]): string[] {
  const columns = toColumns(sets, (set) => set.identifiers, [
    (row) => row.kind,
    (row) => row.value,
    (row) => row.birth,
    (row) => row.root,
    (row) => row.firstAt,
    (row) => row.firstPos,
    (row) => row.source,
    (row) => (row.isGuarded ? 't' : 'f'),
    (row) => row.bar,
  ])
  return encode(columns, [2, 7])
}

function listLinks(sets: readonly WriteSet[], linksOf: (set: WriteSet) => readonly Link[]): string[] {
  const columns = toColumns(sets, linksOf, [
    (row) => row.a,
    (row) => row.b,
    (row) => row.kind,
    (row) => row.strength,
    (row) => row.uses,
    (row) => (row.wasLive ? 't' : 'f'),
    (row) => row.pos,
    (row) => row.ord,
    (row) => row.at,
    (row) => row.until,
    (row) => row.revokedPos,
    (row) => row.reason,
  ])
  return encode(columns)
}

function listMerges(sets: readonly WriteSet[]): string[] {
  const columns = toColumns(sets, (set) => set.merges, [
    (row) => row.id,
    (row) => row.winner,
    (row) => row.loser,
    (row) => row.a,
    (row) => row.b,
    (row) => row.rule,
    (row) => row.pos,
    (row) => row.at,
    (row) => row.actor,
    (row) => row.reason,
    (row) => row.undonePos,
    (row) => row.undoneAt,
  ])
  return encode(columns, [9, 10])
}

function listMoves(sets: readonly WriteSet[]): string[] {
  return encode(toColumns(sets, (set) => set.rootMoves, [(row) => row.from, (row) => row.to]))
}

const moveBirths = sql(
  'identity.move_births',
  `UPDATE identity.identifier i SET root_service = m.root
   FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS m(workspace_id, birth, root)
   WHERE i.workspace_id = m.workspace_id AND i.birth_id = m.birth`,
)

const revokeLinks = sql(
  'identity.revoke',
  `UPDATE identity.link l SET uses = 0, revoked_pos = r.pos, reason = r.reason, until_at = greatest(l.until_at, r.until_at)
   FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[])
     AS r(workspace_id, a, b, pos, reason, until_at)
   WHERE l.workspace_id = r.workspace_id AND l.a = r.a AND l.b = r.b`,
)

const undoMerges = sql(
  'identity.undo',
  `UPDATE identity.merge_log m SET undone_pos = u.pos, undone_at = u.at
   FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[]) AS u(workspace_id, a, b, pos, at)
   WHERE m.workspace_id = u.workspace_id AND m.a = u.a AND m.b = u.b AND m.undone_pos IS NULL AND m.pos < u.pos`,
)

const insertCannot = sql(
  'identity.part',
  `INSERT INTO identity.cannot_link (workspace_id, a, b, made_by, at, pos, until_pos)
   SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[])
   ON CONFLICT (workspace_id, a, b) DO UPDATE
   SET made_by = excluded.made_by, at = excluded.at, pos = excluded.pos, until_pos = excluded.until_pos`,
)

const guardBirths = sql(
  'identity.guard',
  `UPDATE identity.identifier i SET is_guarded = true
   FROM unnest($1::text[], $2::uuid[]) AS g(workspace_id, birth)
   WHERE i.workspace_id = g.workspace_id AND i.birth_id = g.birth AND NOT i.is_guarded`,
)

const liftCannot = sql(
  'identity.lift',
  `UPDATE identity.cannot_link c SET until_pos = l.pos
   FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[]) AS l(workspace_id, a, b, pos)
   WHERE c.workspace_id = l.workspace_id AND c.a = l.a AND c.b = l.b`,
)

const barBirths = sql(
  'identity.bar',
  `UPDATE identity.identifier i SET bar = b.bar, bar_pos = b.pos
   FROM unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[]) AS b(workspace_id, birth, bar, pos)
   WHERE i.workspace_id = b.workspace_id AND i.birth_id = b.birth`,
)

const lowerFirsts = sql(
  'identity.lower_first',
  `UPDATE identity.identifier i SET first_at = l.at
   FROM unnest($1::text[], $2::uuid[], $3::bigint[]) AS l(workspace_id, birth, at)
   WHERE i.workspace_id = l.workspace_id AND i.birth_id = l.birth`,
)

/** What splits, shared devices, junk values and late events leave: rare, before the joins that may build on it. */
function writeCuts(tx: Tx, sets: readonly WriteSet[]): Promise<unknown>[] {
  const writing: Promise<unknown>[] = []
  const change = <R>(
    statement: (...values: readonly string[]) => Statement,
    rowsOf: (set: WriteSet) => readonly R[],
    cells: readonly ((row: R) => Cell)[],
  ) => {
    const columns = toColumns(sets, rowsOf, cells)
    // Who made a cannot_link is the one cell that is no word of ours.
    if (columns[0]?.length)
      writing.push(tx.change(statement(...encode(columns, statement === insertCannot ? [3] : []))))
  }
  change(moveBirths, (set) => set.birthMoves, [(row) => row.birth, (row) => row.to])
  change(revokeLinks, (set) => set.revoked, [
    (row) => row.a,
    (row) => row.b,
    (row) => row.revokedPos,
    (row) => row.reason,
    (row) => row.until,
  ])
  change(undoMerges, (set) => set.undone, [(row) => row.a, (row) => row.b, (row) => row.pos, (row) => row.at])
  change(liftCannot, (set) => set.lifted, [(row) => row.a, (row) => row.b, (row) => row.pos])
  change(insertCannot, (set) => set.cannot, [
    (row) => row.a,
    (row) => row.b,
    (row) => row.by,
    (row) => row.at,
    (row) => row.pos,
    (row) => row.until,
  ])
  change(guardBirths, (set) => set.cannot.flatMap((pair) => [pair.a, pair.b]), [(birth) => birth])
  change(lowerFirsts, (set) => set.lowered, [(row) => row.birth, (row) => row.firstAt])
  change(barBirths, (set) => set.barred, [(row) => row.birth, (row) => row.bar, (row) => row.pos])
  return writing
}
