import type pg from 'pg'

/** How long a rewrite waits for whoever reads or writes the table, before it lets them go on and comes again. */
const lockTimeoutMs = 2_000
const mostTries = 30

/** Tables that can hold words of a person: those with a customer's key and a column of text, keys, and the log. */
const selectTables = `
  SELECT DISTINCT format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    AND (n.nspname || '.' || c.relname = ANY ($1::text[])
      OR (a.attname IN ('birth_id', 'birth', 'a') AND a.atttypid = 'uuid'::regtype
        AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped
          AND t.attname <> 'workspace_id' AND t.atttypid IN ('text'::regtype, 'text[]'::regtype, 'bytea'::regtype, 'jsonb'::regtype))))
  ORDER BY 1`

/**
 * Writes tables anew, so that nothing of a deleted row is left in their files, and what the planner learnt with them.
 * @param also tables without a customer's key
 * @returns how many
 */
export async function rewriteTables(client: pg.Client, also: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ name: string }>(selectTables, [also])
  await client.query(`SET lock_timeout = ${lockTimeoutMs}`)
  for (const { name } of rows) await rewriteTable(client, name)
  return rows.length
}

async function rewriteTable(client: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`VACUUM (FULL, ANALYZE) ${name}`)
      return
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === '55P03'
      if (!isBusy || tries >= mostTries) throw error
    }
  }
}

/** For the superuser of an embedded cluster: statistics hold values, and the write-ahead log holds old pages. */
export async function dropOldPages(client: pg.Client): Promise<void> {
  await client.query('VACUUM FULL pg_catalog.pg_statistic')
  await client.query('ALTER SYSTEM SET wal_recycle = off')
  try {
    await client.query('SELECT pg_reload_conf()')
    // What the first checkpoint leaves for its own recovery goes with the second.
    for (let i = 0; i < 2; i++) {
      await client.query('SELECT pg_switch_wal()')
      await client.query('CHECKPOINT')
    }
  } finally {
    await client.query('ALTER SYSTEM RESET wal_recycle')
    await client.query('SELECT pg_reload_conf()')
  }
}
