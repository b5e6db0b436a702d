/**
 * Connect: how other systems bring in what they know: shops, tills, warehouses, carriers, anything that sends or can be asked.
 * Nouns: source (a plugin), connection, delivery (what one of them sent, kept until it has taken effect), run, inventory,
 * walk, import. Facts in: signed requests, pulls, files. Facts out: events through collect, rows through commerce's feeds.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { createAuditRoutes } from './routes/audit.ts'
import { createConnectionRoutes } from './routes/connections.ts'
import { createDeliveryRoutes } from './routes/deliveries.ts'
import { createCounter } from './service/count-refused.ts'
import type { ConnectDeps } from './service/deps.ts'
import { createSourceDoor } from './service/door.ts'
import { eraseDropped } from './service/dropped.ts'
import { createDropLoop } from './service/files.ts'
import { createFresh } from './service/guests.ts'
import { createInventoryLoop } from './service/inventory.ts'
import { createOrder } from './service/keep.ts'
import { eraseBodies } from './service/privacy.ts'
import { createPullLoop } from './service/pull.ts'
import { createUpkeepLoop } from './service/upkeep.ts'
import { createWorkLoop } from './service/work.ts'
import { listConnections } from './store/connections.ts'

export { createImports, type Imports } from './import/index.ts'
export type { ConnectDeps } from './service/deps.ts'
export { connectTables } from './store/tables.ts'

export interface Connect {
  /** The door of deliveries, under `/v1/sources/`; null for every other path. */
  handle(request: Request): Promise<Response | null>
  routes: AnyRoute[]
  loops: Loop[]
  /** Connections by what they are called as sources. */
  listNames(workspaceId: string): Promise<{ id: string; name: string }[]>
  /** What was refused of deliveries, and files that were read, may name her: kept for a week at most, and gone with her. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createConnect(given: ConnectDeps): Connect {
  const deps = { ...given, nextOrder: createOrder(given.clock), fresh: createFresh() }
  const counter = createCounter(deps)
  return {
    handle: createSourceDoor({ ...deps, counter }),
    routes: [...createConnectionRoutes(deps), ...createDeliveryRoutes(deps), ...createAuditRoutes(deps)],
    loops: [
      createWorkLoop(deps),
      createPullLoop(deps),
      createDropLoop(deps),
      createInventoryLoop(deps),
      createUpkeepLoop(deps),
      counter.loop,
    ],
    listNames: async (workspaceId) =>
      (await deps.db.inWorkspace(workspaceId, listConnections)).map(({ id, name }) => ({ id, name })),
    privacy: {
      exportFor: async () => ({}),
      erase: async (tx, workspaceId, births) =>
        (await eraseBodies(deps, { ...tx, workspaceId }, births)) + (await eraseDropped(deps, workspaceId)),
    },
  }
}
