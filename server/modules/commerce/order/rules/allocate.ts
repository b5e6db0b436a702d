/** What is wanted of a variant. */
export interface Wanted {
  sku: string
  quantity: number
}

/**
 * From which stores an order is sent: the first that has all of it, else line by line the first that has enough.
 * @param free pieces by store and SKU
 * @returns a store for each line, or the line that no store can serve
 */
export function allocate(
  lines: readonly Wanted[],
  stores: readonly string[],
  free: (storeId: string, sku: string) => number,
): { ok: true; storeIds: string[] } | { ok: false; index: number } {
  const hasAll = (storeId: string) =>
    [...sumUp(lines)].every(([sku, quantity]) => free(storeId, sku) >= quantity)
  const one = stores.find(hasAll)
  if (one !== undefined) return { ok: true, storeIds: lines.map(() => one) }
  const promised = new Map<string, number>()
  const storeIds: string[] = []
  for (const [index, { sku, quantity }] of lines.entries()) {
    const key = (storeId: string) => `${storeId}\n${sku}`
    const found = stores.find((id) => free(id, sku) - (promised.get(key(id)) ?? 0) >= quantity)
    if (found === undefined) return { ok: false, index }
    promised.set(key(found), (promised.get(key(found)) ?? 0) + quantity)
    storeIds.push(found)
  }
  return { ok: true, storeIds }
}

function sumUp(lines: readonly Wanted[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity)
  return sums
}
