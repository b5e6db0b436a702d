import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { pruneDeliveries } from '../store/deliveries.ts'
import type { ConnectDeps } from './deps.ts'
import { sweepDropped } from './dropped.ts'

const dayMs = 86_400_000
/** A body names people: what was refused of it can be replayed for a week, then it goes. */
export const bodyDays = 7
/** Ids of deliveries, by which one sent again is known. */
const rowDays = 90

/** Forgets what is no longer needed, once an hour. */
export const createUpkeepLoop = (
  deps: Pick<ConnectDeps, 'db' | 'clock' | 'workspaceIds' | 'folder'>,
): Loop => ({
  id: 'connect.upkeep',
  pauseMs: 3_600_000,
  async turn() {
    const now = deps.clock.now()
    const workspaceIds = await deps.workspaceIds()
    await sweepDropped(deps, workspaceIds, now - bodyDays * dayMs)
    await tryEach(workspaceIds, (workspaceId) =>
      deps.db.inWorkspace(workspaceId, (tx) =>
        pruneDeliveries(tx, now - bodyDays * dayMs, now - rowDays * dayMs),
      ),
    )
    return false
  },
})
