import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { readGtin } from '../rules/gtin.ts'
import { listByGtin, listOwners } from '../store/variants.ts'

/** SKUs of variants that were named by their EAN; a code that is a SKU itself is none of these. */
export async function findByEan(tx: WorkspaceTx, codes: readonly string[]): Promise<Map<string, string>> {
  const gtins = new Map(
    codes.flatMap((code) => (readGtin(code) === null ? [] : [[code, readGtin(code) ?? '']])),
  )
  if (gtins.size === 0) return new Map()
  const owned = await listOwners(tx, [...gtins.keys()])
  const found = await listByGtin(tx, [...gtins.values()])
  return new Map(
    [...gtins].flatMap(([code, gtin]) => {
      const sku = owned.has(code) ? undefined : found.get(gtin)
      return sku === undefined ? [] : [[code, sku]]
    }),
  )
}
