import type { Language } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { quoteVariants } from '../../catalog/index.ts'
import { listShort, shortOf } from '../../stock/index.ts'
import type { Order } from '../rules/order.ts'
import type { OversoldReply } from '../stock-schema.ts'
import { listOrders } from '../store/orders.ts'
import type { OrderDeps } from './deps.ts'

/** Whose pieces have been laid aside already stands before whoever was promised earlier. */
const isLaidAside = (order: Order | undefined): boolean => order?.state === 'ready'

/** What was promised and does not lie there, and which orders and reservations it is short for. */
export const showOversold = (
  deps: OrderDeps,
  workspaceId: string,
  { storeId, language }: { storeId: string | null; language: Language | null },
): Promise<OversoldReply> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await deps.stock.listOversold(tx, storeId)
    if (found.length === 0) return { items: [] }
    const refs = found.flatMap((one) =>
      one.promised.flatMap(({ ref }) => (ref !== null && isUuid(ref) ? [ref] : [])),
    )
    const orders = new Map(
      (await listOrders(tx, { ...everything, ids: refs, limit: refs.length })).map((one) => [one.id, one]),
    )
    const settings = await deps.settingsOf(workspaceId, tx)
    const skus = [...new Set(found.map((one) => one.sku))]
    const asked = {
      currency: settings.currency,
      at: deps.clock.now(),
      language: language ?? settings.language,
    }
    const quotes = await quoteVariants(tx, skus, asked)
    return {
      items: found.map(({ promised, ...level }) => {
        const rows = promised.map((one) => ({ ...one, order: orders.get(one.ref ?? '') }))
        const inTurn = rows.toSorted((a, b) => Number(isLaidAside(b.order)) - Number(isLaidAside(a.order)))
        const { name = level.sku, variant = '' } = quotes.get(level.sku) ?? {}
        return {
          ...{ ...level, name, variant, short: shortOf(level) },
          waiting: listShort(level.onHand, inTurn).map(
            ({ order, reservationId, quantity, short, expiresAt }) => ({
              ...{ reservationId, quantity, short, until: new Date(expiresAt).toISOString() },
              order:
                order === undefined
                  ? null
                  : { id: order.id, number: order.number, state: order.state, kind: order.kind },
            }),
          ),
        }
      }),
    }
  })

const everything = { storeId: null, states: null, kinds: null, births: null, before: null }
