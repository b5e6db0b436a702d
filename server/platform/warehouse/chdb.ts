import type { InsertOptions, Warehouse } from './index.ts'
import { buildInsertSettings, joinLines, READ_SETTINGS } from './settings.ts'

type Chdb = typeof import('chdb/connection')
type Connection = ReturnType<Chdb['createChdbConnection']>

/** The optional dependency, or null. Loaded on the main thread only: a worker's load crashes at exit. */
export async function loadChdb(): Promise<Chdb | null> {
  try {
    return await import('chdb/connection')
  } catch {
    // Optional: not installed, or not for this system.
    return null
  }
}

const READERS = 2

interface Reader {
  connection: Connection
  waiting: number
}

/**
 * One connection writes, a few read: a connection runs one statement at a time, so a long report must not
 * stand before an insert. One data folder per process; closed once, at exit.
 */
export async function openChdb(chdb: Chdb, path: string): Promise<Warehouse> {
  const writer = chdb.createChdbConnection({ path })
  const readers: Reader[] = Array.from({ length: READERS }, () => ({
    connection: chdb.createChdbConnection({ path }),
    waiting: 0,
  }))
  const [first] = parseRows<{ v: string }>(await runQuery(writer, 'SELECT version() AS v'))
  let closing: Promise<void> | null = null

  const close = async (): Promise<void> => {
    for (const { connection } of readers) await connection.close()
    await writer.close()
  }
  return {
    kind: 'chdb',
    version: first?.v ?? null,
    async insert(table, ndjson, { token }: InsertOptions) {
      const text = joinLines(ndjson)
      if (text === null) return
      const settings = buildInsertSettings(token)
      // The raw form hands the bytes to the engine's own parser; any other makes SQL text of them.
      await writer.chdb.rawInsert({ table, values: Buffer.from(text), format: 'JSONEachRow', settings })
    },
    async read<R>(sql: string, params?: Record<string, unknown>) {
      const reader = readers.reduce((best, next) => (next.waiting < best.waiting ? next : best))
      reader.waiting += 1
      try {
        return parseRows<R>(await runQuery(reader.connection, sql, params))
      } finally {
        reader.waiting -= 1
      }
    },
    async exec(sql) {
      await writer.command({ query: sql })
    },
    [Symbol.asyncDispose]() {
      closing ??= close()
      return closing
    },
  }
}

async function runQuery(
  connection: Connection,
  sql: string,
  params?: Record<string, unknown>,
): Promise<string> {
  const { stream } = await connection.query({
    query: `${sql}\nFORMAT JSONEachRow`,
    clickhouse_settings: READ_SETTINGS,
    ...(params === undefined ? {} : { query_params: params }),
  })
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** The caller names the row type: this is the edge where the engine's text becomes it. */
function parseRows<R>(text: string): R[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as R)
}
