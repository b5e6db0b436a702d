import type { Channel } from '@splot/contract/channels'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { letterOf } from '../rules/channel-code.ts'
import { openListCursor, packCursor } from '../rules/cursor.ts'
import type { Stage } from '../rules/stage.ts'
import type { CustomersReply } from '../schema.ts'
import { countCustomers, listRecent, type Recency } from '../store/list.ts'
import { type Clusters, readClusters, writeRows } from './customer-rows.ts'
import type { ProfileDeps } from './deps.ts'
import { type Customer, type Reader, type WorkspaceSettings, weaveCustomer } from './view.ts'

export interface ListRequest {
  limit: number
  cursor?: string | undefined
  stage?: Stage | undefined
  channel?: readonly Channel[] | undefined
}

/** Looking for rare ones, a page ends after so many births, and the next goes on from there. */
const mostExamined = 2_000

/**
 * Customers by last activity, newest first; with channels, by last activity on one of them. A customer of several
 * births stands where her newest birth stands, once. Nothing is counted: the estimate is kept by the pipeline.
 */
export async function listCustomers(
  deps: ProfileDeps,
  workspaceId: string,
  request: ListRequest,
  reader: Reader,
): Promise<CustomersReply> {
  const settings = await deps.settingsOf(workspaceId)
  const start = request.cursor === undefined ? null : openListCursor(request.cursor)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const page = await collectPage({ deps, tx, request, settings }, start)
    const rows = await writeRows(tx, page.customers, { reader, settings, now: deps.clock.now() })
    return {
      items: rows,
      nextCursor: page.next === null ? null : packCursor([page.next.bucket, page.next.birth]),
      estimate: await countCustomers(tx, workspaceId),
    }
  })
}

interface Listing {
  deps: ProfileDeps
  tx: WorkspaceTx
  request: ListRequest
  settings: WorkspaceSettings
}

async function collectPage(listing: Listing, start: Recency | null) {
  const { deps, tx, request } = listing
  const channels = request.channel === undefined ? null : request.channel.map(letterOf)
  const size = request.limit * 2
  const customers: Customer[] = []
  let before = start
  for (let examined = 0; examined < mostExamined; examined += size) {
    const recent = await listRecent(tx, tx.workspaceId, { before, channels, limit: size })
    const clusters = await readClusters(
      deps.graph,
      tx,
      recent.map((one) => one.birth),
    )
    for (const one of recent) {
      before = one
      const customer = takeCustomer(listing, clusters, one)
      if (customer === null) continue
      customers.push(customer)
      if (customers.length === request.limit) return { customers, next: one }
    }
    if (recent.length < size) return { customers, next: null }
  }
  return { customers, next: before }
}

/** The customer whose place in the list this birth's moment is; null where another birth of hers is newer. */
function takeCustomer(
  { deps, request, settings }: Listing,
  clusters: Clusters,
  one: Recency,
): Customer | null {
  const read = clusters.byBirth.get(one.birth)
  if (read === undefined) return null
  for (const presence of read.parts.presences) {
    if (
      request.channel !== undefined &&
      !request.channel.some((channel) => presence.place.startsWith(letterOf(channel)))
    )
      continue
    const bucket = Math.floor(presence.lastTs / 2 ** 18)
    if (bucket > one.bucket || (bucket === one.bucket && presence.birth > one.birth)) return null
  }
  const customer = weaveCustomer(read, deps.clock.now(), settings)
  return request.stage === undefined || customer.computed.stages.at(-1)?.stage === request.stage
    ? customer
    : null
}
