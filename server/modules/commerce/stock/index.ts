/**
 * Stock: what lies in each store, why, and what of it is promised to whom for how long. Never below nought, exact when many
 * want the last piece. Nouns: level, movement, reservation. Facts in: feeds, tills, reservations. Facts out: none yet.
 */
import type { Tx } from '../../../platform/db/index.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { expireDue, giveBack } from './service/reservations.ts'
import { deleteReservations, exportReservations, lockReservationsOf } from './store/privacy.ts'

export { createStockRoutes } from './routes.ts'
export { listShort, shortOf } from './rules.ts'
export { countStock, moveStock } from './service/movements.ts'
export { createOrderStock, type OrderStock } from './service/of-orders.ts'
export { listFree, listFreeIn, sumFree } from './store/free.ts'

/** How long pieces may still look promised after their time; whoever asks for them gets them at once. */
const pauseMs = 1_000

export const createStockLoop = (deps: CommerceDeps): Loop => ({
  id: 'reservations',
  pauseMs,
  turn: () => expireDue(deps),
})

export const stockPrivacy = (deps: Pick<CommerceDeps, 'clock'>) => ({
  exportFor: exportReservations,
  /** What is kept for her is free again. */
  async erase(bare: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
    const tx = { ...bare, workspaceId }
    const rows = await lockReservationsOf(tx, births)
    const held = rows.filter((row) => row.isHeld)
    await giveBack(
      tx,
      held.map((row) => row.id),
      deps.clock.now(),
    )
    return rows.length === 0
      ? 0
      : deleteReservations(
          tx,
          rows.map((row) => row.id),
        )
  },
})
