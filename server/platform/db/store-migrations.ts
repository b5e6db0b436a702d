import type { Tx } from './index.ts'

export interface MigrationRow {
  room: string
  name: string
  checksum: string
}

const lockKey = 7_301_947_112

export async function createBookkeeping(tx: Tx): Promise<void> {
  await tx.change({ text: 'SELECT pg_advisory_xact_lock($1)', values: [lockKey] })
  await tx.change({ text: 'CREATE SCHEMA IF NOT EXISTS platform', values: [] })
  await tx.change({
    text: `CREATE TABLE IF NOT EXISTS platform.migration (
             room text NOT NULL, name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL,
             PRIMARY KEY (room, name))`,
    values: [],
  })
}

/** One migrator at a time; the lock ends with the transaction. */
export async function lockMigrations(tx: Tx): Promise<void> {
  await tx.change({ text: 'SELECT pg_advisory_xact_lock($1)', values: [lockKey] })
}

export function listApplied(tx: Tx): Promise<MigrationRow[]> {
  return tx.rows<MigrationRow>({
    text: 'SELECT room, name, checksum FROM platform.migration ORDER BY room, name',
    values: [],
  })
}

export async function runMigration(tx: Tx, text: string): Promise<void> {
  // Several statements in one text: only the simple protocol takes them, hence no parameters at all.
  await tx.change({ text } as { text: string; values: [] })
}

export async function recordMigration(tx: Tx, row: MigrationRow, appliedAt: number): Promise<void> {
  await tx.change({
    text: 'INSERT INTO platform.migration (room, name, checksum, applied_at) VALUES ($1, $2, $3, $4)',
    values: [row.room, row.name, row.checksum, appliedAt],
  })
}
