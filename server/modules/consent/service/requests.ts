import type { RequestKind, RequestWay } from '@splot/contract/consent-words'
import { SplotError } from '../../../platform/errors.ts'
import { findUsualDeadline, type Identity, type RequestAct } from '../rules/requests.ts'
import {
  countRequests,
  insertRequest,
  insertRequestAct,
  listRequestActs,
  listRequestRows,
  listRequestsOf,
  lockRequest,
  type RequestActRow,
  type RequestFilter,
  type RequestRow,
} from '../store/requests.ts'
import { type CarriedOut, carryOut } from './carry-out.ts'
import type { ConsentDeps } from './deps.ts'
import { findBirths } from './find-births.ts'
import { auditActorOf, changeRequest, loadCalendar, nameOf, type RequestWhere } from './request-acts.ts'

export interface NewRequest {
  /** Any birth of hers; null where she is not found among the customers. */
  birth: string | null
  kind: RequestKind
  via: RequestWay
  identity: Identity
  /** Milliseconds; now where not said. */
  receivedAt?: number | undefined
  /** What is to be corrected: traits. */
  detail?: Readonly<Record<string, string>> | undefined
  note?: string | undefined
}

/** The register of what persons ask of their own data, and what is done about it. */
export interface Requests {
  list(
    workspaceId: string,
    filter: RequestFilter,
  ): Promise<{ rows: RequestRow[]; open: number; overdue: number }>
  /** @throws SplotError `not_found` */
  get(workspaceId: string, id: string): Promise<{ row: RequestRow; acts: RequestActRow[] }>
  listOf(workspaceId: string, birth: string): Promise<RequestRow[]>
  receive(where: Where, asked: NewRequest): Promise<RequestRow>
  /** Confirms who asks, extends, notes, answers, refuses. @throws `not_found`, `request_closed`, `extension_late` */
  act(where: RequestWhere, done: Done): Promise<RequestRow>
  /**
   * Does what was asked: gives the document, erases, corrects, restricts, objects; then closes it. What breaks off stays
   * open and can be carried out again; an erasure goes on by itself, its row says `erasing` meanwhile.
   * @throws `identity_unconfirmed`, `request_closed`, `on_hold`, `not_found`
   */
  carryOut(where: RequestWhere): Promise<CarriedOut>
}

interface Done {
  act: Exclude<RequestAct, 'received' | 'ordered' | 'carried_out'>
  note?: string | undefined
}

type Where = Omit<RequestWhere, 'id'>

export function createRequests(deps: ConsentDeps): Requests {
  return {
    list: (workspaceId, filter) =>
      deps.db.inWorkspace(workspaceId, async (tx) => ({
        rows: await listRequestRows(tx, workspaceId, filter),
        ...(await countRequests(tx, workspaceId, deps.clock.now())),
      })),
    get: (workspaceId, id) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const row = await lockRequest(tx, workspaceId, id)
        if (row === null) throw new SplotError('not_found')
        return { row, acts: await listRequestActs(tx, workspaceId, id) }
      }),
    async listOf(workspaceId, birth) {
      const births = await findBirths(deps, workspaceId, birth)
      return deps.db.inWorkspace(workspaceId, (tx) =>
        listRequestsOf(
          tx,
          workspaceId,
          births.map((one) => one.birthId),
        ),
      )
    },
    receive: (where, asked) => receive(deps, where, asked),
    act: (where, { act, note }) => changeRequest(deps, where, { act, note: note ?? null }),
    carryOut: (where) => carryOut(deps, where),
  }
}

async function receive(
  deps: ConsentDeps,
  { workspaceId, actor }: Where,
  asked: NewRequest,
): Promise<RequestRow> {
  if (asked.birth !== null) await findBirths(deps, workspaceId, asked.birth)
  const now = deps.clock.now()
  const receivedAt = asked.receivedAt ?? now
  if (receivedAt > now)
    throw new SplotError('invalid', {
      path: 'body.receivedAt',
      hint: { pl: 'Podaj czas, który już minął.', en: 'Give a time that has passed.' },
    })
  const by = auditActorOf(actor)
  const row = {
    id: deps.ids.uuid(now),
    birth: asked.birth?.toLowerCase() ?? null,
    kind: asked.kind,
    state: 'open',
    via: asked.via,
    receivedAt,
    extendedAt: null,
    identity: asked.identity,
    detail: asked.detail === undefined ? null : JSON.stringify(asked.detail),
    closedAt: null,
  }
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const dueAt = findUsualDeadline(receivedAt, await loadCalendar(deps, { tx, workspaceId }))
    await insertRequest(tx, workspaceId, { ...row, dueAt })
    const act = { id: deps.ids.uuid(now), at: now, act: 'received', actor: nameOf(by) }
    await insertRequestAct(tx, workspaceId, { requestId: row.id, ...act, note: asked.note ?? null })
    const detail = { kind: row.kind, via: row.via }
    await deps.audit.record(
      { tx, workspaceId },
      { actor: by, action: 'request.received', target: row.id, detail },
    )
    return { ...row, dueAt, orderedBy: null }
  })
}
