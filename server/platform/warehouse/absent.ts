import type { Warehouse } from './index.ts'

/** Analytics was asked for where there is no engine for it. */
class WarehouseAbsentError extends Error {
  readonly code = 'warehouse_absent'
  readonly pl =
    'Silnik analityczny nie jest zainstalowany. Wykonaj: npm ci --include=optional albo ustaw CLICKHOUSE_URL'

  constructor() {
    super('The analytic engine is not installed. Run: npm ci --include=optional, or set CLICKHOUSE_URL')
    this.name = 'WarehouseAbsentError'
  }
}

export function openAbsent(): Warehouse {
  const refuse = (): Promise<never> => Promise.reject(new WarehouseAbsentError())
  return {
    kind: 'absent',
    version: null,
    insert: refuse,
    read: refuse,
    exec: refuse,
    async [Symbol.asyncDispose]() {},
  }
}
