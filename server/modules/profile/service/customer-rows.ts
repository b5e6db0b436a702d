import { guestCodeOf } from '@splot/contract/guest-code'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { CustomerGraph, RootedBirth } from '../customer-graph.ts'
import { channelOf } from '../rules/channel-code.ts'
import { cityOf } from '../rules/person.ts'
import type { CustomerRow } from '../schema.ts'
import { gatherParts, listParts } from '../store/read.ts'
import { type Knot, listKnots } from '../store/timeline.ts'
import { judgeNameless } from './read-timeline.ts'
import {
  type Customer,
  type CustomerParts,
  type Reader,
  toIso,
  type WorkspaceSettings,
  writeMoney,
  writeName,
} from './view.ts'

/** The customers some births belong to, read together. */
export interface Clusters {
  customers: readonly CustomerParts[]
  byBirth: ReadonlyMap<string, CustomerParts>
}

/** Reads a whole page of customers in two statements. */
export async function readClusters(
  graph: CustomerGraph,
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<Clusters> {
  if (births.length === 0) return { customers: [], byBirth: new Map() }
  const rooted = await graph.listClusters(tx, tx.workspaceId, [...new Set(births)], 'service')
  const parts = await listParts(
    tx,
    tx.workspaceId,
    rooted.map((birth) => birth.birthId),
  )
  const byRoot = new Map<string, RootedBirth[]>()
  for (const birth of rooted) {
    const group = byRoot.get(birth.root)
    if (group === undefined) byRoot.set(birth.root, [birth])
    else group.push(birth)
  }
  const customers: CustomerParts[] = []
  const byBirth = new Map<string, CustomerParts>()
  for (const [id, group] of byRoot) {
    const ids = group.map((birth) => birth.birthId)
    const customer = { id, births: group, parts: gatherParts(parts, ids) }
    customers.push(customer)
    for (const birth of ids) byBirth.set(birth, customer)
  }
  return { customers, byBirth }
}

interface Writing {
  reader: Reader
  settings: WorkspaceSettings
  now: number
}

const knotsEach = 10
/** Seen so lately that she is probably still there. */
const liveMs = 5 * 60_000

/** Rows of a list, each with the small weave of its last events. */
export async function writeRows(
  tx: WorkspaceTx,
  customers: readonly Customer[],
  writing: Writing,
): Promise<CustomerRow[]> {
  const births = customers.flatMap((customer) => customer.births.map((birth) => birth.birthId))
  const knots = new Map<string, Knot[]>()
  if (births.length > 0) {
    for (const knot of await listKnots(tx, tx.workspaceId, births, knotsEach)) {
      const group = knots.get(knot.birth)
      if (group === undefined) knots.set(knot.birth, [knot])
      else group.push(knot)
    }
  }
  return customers.map((customer) => writeRow(customer, knots, writing))
}

function writeRow(customer: Customer, knots: ReadonlyMap<string, Knot[]>, writing: Writing): CustomerRow {
  const { id, births, computed, traits, parts } = customer
  const value = computed.value12m[0]
  const own = births.flatMap((birth) => knots.get(birth.birthId) ?? [])
  const isNameless = judgeNameless(births, parts.named)
  return {
    id,
    name: writeName(customer, writing.reader),
    guestCode: guestCodeOf(id),
    city: cityOf(traits),
    stage: computed.stages.at(-1)?.stage ?? 'anonymous',
    lastChannel: computed.lastChannel,
    lastSeenAt: computed.events === 0 ? null : toIso(computed.lastSeenAt),
    isLive: computed.events > 0 && computed.lastSeenAt > writing.now - liveMs,
    valueMinor12m: value === undefined ? 0 : writeMoney(value).minor,
    currency: value?.currency ?? writing.settings.currency,
    orders: computed.orders,
    identifiersCount: births.length,
    weave: own
      .sort((a, b) => b.ts - a.ts || b.pos - a.pos)
      .slice(0, knotsEach)
      .map((knot) => ({
        channel: channelOf(knot.channel),
        at: toIso(knot.ts),
        weight: knot.isOrder ? 2 : 1,
        nameless: isNameless(knot),
      })),
  }
}
