import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadChdb } from './chdb.ts'

export interface WarehouseDescription {
  kind: 'chdb' | 'clickhouse' | 'absent'
  /** Of the chdb package; null for a server, whose version shows once connected. */
  packageVersion: string | null
}

/** Which analytic engine the settings mean here, without opening it (a running Splot holds its folder). */
export async function describeWarehouse(clickhouseUrl: string | null): Promise<WarehouseDescription> {
  if (clickhouseUrl !== null) return { kind: 'clickhouse', packageVersion: null }
  if ((await loadChdb()) === null) return { kind: 'absent', packageVersion: null }
  const manifest = createRequire(import.meta.url).resolve('chdb/package.json')
  const { version }: { version?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'))
  return { kind: 'chdb', packageVersion: String(version) }
}
