import { findTrait, reservedTraits } from '@splot/contract/traits'
import type { Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Computed } from '../rules/computed.ts'
import { settleOrders } from '../rules/orders.ts'
import { combineTraits, type StatedTrait } from '../rules/traits.ts'
import { listStated } from '../store/reach.ts'
import { readClusters } from './customer-rows.ts'
import type { ProfileDeps } from './deps.ts'
import { weaveCustomer } from './view.ts'

/** Values by the trait's reserved name where there is one, else as it was sent. pii */
export type TraitValues = ReadonlyMap<string, unknown>

/** These traits of customers, by canonical id. Every spelling of a reserved one counts, the newest statement wins. */
export async function listTraitValues(
  tx: Tx,
  workspaceId: string,
  customers: ReadonlyMap<string, readonly string[]>,
  names: readonly string[],
): Promise<Map<string, TraitValues>> {
  const rootOf = new Map([...customers].flatMap(([root, births]) => births.map((birth) => [birth, root])))
  const stated = new Map<string, StatedTrait[]>()
  const keys = [...new Set(names.flatMap(listSpellings))]
  for (const row of await listStated(tx, workspaceId, [...rootOf.keys()], keys)) {
    const root = rootOf.get(row.birth) ?? row.birth
    const own = stated.get(root)
    if (own === undefined) stated.set(root, [row])
    else own.push(row)
  }
  return new Map([...stated].map(([root, own]) => [root, foldSpellings(own)]))
}

const spellings = new Map(reservedTraits.map(({ name, aliases }) => [name, [name, ...(aliases ?? [])]]))

const listSpellings = (name: string): readonly string[] => spellings.get(name) ?? [name]

/** One statement under another spelling is one statement all the same. */
function foldSpellings(stated: readonly StatedTrait[]): TraitValues {
  const named = stated.map((one) => ({ ...one, key: findTrait(one.key)?.name ?? one.key }))
  return new Map([...combineTraits(named)].map(([key, { value }]) => [key, value]))
}

/** What is computed of a customer, with the times of her orders: by those it changes as days pass. */
export interface ComputedFacts {
  computed: Computed
  orderTimes: readonly number[]
}

/** By canonical id; births nobody minted are left out. */
export async function listComputed(
  deps: Pick<ProfileDeps, 'graph' | 'settingsOf'>,
  tx: WorkspaceTx,
  births: readonly string[],
  now: number,
): Promise<Map<string, ComputedFacts>> {
  const settings = await deps.settingsOf(tx.workspaceId, tx)
  const { customers } = await readClusters(deps.graph, tx, births)
  return new Map(
    customers.map((one) => [
      one.id,
      {
        computed: weaveCustomer(one, now, settings).computed,
        orderTimes: settleOrders(one.parts.orderEvents).orders.map(({ at }) => at),
      },
    ]),
  )
}
