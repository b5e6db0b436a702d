import { type IdentifierKind, identifierRules } from '@splot/contract/identifiers'
import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { type Conflict, listConflicts, tallyAll } from '../rules/tally.ts'
import { listClusters, listMerges, listRoots, type RootedBirth } from '../store/customers.ts'
import type { IdentityDeps } from './deps.ts'

/** What joining two customers would do. */
export interface MergePreview {
  /** Canonical id of the one customer there would be. */
  id: string
  moves: {
    /** Identifiers of the customer that would be gone. */
    identifiers: { birthId: string; kind: IdentifierKind; value: string }[]
    /** Null where no later room tells. */
    events: number | null
    traits: { key: string; kept: unknown; dropped: unknown }[]
  }
  conflicts: { code: string; kind: IdentifierKind | null; values: string[] }[]
  allowed: boolean
}

interface Sides {
  winner: RootedBirth[]
  loser: RootedBirth[]
  conflicts: MergePreview['conflicts']
}

/** @throws SplotError `not_found`, `merge_same` */
export async function previewMerge(
  deps: IdentityDeps,
  workspaceId: string,
  ids: readonly [string, string],
): Promise<MergePreview> {
  const { winner, loser, conflicts } = await deps.db.inWorkspace(workspaceId, (tx) =>
    readSides(tx, workspaceId, ids),
  )
  const births = (side: readonly RootedBirth[]) => side.map((birth) => birth.birthId)
  const moves = await deps.describeMoves?.(workspaceId, { winner: births(winner), loser: births(loser) })
  return {
    id: winner[0]?.root ?? '',
    moves: {
      identifiers: loser.map(({ birthId, kind, value }) => ({ birthId, kind, value })),
      events: moves?.events ?? null,
      traits: moves?.traits ?? [],
    },
    conflicts,
    allowed: conflicts.length === 0,
  }
}

async function readSides(tx: Tx, workspaceId: string, ids: readonly [string, string]): Promise<Sides> {
  const roots = await listRoots(
    tx,
    ids.map((birth) => ({ workspaceId, birth })),
    'service',
  )
  const [x, y] = ids.map((birth) => roots.get(birth)).sort()
  if (x === undefined || y === undefined) throw new SplotError('not_found', { path: '$.ids' })
  if (x === y) throw new SplotError('merge_same', { path: '$.ids' })
  const births = await listClusters(tx, workspaceId, [x, y], 'service')
  const [winner, loser] = [
    births.filter((birth) => birth.root === x),
    births.filter((birth) => birth.root === y),
  ]
  const broken = listConflicts(tallyAll(winner), tallyAll(loser)).map((conflict) =>
    describe(conflict, births),
  )
  const barred = births.filter((birth) => birth.bar !== null && ids.includes(birth.birthId))
  const bars = barred.map(({ kind, value, bar }) => ({
    code: bar === 'shared' ? 'shared_device' : 'blocked',
    kind,
    values: [value],
  }))
  return { winner, loser, conflicts: [...broken, ...bars] }
}

function describe(
  { reason, kind }: Conflict,
  births: readonly RootedBirth[],
): MergePreview['conflicts'][number] {
  const values =
    kind === null ? [] : births.filter((birth) => birth.kind === kind).map((birth) => birth.value)
  return {
    code: reason === 'limit' ? 'identifier_limit' : 'customer_too_large',
    kind,
    values: values.slice(0, 20),
  }
}

export interface MergeRequest {
  workspaceId: string
  /** Any birth of either. */
  ids: readonly [string, string]
  reason: string
  actor: Actor
}

/**
 * Joins two customers: the act goes into the log and takes effect in the pipeline, so that a rebuild repeats it.
 * @throws SplotError `not_found`, `merge_same`, `merge_conflict`, `overloaded`
 */
export async function mergeCustomers(
  deps: IdentityDeps,
  request: MergeRequest,
): Promise<{ id: string; mergeId: string }> {
  const { workspaceId, ids, reason } = request
  const [a, b] = ids
  await refuseConflicts(deps, workspaceId, ids)
  const actor = { kind: request.actor.kind, id: request.actor.id, name: request.actor.name }
  const messageId = deps.ids.uuid(deps.clock.now())
  const pos = await deps.appendCommand(workspaceId, { type: 'merge', messageId, a, b, reason, actor })
  await waitApplied(deps, pos)
  const done = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const merge = (await listMerges(tx, workspaceId, [a], 'service')).find((one) => one.pos === pos)
    const id = (await listRoots(tx, [{ workspaceId, birth: a }], 'service')).get(a)
    return merge === undefined || id === undefined ? null : { id, mergeId: merge.id }
  })
  if (done === null) {
    // Something else went before it in the log: say what stands in the way now.
    await refuseConflicts(deps, workspaceId, ids)
    throw new SplotError('merge_conflict', { path: '$.ids' })
  }
  await deps.audit.record(workspaceId, {
    actor,
    action: 'customer.merged',
    target: done.id,
    detail: { ids: [...ids], mergeId: done.mergeId },
  })
  return done
}

async function refuseConflicts(
  deps: IdentityDeps,
  workspaceId: string,
  ids: readonly [string, string],
): Promise<void> {
  const { conflicts } = await deps.db.inWorkspace(workspaceId, (tx) => readSides(tx, workspaceId, ids))
  if (conflicts.length === 0) return
  const kinds = [...new Set(conflicts.flatMap((one) => one.kind ?? []))]
  const labels = (lang: 'pl' | 'en') => kinds.map((kind) => identifierRules[kind].label[lang]).join(', ')
  throw new SplotError('merge_conflict', {
    path: '$.ids',
    ...(kinds.length === 0
      ? {}
      : { hint: { pl: `Sprzeczne: ${labels('pl')}.`, en: `In conflict: ${labels('en')}.` } }),
  })
}

export async function waitApplied(deps: Pick<IdentityDeps, 'waitFor'>, pos: number): Promise<void> {
  if (!(await deps.waitFor(pos))) throw new SplotError('overloaded', { retryAfterS: 5 })
}
