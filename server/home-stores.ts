import type { Identity } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import type { WorkspaceTx } from './platform/db/index.ts'

/** The store of each of these people, by the birth asked for: the one she chose, else the one she visits most. */
export async function listHomeStores(
  {
    identity,
    profile,
  }: { identity: Pick<Identity, 'graph'>; profile: Pick<Profile, 'listTraitValues' | 'listComputed'> },
  tx: WorkspaceTx,
  births: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, string>> {
  const known = await identity.graph.listClusters(tx, tx.workspaceId, births, 'service')
  const customers = new Map<string, string[]>()
  for (const { birthId, root } of known) customers.set(root, [...(customers.get(root) ?? []), birthId])
  const traits = await profile.listTraitValues(tx, tx.workspaceId, customers, ['preferredStore'])
  const computed = await profile.listComputed(tx, births, now)
  return new Map(
    known.flatMap(({ birthId, root }) => {
      const chosen = traits.get(root)?.get('preferredStore')
      const store =
        typeof chosen === 'string' && chosen !== '' ? chosen : computed.get(root)?.computed.favouriteStore
      return store == null ? [] : [[birthId, store] as const]
    }),
  )
}
