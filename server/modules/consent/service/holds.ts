import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { lockBudgets } from '../store/gate.ts'
import {
  countStandingHolds,
  type HoldRow,
  insertHold,
  liftHoldRow,
  listHeldBirths,
  listHoldRows,
  listStandingBirths,
} from '../store/holds.ts'
import { lockRequest } from '../store/requests.ts'
import type { ConsentDeps } from './deps.ts'
import { findBirths } from './find-births.ts'

type Where = { tx: Tx; workspaceId: string }

export interface NewHold {
  /** Any birth of hers. */
  customerId: string
  /** The request of hers it is set for. */
  requestId?: string | undefined
  /** pii */
  reason: string
}

/**
 * Legal hold: data that must be kept for now. While one stands nothing of hers is erased, and her data is restricted as
 * article 18 says: kept and not used. Set and lifted by an officer's hand, with a reason.
 */
export interface Holds {
  /** @throws SplotError `not_found` */
  set(actor: Actor, asked: NewHold): Promise<{ id: string }>
  /** @throws SplotError `not_found` where no such hold stands */
  lift(actor: Actor, id: string): Promise<void>
  list(workspaceId: string, isStanding: boolean): Promise<HoldRow[]>
}

export function createHolds(deps: ConsentDeps): Holds {
  return {
    set: (actor, asked) => setHold(deps, actor, asked),
    async lift(actor, id) {
      const { workspaceId } = actor
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const by = { liftedBy: actor.name, liftedAt: deps.clock.now() }
        if (!(await liftHoldRow(tx, workspaceId, id, by))) throw new SplotError('not_found')
        await record(deps, { tx, workspaceId }, { actor, action: 'hold.lifted', target: id })
      })
    },
    list: (workspaceId, isStanding) =>
      deps.db.inWorkspace(workspaceId, (tx) => listHoldRows(tx, workspaceId, isStanding)),
  }
}

async function setHold(deps: ConsentDeps, actor: Actor, asked: NewHold): Promise<{ id: string }> {
  const { workspaceId } = actor
  const { requestId = null, reason } = asked
  const births = (await findBirths(deps, workspaceId, asked.customerId)).map((one) => one.birthId)
  const setAt = deps.clock.now()
  const id = deps.ids.uuid(setAt)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    // An erasure under way is waited for; then there is nobody left to hold.
    await lockBudgets(tx, workspaceId, births)
    const known = await deps.graph.listClusters(tx, workspaceId, births, 'service')
    const request = requestId === null ? null : await lockRequest(tx, workspaceId, requestId)
    const isForeign = requestId !== null && !births.includes(request?.birth ?? '')
    if (known.length === 0 || isForeign) throw new SplotError('not_found')
    await insertHold(tx, workspaceId, births, { id, requestId, reason, setBy: actor.name, setAt })
    await record(deps, { tx, workspaceId }, { actor, action: 'hold.set', target: id, root: known[0]?.root })
  })
  return { id }
}

/** A workspace goes with all its persons: not while anybody's data must be kept. @throws workspace_on_hold with their number */
export async function checkRemoval({ db }: Pick<ConsentDeps, 'db'>, workspaceId: string): Promise<void> {
  const holds = await db.inWorkspace(workspaceId, (tx) => countStandingHolds(tx, workspaceId))
  if (holds > 0) throw new SplotError('workspace_on_hold', { values: { holds } })
}

/** Reasons stay out of the audit log: they are free text about a person. */
const record = (
  { audit }: ConsentDeps,
  where: Where,
  { actor, root, ...entry }: { actor: Actor; action: string; target: string; root?: string | undefined },
): Promise<void> =>
  audit.record(where, {
    ...entry,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    ...(root === undefined ? {} : { detail: { customer: root } }),
  })

/** Is the customer of any of these births on hold? */
export async function isHeld(
  { graph }: Pick<ConsentDeps, 'graph'>,
  { tx, workspaceId }: Where,
  births: readonly string[],
): Promise<boolean> {
  const known = await graph.listClusters(tx, workspaceId, births, 'service')
  const all = [...new Set([...births, ...known.map((one) => one.birthId)])]
  return (await listHeldBirths(tx, workspaceId, all)).length > 0
}

/** All births of customers on hold, those that were joined to them since among them. */
export async function listHeld(
  { graph }: Pick<ConsentDeps, 'graph'>,
  { tx, workspaceId }: Where,
): Promise<string[]> {
  const held = await listStandingBirths(tx, workspaceId)
  if (held.length === 0) return []
  const known = await graph.listClusters(tx, workspaceId, held, 'service')
  return [...new Set([...held, ...known.map((one) => one.birthId)])]
}

/** Is she, and will she be until the transaction ends? Nobody sets a hold meanwhile. */
export async function isHeldForErasure(
  deps: Pick<ConsentDeps, 'graph'>,
  { tx, workspaceId }: Where,
  births: readonly string[],
): Promise<boolean> {
  await lockBudgets(tx, workspaceId, births)
  return isHeld(deps, { tx, workspaceId }, births)
}
