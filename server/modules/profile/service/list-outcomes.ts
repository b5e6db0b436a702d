import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type OrderEvent, settleOrders } from '../rules/orders.ts'
import { listLeads, listOrderEvents } from '../store/reach.ts'
import type { ProfileDeps } from './deps.ts'

/** What a customer has done that a firm counts. Times in milliseconds. */
export interface Outcomes {
  /** All her births. */
  births: readonly string[]
  /** As they stand now, oldest first; cancelled ones are not here. Minor units, what was given back taken off; `key`: as their system calls them. */
  orders: readonly { key?: string; at: number; currency: string; minor: bigint }[]
  /** When she first became a lead; null where she never did. */
  leadAt: number | null
}

/** Orders and leads of the customers these births belong to, by root. */
export async function listOutcomes(
  { graph }: Pick<ProfileDeps, 'graph'>,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<Map<string, Outcomes>> {
  const rooted = await graph.listClusters(tx, tx.workspaceId, births, 'service')
  const rootOf = new Map(rooted.map((one) => [one.birthId, one.root]))
  const ids = [...rootOf.keys()]
  const gathered = new Map<string, { births: string[]; events: OrderEvent[]; leadAt: number | null }>()
  for (const [birth, root] of rootOf) {
    const one = gathered.get(root)
    if (one === undefined) gathered.set(root, { births: [birth], events: [], leadAt: null })
    else one.births.push(birth)
  }
  const find = (birth: string) => gathered.get(rootOf.get(birth) ?? '')
  for (const event of await listOrderEvents(tx, tx.workspaceId, ids)) find(event.birth)?.events.push(event)
  for (const { birth, ts } of await listLeads(tx, tx.workspaceId, ids)) {
    const one = find(birth)
    if (one !== undefined) one.leadAt = one.leadAt === null ? ts : Math.min(one.leadAt, ts)
  }
  const outcomes = new Map<string, Outcomes>()
  for (const [root, { births: own, events, leadAt }] of gathered) {
    const orders = settleOrders(events).orders.map(({ net: minor, ...order }) => ({ ...order, minor }))
    outcomes.set(root, { births: own, orders, leadAt })
  }
  return outcomes
}
