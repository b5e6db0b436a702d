import { type Dialect, PostgresDialect } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'

/**
 * The database as better-auth's query builder wants it, over our own transactions: one each statement, so its queries
 * run with the same role and the same settings as ours. It asks for no transaction of its own (`transaction: false`).
 */
export function createAuthDialect(db: Db): Dialect {
  const query = async (text: string, values: readonly unknown[]) => {
    const statement = { text, values: [...values] }
    const command = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? ''
    if (command === 'SELECT' || / returning /i.test(text)) {
      const rows = await db.inPlatform((tx) => tx.rows(statement))
      return { command, rowCount: rows.length, rows }
    }
    return { command, rowCount: await db.inPlatform((tx) => tx.change(statement)), rows: [] }
  }
  const client = { query, release() {} }
  const pool = { connect: async () => client, end: async () => {} }
  return new PostgresDialect({ pool: pool as never })
}
