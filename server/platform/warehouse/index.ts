/**
 * The analytic engine: chDB in this process, a ClickHouse server behind CLICKHOUSE_URL, or none. One face
 * for all; derived data only, rebuildable from the log. Nothing here knows the domain.
 */
import { mkdirSync } from 'node:fs'
import type { Logger } from '../logger.ts'
import { openAbsent } from './absent.ts'
import { loadChdb, openChdb } from './chdb.ts'
import { openClickhouse } from './clickhouse.ts'

export { describeWarehouse, type WarehouseDescription } from './describe.ts'
export { migrateWarehouse } from './migrate.ts'
export { isRowRefusal } from './refused-rows.ts'

export interface InsertOptions {
  /**
   * Names the content of this insert, e.g. a range of the log. The same token again, with the same rows,
   * changes nothing (within the table's deduplication window).
   */
  token: string
}

export interface Warehouse extends AsyncDisposable {
  readonly kind: 'chdb' | 'clickhouse' | 'absent'
  /** Of ClickHouse, or of the chDB library; null when absent. */
  readonly version: string | null
  /** Inserts JSONEachRow lines built by the caller, all or none. Resolved means durable. */
  insert(table: string, ndjson: string | readonly string[], o: InsertOptions): Promise<void>
  /**
   * Rows of one SELECT, buffered whole. Parameters are typed in the text (`{from:UInt64}`). Integers of 64
   * bits and more, and decimals, come as strings: a JS number would round them silently.
   */
  read<R>(sql: string, params?: Record<string, unknown>): Promise<R[]>
  /** One statement without a result: DDL. */
  exec(sql: string): Promise<void>
}

export interface WarehouseOptions {
  /** Folder of the embedded engine, made when missing. */
  path: string
  clickhouseUrl: string | null
  log: Logger
}

/**
 * Opens the engine the options mean. Without a URL and without the optional dependency `chdb` the
 * warehouse is absent: the rest of Splot runs, analytic screens say what is missing.
 */
export async function openWarehouse(o: WarehouseOptions): Promise<Warehouse> {
  if (o.clickhouseUrl !== null) return openClickhouse(o.clickhouseUrl)
  const chdb = await loadChdb()
  if (chdb === null) {
    o.log.warn(
      {},
      'chDB is not installed: analytics is off (npm ci --include=optional, or set CLICKHOUSE_URL)',
    )
    return openAbsent()
  }
  mkdirSync(o.path, { recursive: true, mode: 0o700 })
  return openChdb(chdb, o.path)
}
