import { expect } from 'vitest'
import type { TestDatabase } from './database.ts'

/**
 * Waits until somebody waits for a lock: only from then on do two who race stand where the test wants them. Whoever need
 * not wait is done instead.
 */
export async function waitUntilBlocked({ owner }: TestDatabase, work: Promise<unknown>): Promise<void> {
  let isDone = false
  const done = () => {
    isDone = true
  }
  void work.then(done, done)
  const countWaiting = () =>
    owner.inPlatform((tx) =>
      tx.rows({ text: 'SELECT FROM pg_locks WHERE NOT granted', values: [] }).then((rows) => rows.length),
    )
  await expect.poll(async () => isDone || (await countWaiting()) > 0, { timeout: 60_000 }).toBe(true)
}
