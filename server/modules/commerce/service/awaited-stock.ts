import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { listAwaited } from '../cart/index.ts'
import { listFreeIn } from '../stock/index.ts'

/** What may be asked of goods somebody waits for. */
export interface StockAsked {
  of: 'wishlist' | 'cart'
  state: 'available' | 'gone' | 'low'
  /** Absent: in all stores together. */
  store?: string | undefined
}

/** So many are few. */
const few = 3

/**
 * Whether something a person waits for is to be had: by person (her births are hers alone), what holds of what was asked.
 * Only those who wait for something are there. Goods whose pieces nobody counts are to be had, in no certain store.
 */
export async function listAwaitedStock<T extends StockAsked>(
  tx: WorkspaceTx,
  people: ReadonlyMap<string, readonly string[]>,
  asked: readonly T[],
): Promise<Map<string, Set<T>>> {
  const kinds = [...new Set(asked.map(({ of }) => of))]
  const awaited = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await listAwaited(tx, kind, people)] as const)),
  )
  const skus = new Set([...awaited.values()].flatMap((one) => [...one.values()].flat()))
  const free = await listFreeIn(tx, [...skus], null)
  const found = new Map<string, Set<T>>()
  for (const [of, lists] of awaited)
    for (const [person, own] of lists) {
      const holding = asked.filter((one) => one.of === of && own.some((sku) => isSo(one, free.get(sku))))
      found.set(person, new Set([...(found.get(person) ?? []), ...holding]))
    }
  return found
}

/** @param free pieces by store; undefined where nobody counts them */
function isSo({ state, store }: StockAsked, free: Readonly<Record<string, number>> | undefined): boolean {
  if (free === undefined) return state === 'available' && store === undefined
  const pieces = store === undefined ? Object.values(free).reduce((sum, one) => sum + one, 0) : free[store]
  // A store that never had it is not out of it.
  if (pieces === undefined) return false
  if (state === 'available') return pieces > 0
  return state === 'gone' ? pieces <= 0 : pieces > 0 && pieces <= few
}
