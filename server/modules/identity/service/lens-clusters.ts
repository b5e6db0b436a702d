import type { Tx } from '../../../platform/db/index.ts'
import { partClusters } from '../rules/lens.ts'
import type { Lens } from '../schema.ts'
import { listClusters, listLinks, type RootedBirth } from '../store/customers.ts'
import type { IdentityDeps } from './deps.ts'

export type LensDeps = Pick<IdentityDeps, 'listRefusing'>

/**
 * All births of the customers these births belong to, as the lens sees them, by customer, oldest first. The narrower
 * lenses are read, not stored: a refusal parts in the moment it is folded, and a new yes joins again.
 */
export async function listLensClusters(
  deps: LensDeps,
  tx: Tx,
  { workspaceId, births }: { workspaceId: string; births: readonly string[] },
  lens: Lens,
): Promise<RootedBirth[]> {
  const whole = await listClusters(tx, workspaceId, births, 'service')
  if (lens === 'service' || whole.length === 0 || deps.listRefusing === undefined) return whole
  const all = whole.map((one) => one.birthId)
  const refusing = await deps.listRefusing(tx, workspaceId, all, lens)
  if (refusing.size === 0) return whole
  const parts = partClusters(whole, await listLinks(tx, workspaceId, all), refusing)
  const asked = new Set(births)
  const roots = new Set(parts.filter((one) => asked.has(one.birthId)).map((one) => one.root))
  return parts
    .filter((one) => roots.has(one.root))
    .sort((a, b) => (a.root === b.root ? compare(a.birthId, b.birthId) : compare(a.root, b.root)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
