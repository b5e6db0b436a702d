import type { Wanted } from './allocate.ts'

export interface StoreFit {
  storeId: string
  /** Places in the list of what is wanted that this store cannot serve now. */
  missing: readonly number[]
}

/**
 * How much of what is wanted lies in each store, the most useful first; of equals as they were given. Lines that want the same
 * thing share what lies there: what the first took, the second does not find.
 * @param free pieces by store and SKU
 */
export const fitStores = (
  wanted: readonly Wanted[],
  stores: readonly string[],
  free: (storeId: string, sku: string) => number,
): StoreFit[] =>
  stores
    .map((storeId) => ({ storeId, missing: listMissing(wanted, (sku) => free(storeId, sku)) }))
    .sort((a, b) => a.missing.length - b.missing.length)

function listMissing(wanted: readonly Wanted[], free: (sku: string) => number): number[] {
  const taken = new Map<string, number>()
  return wanted.flatMap(({ sku, quantity }, i) => {
    const before = taken.get(sku) ?? 0
    if (free(sku) < before + quantity) return [i]
    taken.set(sku, before + quantity)
    return []
  })
}
