import { AsyncLocalStorage } from 'node:async_hooks'
import type { Db } from '../../server/platform/db/index.ts'

/**
 * A pool that refuses a transaction within a transaction. Each of them holds a connection: as many requests at once as
 * there are connections would all hold their first and wait for their second, for ever.
 */
export function forbidNesting(db: Db): Db {
  const inside = new AsyncLocalStorage<string>()
  const guard = <T>(run: () => Promise<T>): Promise<T> => {
    const outer = inside.getStore()
    if (outer !== undefined)
      throw new Error(`A transaction is begun within another, which began here:\n${outer}`)
    return inside.run(new Error('begun').stack ?? '', run)
  }
  return {
    inWorkspace: (id, run) => guard(() => db.inWorkspace(id, run)),
    inWorkspaces: (ids, run) => guard(() => db.inWorkspaces(ids, run)),
    derive: (ids, run) => guard(() => db.derive(ids, run)),
    inPlatform: (run) => guard(() => db.inPlatform(run)),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  }
}
