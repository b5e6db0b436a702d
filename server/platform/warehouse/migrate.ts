import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Warehouse } from './index.ts'

/** One room's migrations: its name and the folder that holds `ch/0001_name.sql`… */
interface WarehouseMigrationSet {
  room: string
  folder: string
}

interface Migration {
  room: string
  name: string
  checksum: string
  statements: string[]
}

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS splot_migrations
  (room String, name String, checksum String, applied_at Int64)
  ENGINE = MergeTree ORDER BY (room, name)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000`

/**
 * Applies what is missing, in order, one file after another, and checks that every table keeps what it
 * confirmed. There are no transactions here: a start killed inside a file repeats that file, so its
 * statements say IF NOT EXISTS.
 * @returns names of the files applied now
 */
export async function migrateWarehouse(
  warehouse: Warehouse,
  sets: readonly WarehouseMigrationSet[],
  nowMs: number,
): Promise<string[]> {
  if (warehouse.kind === 'absent') return []
  await warehouse.exec(BOOKKEEPING)
  const applied = await listApplied(warehouse)
  const done: string[] = []
  for (const migration of sets.flatMap(readMigrations)) {
    const key = `${migration.room}/${migration.name}`
    const before = applied.get(key)
    if (before === migration.checksum) continue
    if (before !== undefined) {
      throw new Error(
        `Warehouse migration ${key} was changed after it was applied. Restore its text; put the change into a new file.`,
      )
    }
    for (const statement of migration.statements) await warehouse.exec(statement)
    await record(warehouse, migration, nowMs)
    done.push(key)
  }
  await refuseForgetful(warehouse)
  return done
}

async function listApplied(warehouse: Warehouse): Promise<Map<string, string>> {
  const rows = await warehouse.read<{ room: string; name: string; checksum: string }>(
    'SELECT room, name, checksum FROM splot_migrations',
  )
  return new Map(rows.map((row) => [`${row.room}/${row.name}`, row.checksum]))
}

async function record(warehouse: Warehouse, migration: Migration, nowMs: number): Promise<void> {
  const { room, name, checksum } = migration
  const row = JSON.stringify({ room, name, checksum, applied_at: nowMs })
  await warehouse.insert('splot_migrations', row, { token: `${room}/${name}` })
}

/** A table that does not sync before it confirms would let the cursor in PostgreSQL run ahead of the data. */
async function refuseForgetful(warehouse: Warehouse): Promise<void> {
  if (warehouse.kind !== 'chdb') return
  const tables = await warehouse.read<{ name: string }>(
    `SELECT name FROM system.tables
      WHERE database = currentDatabase() AND engine LIKE '%MergeTree'
        AND NOT (match(create_table_query, 'fsync_after_insert = 1') AND match(create_table_query, 'fsync_part_directory = 1'))`,
  )
  const [first] = tables
  if (first === undefined) return
  throw new Error(
    `The warehouse table ${first.name} lacks fsync_after_insert = 1, fsync_part_directory = 1: add them in its migration.`,
  )
}

/** Splits a migration into statements: each ends with a semicolon at the end of its line. */
function splitStatements(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim() !== '')
}

function readMigrations(set: WarehouseMigrationSet): Migration[] {
  const folder = join(set.folder, 'ch')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { room: set.room, name: file.slice(0, -4), checksum, statements: splitStatements(text) }
    })
}
