import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { WriteGraph, WriteSet } from '../service/source.ts'

// One statement for what joins leave. Its parts do not see each other's rows and need not: roots come final.
// A pair that is stored already, and not older by its last sighting, is left untouched and unlocked.
const writeJoins = sql(
  'identity.write',
  `WITH born AS (
     INSERT INTO identity.identifier
       (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source, is_guarded, bar, bar_pos)
     SELECT n.workspace_id, n.kind, n.value, n.birth, n.root, n.first_at, n.first_pos, n.source, n.guarded, n.bar, NULL
     FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::text[],
       $9::boolean[], $10::text[]) AS n(workspace_id, kind, value, birth, root, first_at, first_pos, source, guarded, bar)
     ON CONFLICT DO NOTHING RETURNING 1
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
   SELECT NULL AS "workspaceId", NULL AS birth, NULL AS "from", count(*) AS born FROM born
   UNION ALL
   SELECT workspace_id, birth_id::text, root_from::text, NULL FROM moved`,
)

interface WrittenRow {
  workspaceId: string | null
  birth: string | null
  from: string | null
  born: number | null
}

/** Writes a batch's changes in the batch's transaction. */
export function createGraphWriter(tx: Tx): WriteGraph {
  return async (set) => {
    await writeCuts(tx, set)
    if (isQuiet(set)) {
      await writeBars(tx, set)
      return []
    }
    const rows = await tx.rows<WrittenRow>(
      writeJoins(...listIdentifiers(set), ...listLinks(set), ...listMerges(set), ...listMoves(set)),
    )
    await writeBars(tx, set)
    const moved: { workspaceId: string; birth: string; from: string }[] = []
    for (const { workspaceId, birth, from, born } of rows) {
      if (workspaceId !== null && birth !== null && from !== null) moved.push({ workspaceId, birth, from })
      else if (born !== set.identifiers.length) {
        throw new Error('Another writer bore one of these identifiers: the batch must be resolved again')
      }
    }
    return moved
  }
}

const isQuiet = (set: WriteSet): boolean =>
  set.identifiers.length + set.links.length + set.merges.length + set.rootMoves.length === 0

function listIdentifiers({ identifiers }: WriteSet): string[] {
  return [
    pgArray.plain(identifiers.map((row) => row.workspaceId)),
    pgArray.plain(identifiers.map((row) => row.kind)),
    pgArray.text(identifiers.map((row) => row.value)),
    pgArray.plain(identifiers.map((row) => row.birth)),
    pgArray.plain(identifiers.map((row) => row.root)),
    pgArray.plain(identifiers.map((row) => row.firstAt)),
    pgArray.plain(identifiers.map((row) => row.firstPos)),
    pgArray.text(identifiers.map((row) => row.source)),
    pgArray.plain(identifiers.map((row) => (row.isGuarded ? 't' : 'f'))),
    pgArray.plain(identifiers.map((row) => row.bar)),
  ]
}

function listLinks({ links }: WriteSet): string[] {
  return [
    pgArray.plain(links.map((row) => row.workspaceId)),
    pgArray.plain(links.map((row) => row.a)),
    pgArray.plain(links.map((row) => row.b)),
    pgArray.plain(links.map((row) => row.kind)),
    pgArray.plain(links.map((row) => row.strength)),
    pgArray.plain(links.map((row) => row.uses)),
    pgArray.plain(links.map((row) => (row.wasLive ? 't' : 'f'))),
    pgArray.plain(links.map((row) => row.pos)),
    pgArray.plain(links.map((row) => row.ord)),
    pgArray.plain(links.map((row) => row.at)),
    pgArray.plain(links.map((row) => row.until)),
    pgArray.plain(links.map((row) => row.revokedPos)),
    pgArray.plain(links.map((row) => row.reason)),
  ]
}

