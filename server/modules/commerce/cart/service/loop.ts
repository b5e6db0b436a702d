import type { Loop } from '../../../../platform/jobs/loop.ts'
import { tryEach } from '../../../../platform/jobs/try-each.ts'
import { groupBy } from '../../rules/group-by.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { listUnnamed, nameDocument } from '../store/documents.ts'
import { deleteStale } from '../store/privacy.ts'

const pauseMs = 10_000
const atOnce = 500
/** How long a cart waits for a device that nobody hears of. */
const keptMs = 30 * 86_400_000

/** Documents of devices become those of their births once identity has seen them; what stays unknown is let go. */
export const createCartLoop = (deps: Pick<CommerceDeps, 'db' | 'worker' | 'graph' | 'clock'>): Loop => ({
  id: 'commerce.documents',
  pauseMs,
  async turn() {
    const unnamed = await deps.worker.inPlatform((tx) => listUnnamed(tx, atOnce))
    await tryEach(
      groupBy(unnamed, (one) => one.workspaceId),
      ([workspaceId, rows]) =>
        deps.db.inWorkspace(workspaceId, async (tx) => {
          const stale: string[] = []
          // In the order in which changes lock them, or each would hold what the other waits for.
          for (const { id, anonymousId, changedAt } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
            const who = { kind: 'anonymous_id', value: anonymousId } as const
            const found = await deps.graph.findByIdentifier(tx, workspaceId, who, 'service')
            if (found !== null) await nameDocument(tx, id, found.birth)
            else if (changedAt < deps.clock.now() - keptMs) stale.push(id)
          }
          if (stale.length > 0) await deleteStale(tx, workspaceId, stale)
        }),
    )
    return false
  },
})
