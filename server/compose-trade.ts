import { createLanguageOf, createWishLetters } from './commerce-letters.ts'
import type { Foundation } from './foundation.ts'
import type { createCollect } from './modules/collect/index.ts'
import { type CommerceDeps, createCommerce } from './modules/commerce/index.ts'
import { type ConnectDeps, createConnect } from './modules/connect/index.ts'
import type { Deliver } from './modules/deliver/index.ts'
import type { createIdentity } from './modules/identity/index.ts'
import type { createProfile } from './modules/profile/index.ts'
import type { createWorkspace } from './modules/workspace/index.ts'
import { createOrderLetters } from './order-letters.ts'
import { pipelineTopic } from './pipeline.ts'

interface Surroundings extends Pick<ConnectDeps, 'sources' | 'sealer' | 'egress' | 'origin'> {
  payments: CommerceDeps['payments']
  workspace: ReturnType<typeof createWorkspace>
  collect: ReturnType<typeof createCollect>
  identity: ReturnType<typeof createIdentity>
  profile: ReturnType<typeof createProfile>
  deliver: Pick<Deliver, 'queue' | 'hasPush'>
}

/** What is sold, carts and orders, and the systems that know of them, in flow order. */
export function composeTrade(base: Foundation, { payments, identity, workspace, ...near }: Surroundings) {
  const { collect, profile, sealer, egress, origin } = near
  const shared = {
    ...{ ...base, db: base.web, sealer, origin },
    graph: identity.graph,
    audit: workspace.audit,
    settingsOf: workspace.workspaces.get,
  }
  const languageOf = createLanguageOf(profile)
  const commerce = createCommerce({
    ...shared,
    accept: collect.accept,
    catchUp: async (maxMs) => base.log.waitFor(pipelineTopic, (await base.log.head()) - 1, maxMs),
    nameCustomers: profile.nameCustomers,
    listTold: async (tx, births) =>
      [...(await profile.listOutcomes(tx, births)).values()].flatMap(({ orders }) =>
        orders.flatMap(({ key, ...order }) => (key === undefined ? [] : [{ key, ...order }])),
      ),
    languageOf,
    sendOrderLetter: createOrderLetters({
      languageOf,
      queue: near.deliver.queue,
      workspaces: workspace.workspaces,
    }),
    sendWishLetter: createWishLetters({
      ...{ languageOf, origin, queue: near.deliver.queue, hasPush: near.deliver.hasPush },
      workspaces: workspace.workspaces,
    }),
    payments,
    network: egress,
  })
  const connect = createConnect({
    ...{ ...shared, egress, sources: near.sources, collect, commerce, profile },
    listKeys: workspace.keys.list,
    workspaceIds: workspace.workspaces.listIds,
    folder: () => base.engine.dataDir,
    isDiskFull: base.disk.isFull,
  })
  return { commerce, connect }
}
