import { Readable } from 'node:stream'
import { createClient } from '@clickhouse/client'
import type { InsertOptions, Warehouse } from './index.ts'
import { buildInsertSettings, joinLines, READ_SETTINGS } from './settings.ts'

const REQUEST_TIMEOUT_MS = 60_000

/** A ClickHouse server by its HTTP address, e.g. `http://user:password@host:8123/database`. */
export async function openClickhouse(url: string): Promise<Warehouse> {
  const client = createClient({
    url,
    request_timeout: REQUEST_TIMEOUT_MS,
    clickhouse_settings: { ...READ_SETTINGS, wait_end_of_query: 1 },
  })
  const answer = await client.query({ query: 'SELECT version() AS v', format: 'JSONEachRow' })
  const [first] = await answer.json<{ v: string }>()
  return {
    kind: 'clickhouse',
    version: first?.v ?? null,
    async insert(table, ndjson, { token }: InsertOptions) {
      const text = joinLines(ndjson)
      if (text === null) return
      // The client's own insert takes objects only; the lines are made already.
      const { stream } = await client.exec({
        query: `INSERT INTO ${table} FORMAT JSONEachRow`,
        values: Readable.from([text], { objectMode: false }),
        clickhouse_settings: buildInsertSettings(token),
      })
      stream.resume()
    },
    async read<R>(sql: string, params?: Record<string, unknown>) {
      const query = params === undefined ? { query: sql } : { query: sql, query_params: params }
      const result = await client.query({ ...query, format: 'JSONEachRow' })
      return await result.json<R>()
    },
    async exec(sql) {
      await client.command({ query: sql })
    },
    [Symbol.asyncDispose]: () => client.close(),
  }
}
