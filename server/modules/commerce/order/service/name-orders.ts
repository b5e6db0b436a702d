import type { Loop } from '../../../../platform/jobs/loop.ts'
import { tryEach } from '../../../../platform/jobs/try-each.ts'
import { groupBy } from '../../rules/group-by.ts'
import { listUnnamed, lockOrder, saveOrder } from '../store/orders.ts'
import type { OrderDeps } from './deps.ts'

const pauseMs = 5_000
const atOnce = 200
/** How long an order waits for a device that nobody hears of. */
const waitMs = 30 * 86_400_000

/** Orders of devices become those of their births once identity has seen them: hers to find, to be given and to have erased. */
export const createNamingLoop = (deps: OrderDeps): Loop => ({
  id: 'commerce.order_devices',
  pauseMs,
  async turn() {
    const since = deps.clock.now() - waitMs
    const unnamed = await deps.worker.inPlatform((tx) => listUnnamed(tx, since, atOnce))
    await tryEach(
      groupBy(unnamed, (one) => one.workspaceId),
      ([workspaceId, rows]) =>
        deps.db.inWorkspace(workspaceId, async (tx) => {
          for (const { id, anonymousId } of rows) {
            const who = { kind: 'anonymous_id', value: anonymousId } as const
            const found = await deps.graph.findByIdentifier(tx, workspaceId, who, 'service')
            const order = found === null ? null : await lockOrder(tx, id)
            if (found === null || order === null || order.birth !== null) continue
            order.birth = found.birth
            order.body.anonymousId = null
            await saveOrder(tx, order)
          }
        }),
    )
    return false
  },
})
