import type { Tx } from './index.ts'
import { sql } from './sql.ts'

const begin = sql('platform.apart_begin', 'SAVEPOINT apart')
const keep = sql('platform.apart_keep', 'RELEASE SAVEPOINT apart')
const undo = sql('platform.apart_undo', 'ROLLBACK TO SAVEPOINT apart')

/**
 * A part of a transaction that may fail by itself: what it wrote is undone and what it threw is thrown, and the transaction
 * can go on. Not to be nested, and not for every row: each costs the database a transaction of its own.
 */
export async function doApart<T>(tx: Tx, run: () => Promise<T>): Promise<T> {
  await tx.change(begin())
  try {
    const result = await run()
    await tx.change(keep())
    return result
  } catch (error) {
    await tx.change(undo())
    await tx.change(keep())
    throw error
  }
}
