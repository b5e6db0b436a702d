import { maskName, nameOf } from '../rules/person.ts'
import { combineTraits } from '../rules/traits.ts'
import { readClusters } from './customer-rows.ts'
import type { ProfileDeps } from './deps.ts'

/** Names of customers by any of their births, for screens that only mention them; null for a guest. */
export function nameCustomers(
  deps: ProfileDeps,
  workspaceId: string,
  births: readonly string[],
  seesPii: boolean,
): Promise<Map<string, string | null>> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { byBirth } = await readClusters(deps.graph, tx, births)
    const names = new Map<string, string | null>()
    for (const birth of births) {
      const customer = byBirth.get(birth)
      if (customer === undefined) continue
      const name = nameOf(combineTraits(customer.parts.traits))
      names.set(birth, name === null ? null : seesPii ? name.full : maskName(name))
    }
    return names
  })
}