function listMerges({ merges }: WriteSet): string[] {
  return [
    pgArray.plain(merges.map((row) => row.workspaceId)),
    pgArray.plain(merges.map((row) => row.id)),
    pgArray.plain(merges.map((row) => row.winner)),
    pgArray.plain(merges.map((row) => row.loser)),
    pgArray.plain(merges.map((row) => row.a)),
    pgArray.plain(merges.map((row) => row.b)),
    pgArray.plain(merges.map((row) => row.rule)),
    pgArray.plain(merges.map((row) => row.pos)),
    pgArray.plain(merges.map((row) => row.at)),
    pgArray.text(merges.map((row) => row.actor)),
    pgArray.text(merges.map((row) => row.reason)),
    pgArray.plain(merges.map((row) => row.undonePos)),
    pgArray.plain(merges.map((row) => row.undoneAt)),
  ]
}

function listMoves({ rootMoves }: WriteSet): string[] {
  return [
    pgArray.plain(rootMoves.map((row) => row.workspaceId)),
    pgArray.plain(rootMoves.map((row) => row.from)),
    pgArray.plain(rootMoves.map((row) => row.to)),
  ]
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
  `INSERT INTO identity.cannot_link (workspace_id, a, b, made_by, at, pos)
   SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[])
   ON CONFLICT (workspace_id, a, b) DO UPDATE SET made_by = excluded.made_by, at = excluded.at, pos = excluded.pos, until_pos = NULL`,
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

/** What splits, shared devices and junk values leave: rare, before the joins that may build on it. */
async function writeCuts(tx: Tx, set: WriteSet): Promise<void> {
  const ws = (rows: readonly { workspaceId: string }[]) => pgArray.plain(rows.map((row) => row.workspaceId))
  const column = <R>(rows: readonly R[], pick: (row: R) => string | number | null) =>
    pgArray.plain(rows.map(pick))
  const { birthMoves, revoked, undone, cannot, lifted } = set
  if (birthMoves.length > 0) {
    await tx.change(
      moveBirths(
        ws(birthMoves),
        column(birthMoves, (row) => row.birth),
        column(birthMoves, (row) => row.to),
      ),
    )
  }
  if (revoked.length > 0) {
    const ends = [column(revoked, (row) => row.a), column(revoked, (row) => row.b)]
    await tx.change(
      revokeLinks(
        ws(revoked),
        ...ends,
        column(revoked, (row) => row.revokedPos),
        column(revoked, (row) => row.reason),
        column(revoked, (row) => row.until),
      ),
    )
  }
  if (undone.length > 0) {
    const ends = [column(undone, (row) => row.a), column(undone, (row) => row.b)]
    await tx.change(
      undoMerges(
        ws(undone),
        ...ends,
        column(undone, (row) => row.pos),
        column(undone, (row) => row.at),
      ),
    )
  }
  if (lifted.length > 0) {
    await tx.change(
      liftCannot(
        ws(lifted),
        column(lifted, (row) => row.a),
        column(lifted, (row) => row.b),
        column(lifted, (row) => row.pos),
      ),
    )
  }
  if (cannot.length > 0) await writeCannot(tx, cannot)
}

/** After the joins: a value may be born and barred in one batch, and its row must say where it was barred all the same. */
async function writeBars(tx: Tx, { barred }: WriteSet): Promise<void> {
  if (barred.length === 0) return
  await tx.change(
    barBirths(
      pgArray.plain(barred.map((row) => row.workspaceId)),
      pgArray.plain(barred.map((row) => row.birth)),
      pgArray.plain(barred.map((row) => row.bar)),
      pgArray.plain(barred.map((row) => row.pos)),
    ),
  )
}

async function writeCannot(tx: Tx, cannot: WriteSet['cannot']): Promise<void> {
  const workspaces = cannot.map((row) => row.workspaceId)
  const births = cannot.flatMap((row) => [row.a, row.b])
  await tx.change(
    insertCannot(
      pgArray.plain(workspaces),
      pgArray.plain(cannot.map((row) => row.a)),
      pgArray.plain(cannot.map((row) => row.b)),
      pgArray.text(cannot.map((row) => row.by)),
      pgArray.plain(cannot.map((row) => row.at)),
      pgArray.plain(cannot.map((row) => row.pos)),
    ),
  )
  await tx.change(guardBirths(pgArray.plain(workspaces.flatMap((id) => [id, id])), pgArray.plain(births)))
}
