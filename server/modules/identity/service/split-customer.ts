import type { IdentifierKind } from '@splot/contract/identifiers'
import { homeRegion } from '@splot/contract/region'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { normaliseIdentifier } from '../../collect/index.ts'
import { listClusters, listRoots, type RootedBirth } from '../store/customers.ts'
import { listMergesById } from '../store/read.ts'
import type { IdentityDeps } from './deps.ts'
import { waitApplied } from './merge-customers.ts'

export interface SplitRequest {
  workspaceId: string
  /** Any birth of the customer. */
  customerId: string
  what: { mergeId: string } | { identifiers: readonly { kind: IdentifierKind; value: string }[] }
  reason: string
  actor: Actor
}

/** What the parts will be told apart by, once the act took effect: a birth of either. */
interface Plan {
  command: { mergeId: string } | { identifiers: { kind: IdentifierKind; value: string }[] }
  kept: string
  parted: string
}

/**
 * Undoes a merge, or parts some identifiers from the rest. The act goes into the log like a merge.
 * @returns canonical ids of the two parts, the one that keeps the rest first
 * @throws SplotError `not_found`, `merge_unknown`, `merge_undone`, `identifier_foreign`, `split_whole`, `overloaded`
 */
export async function splitCustomer(deps: IdentityDeps, request: SplitRequest): Promise<{ ids: string[] }> {
  const { workspaceId, customerId, reason } = request
  const plan = await planSplit(deps, request)
  const actor = { kind: request.actor.kind, id: request.actor.id, name: request.actor.name }
  const messageId = deps.ids.uuid(deps.clock.now())
  const pos = await deps.appendCommand(workspaceId, {
    type: 'split',
    messageId,
    customerId,
    ...plan.command,
    reason,
    actor,
  })
  await waitApplied(deps, pos)
  const roots = await deps.db.inWorkspace(workspaceId, (tx) =>
    listRoots(
      tx,
      [plan.kept, plan.parted].map((birth) => ({ workspaceId, birth })),
      'service',
    ),
  )
  const [kept, parted] = [roots.get(plan.kept), roots.get(plan.parted)]
  // Another act went before it in the log.
  if (kept === undefined || parted === undefined || kept === parted) throw new SplotError('conflict')
  const ids = [kept, parted]
  await deps.audit.record(workspaceId, { actor, action: 'customer.split', target: kept, detail: { ids } })
  return { ids }
}

async function planSplit(deps: IdentityDeps, { workspaceId, customerId, what }: SplitRequest): Promise<Plan> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await listClusters(tx, workspaceId, [customerId], 'service')
    if (births.length === 0) throw new SplotError('not_found')
    if ('mergeId' in what) {
      const [merge] = await listMergesById(tx, [{ workspaceId, id: what.mergeId }])
      const isOurs = births.some((birth) => birth.birthId === merge?.a || birth.birthId === merge?.b)
      if (merge === undefined || !isOurs) throw new SplotError('merge_unknown', { path: '$.mergeId' })
      if (merge.undonePos !== null) throw new SplotError('merge_undone', { path: '$.mergeId' })
      return { command: { mergeId: merge.id }, kept: merge.a, parted: merge.b }
    }
    const region = (await deps.regionOf?.(workspaceId, tx)) ?? homeRegion
    return planParting(births, what.identifiers, region)
  })
}

function planParting(
  births: readonly RootedBirth[],
  asked: readonly { kind: IdentifierKind; value: string }[],
  region: string,
): Plan {
  const chosen = new Set<RootedBirth>()
  for (const [i, { kind, value }] of asked.entries()) {
    const read = normaliseIdentifier(kind, value, region)
    const found = births.find((birth) => birth.kind === kind && read.ok && birth.value === read.value)
    if (found === undefined) throw new SplotError('identifier_foreign', { path: `$.identifiers[${i}]` })
    chosen.add(found)
  }
  const rest = births.filter((birth) => !chosen.has(birth))
  const [first, kept] = [[...chosen][0], rest[0]]
  if (first === undefined || kept === undefined)
    throw new SplotError('split_whole', { path: '$.identifiers' })
  const identifiers = [...chosen].map(({ kind, value }) => ({ kind, value }))
  return { command: { identifiers }, kept: kept.birthId, parted: first.birthId }
}
