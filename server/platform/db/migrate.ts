import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from './index.ts'
import {
  createBookkeeping,
  listApplied,
  lockMigrations,
  type MigrationRow,
  recordMigration,
  runMigration,
} from './store-migrations.ts'

/** One room's migrations: its name and the folder that holds `pg/0001_name.sql`… */
export interface MigrationSet {
  room: string
  folder: string
}

interface Migration extends MigrationRow {
  text: string
}

/**
 * Applies what is missing, room by room in flow order, each file in a transaction of its own under one lock.
 * A file that changed after it was applied, or that the data has and the code lacks, stops the start.
 * @returns names of the files applied now
 */
export async function migrate(db: Db, sets: readonly MigrationSet[], nowMs: number): Promise<string[]> {
  await db.inPlatform((tx) => createBookkeeping(tx))
  const known = sets.flatMap(readMigrations)
  const applied = await db.inPlatform(listApplied)
  refuseStrangers(applied, known)
  const done: string[] = []
  for (const migration of known) {
    const isNew = await db.inPlatform(async (tx) => {
      await lockMigrations(tx)
      const before = (await listApplied(tx)).find(
        (row) => row.room === migration.room && row.name === migration.name,
      )
      if (before) return false
      await runMigration(tx, migration.text)
      await recordMigration(tx, migration, nowMs)
      return true
    })
    if (isNew) done.push(`${migration.room}/${migration.name}`)
  }
  return done
}

/** Names of the migrations the data lacks, without applying any. */
export async function listPending(db: Db, sets: readonly MigrationSet[]): Promise<string[]> {
  const applied = await db.inPlatform(listApplied)
  const names = new Set(applied.map((row) => `${row.room}/${row.name}`))
  return sets
    .flatMap(readMigrations)
    .map((row) => `${row.room}/${row.name}`)
    .filter((name) => !names.has(name))
}

function readMigrations(set: MigrationSet): Migration[] {
  const folder = join(set.folder, 'pg')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return {
        room: set.room,
        name: file.slice(0, -4),
        checksum: createHash('sha256').update(text).digest('hex'),
        text,
      }
    })
}

function refuseStrangers(applied: readonly MigrationRow[], known: readonly MigrationRow[]): void {
  for (const row of applied) {
    const ours = known.find((one) => one.room === row.room && one.name === row.name)
    if (!ours)
      throw new Error(
        `The data holds migration ${row.room}/${row.name}, which this version does not know: it is newer. Start the newer Splot, or restore a backup.`,
      )
    if (ours.checksum !== row.checksum)
      throw new Error(
        `Migration ${row.room}/${row.name} was changed after it was applied. Restore its text; put the change into a new file.`,
      )
  }
}
