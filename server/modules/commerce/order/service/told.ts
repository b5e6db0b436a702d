import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { listNumbers } from '../store/orders.ts'
import type { OrderDeps } from './deps.ts'

/** The number a purchase is known by to her; null where its system gave it none. */
function numberOf(key: string): string | null {
  if (key.startsWith('event:')) return null
  return key.replace(/^(order:|receipt:[^:]*:)/, '')
}

/**
 * What else she bought: told by events of other systems, the newest first; what is an order or a receipt of ours is not told
 * twice.
 */
export async function listElsewhere(
  deps: Pick<OrderDeps, 'listTold'>,
  tx: WorkspaceTx,
  births: readonly string[],
) {
  const own = await listNumbers(tx, births)
  return (await deps.listTold(tx, births))
    .map(({ key, ...one }) => ({ ...one, number: numberOf(key) }))
    .filter(({ number }) => number === null || !own.has(number))
    .sort((a, b) => b.at - a.at)
    .slice(0, mostTold)
    .map(({ number, at, currency, minor }) => ({
      ...{ number, at: new Date(at).toISOString() },
      ...{ total: toDecimal(minor, currency), currency },
    }))
}

const mostTold = 100
