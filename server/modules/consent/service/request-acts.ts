import { requestKinds } from '@splot/contract/consent-words'
import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { AuditActor } from '../../workspace/index.ts'
import {
  decideAct,
  identities,
  isOverdue,
  type RequestAct,
  type RequestFacts,
  requestStates,
  type WorkCalendar,
} from '../rules/requests.ts'
import { insertRequestAct, lockRequest, type RequestRow, updateRequest } from '../store/requests.ts'
import type { ConsentDeps } from './deps.ts'
import { isHeld } from './holds.ts'
import { loadPolicy } from './policy.ts'

/** Who acts: an officer, or she herself by her link. */
export type RequestActor = Actor | 'herself'
export type RequestWhere = { workspaceId: string; actor: RequestActor; id: string }

export const auditActorOf = (actor: RequestActor): AuditActor =>
  actor === 'herself'
    ? { kind: 'system', id: 'portal', name: 'Portal' }
    : { kind: actor.kind, id: actor.id, name: actor.name }

/** As the history names who acted; empty: she herself. */
export const nameOf = (actor: AuditActor): string =>
  actor.kind === 'system' && actor.id === 'portal' ? '' : actor.name

/** By which days a workspace counts. */
export async function loadCalendar(
  deps: Pick<ConsentDeps, 'settingsOf'>,
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
): Promise<WorkCalendar> {
  const { timeZone } = await deps.settingsOf(workspaceId, tx)
  const { quietSettings } = await loadPolicy(tx, workspaceId)
  return { zone: timeZone, holidays: quietSettings.holidays }
}

/** Decides, stores and writes down an act in one transaction. */
export const changeRequest = (
  deps: ConsentDeps,
  where: RequestWhere,
  done: { act: RequestAct; note: string | null },
): Promise<RequestRow> =>
  deps.db.inWorkspace(where.workspaceId, async (tx) => {
    const row = await decide(deps, tx, where, done.act)
    // Ordered twice is ordered once.
    const isRepeated = done.act === 'ordered' && row.was.state === 'erasing'
    if (isRepeated) return row.was
    const by = auditActorOf(where.actor)
    return writeAct(deps, tx, { ...done, workspaceId: where.workspaceId, by, ...row })
  })

/** The request, where this act may be done now. @throws what stands against it */
export const checkAct = (deps: ConsentDeps, where: RequestWhere, act: RequestAct): Promise<RequestRow> =>
  deps.db.inWorkspace(where.workspaceId, async (tx) => (await decide(deps, tx, where, act)).was)

async function decide(
  deps: ConsentDeps,
  tx: Tx,
  { workspaceId, id }: RequestWhere,
  act: RequestAct,
): Promise<{ was: RequestRow; next: RequestFacts }> {
  const calendar = await loadCalendar(deps, { tx, workspaceId })
  const was = await lockRequest(tx, workspaceId, id)
  if (was === null) throw new SplotError('not_found')
  const isOnHold = was.birth !== null && (await isHeld(deps, { tx, workspaceId }, [was.birth]))
  const context = { now: deps.clock.now(), calendar, isHeld: isOnHold }
  const decided = decideAct(readFacts(was), act, context)
  if (!decided.ok) throw new SplotError(decided.code)
  return { was, next: decided.next }
}

interface Written {
  workspaceId: string
  was: RequestRow
  next: RequestFacts
  act: RequestAct
  note: string | null
  by: AuditActor
}

/** The act in the register, its history and the audit log. */
export async function writeAct(deps: ConsentDeps, tx: Tx, done: Written): Promise<RequestRow> {
  const { workspaceId, was, next, act, note, by } = done
  const orderedBy = next.state === 'erasing' ? (was.orderedBy ?? JSON.stringify(by)) : null
  const row = { ...was, ...next, orderedBy }
  await updateRequest(tx, workspaceId, row)
  const at = deps.clock.now()
  const entry = { id: deps.ids.uuid(at), at, act, actor: nameOf(by), note }
  await insertRequestAct(tx, workspaceId, { requestId: was.id, ...entry })
  await deps.audit.record(
    { tx, workspaceId },
    { actor: by, action: `request.${act}`, target: was.id, detail: { kind: was.kind } },
  )
  return row
}

export function readFacts(row: RequestRow): RequestFacts {
  const kind = requestKinds.find((one) => one === row.kind)
  const state = requestStates.find((one) => one === row.state)
  const identity = identities.find((one) => one === row.identity)
  if (kind === undefined || state === undefined || identity === undefined)
    throw new Error(`A request of no known kind, state or identity: ${row.id}`)
  const { receivedAt, dueAt, extendedAt, closedAt } = row
  return { kind, state, identity, receivedAt, dueAt, extendedAt, closedAt }
}

export const isRowOverdue = (row: RequestRow, now: number): boolean => isOverdue(readFacts(row), now)
