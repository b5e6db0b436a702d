import { createHash } from 'node:crypto'
import type pg from 'pg'

export type Query = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>

/** Tables whose rows come from the log alone, and the columns of them that must be equal after a rebuild. */
export async function listDerivedTables(query: Query): Promise<string[]> {
  const rows = await query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('collect', 'identity', 'profile', 'consent')
     ORDER BY 1`,
  )
  return rows.map((row) => row.name).filter((name) => !ownTables.has(name))
}

/**
 * Not derived from the log row for row: what was promised at the door (`accepted`), what never got into the log (`refusal`), and
 * counters of requests.
 */
const ownTables: ReadonlySet<string> = new Set([
  // What the warehouse must still be told depends on how the log was cut; that it tells the truth is checked apart.
  'identity.override',
  // Declared, decided or reserved: nothing of the log. Suppressions are of both, and must agree where they are of the log.
  'consent.purpose',
  'consent.wording',
  'consent.settings',
  'consent.cap_rule',
  'consent.budget',
  'consent.contact',
  'consent.decision',
  'consent.confirmation',
  'collect.accepted',
  'collect.refusal',
  'collect.source',
  'collect.source_minute',
])

/** A hash and a count a table, whatever order its rows lie in. */
export async function takeFingerprint(
  query: Query,
  tables: readonly string[],
): Promise<Record<string, { rows: number; hash: string }>> {
  const found: Record<string, { rows: number; hash: string }> = {}
  for (const table of tables) {
    const rows = await query<{ line: string }>(
      `SELECT t::text AS line FROM ${table} t ORDER BY t::text COLLATE "C"`,
    )
    const hash = createHash('sha256')
    for (const row of rows) hash.update(row.line).update('\n')
    found[table] = { rows: rows.length, hash: hash.digest('hex') }
  }
  return found
}

/** The first rows that one has and the other lacks, to say more than that two hashes differ. */
export async function findDifferences(a: Query, b: Query, tables: readonly string[]): Promise<string[]> {
  const differences: string[] = []
  for (const table of tables) {
    const text = `SELECT t::text AS line FROM ${table} t ORDER BY t::text COLLATE "C"`
    const [left, right] = [await a<{ line: string }>(text), await b<{ line: string }>(text)]
    const [inLeft, inRight] = [new Set(left.map((row) => row.line)), new Set(right.map((row) => row.line))]
    for (const line of inLeft) if (!inRight.has(line)) differences.push(`${table} - ${line}`)
    for (const line of inRight) if (!inLeft.has(line)) differences.push(`${table} + ${line}`)
  }
  return differences
}
