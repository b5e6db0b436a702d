import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { AuditActor } from '../../workspace/index.ts'
import {
  decideAct,
  findUsualDeadline,
  type Identity,
  identities,
  isOverdue,
  type RequestAct,
  type RequestFacts,
  type RequestKind,
  type RequestWay,
  requestKinds,
  requestStates,
} from '../rules/requests.ts'
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
  updateRequest,
} from '../store/requests.ts'
import { acceptTraits } from './choices.ts'
import type { ConsentDeps, KnownBirth } from './deps.ts'
import { acceptConsent, chooseNamed } from './desk.ts'
import { findBirths } from './find-births.ts'

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

/** Who acts: an officer, or she herself by her link. */
export type RequestActor = Actor | 'herself'

export type RightsDocument = Readonly<Record<string, unknown>>

/** The register of what persons ask of their own data, and what is done about it. */
export interface Requests {
  list(
    workspaceId: string,
    filter: RequestFilter,
  ): Promise<{ rows: RequestRow[]; open: number; overdue: number }>
  /** @throws SplotError `not_found` */
  get(workspaceId: string, id: string): Promise<{ row: RequestRow; acts: RequestActRow[] }>
  listOf(workspaceId: string, birth: string): Promise<RequestRow[]>
  receive(where: { workspaceId: string; actor: RequestActor }, asked: NewRequest): Promise<RequestRow>
  /** Confirms who asks, extends, notes, answers, refuses. @throws `not_found`, `request_closed`, `extension_late` */
  act(where: { workspaceId: string; actor: RequestActor; id: string }, done: Done): Promise<RequestRow>
  /**
   * Does what was asked: gives the document, erases, corrects, restricts, objects; then closes it. What breaks off stays
   * open and can be carried out again. @throws `identity_unconfirmed`, `request_closed`, `not_found`
   */
  carryOut(where: { workspaceId: string; actor: RequestActor; id: string }): Promise<CarriedOut>
}

interface Done {
  act: Exclude<RequestAct, 'received' | 'carried_out'>
  note?: string | undefined
}

export interface CarriedOut {
  row: RequestRow
  /** Her data, where she asked for it. */
  document: RightsDocument | null
}

type Where = { workspaceId: string; actor: RequestActor }

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
    act: (where, { act, note }) => change(deps, where, { act, note: note ?? null }),
    carryOut: (where) => carryOut(deps, where),
  }
}

const auditActorOf = (actor: RequestActor): AuditActor =>
  actor === 'herself'
    ? { kind: 'system', id: 'portal', name: 'Portal' }
    : { kind: actor.kind, id: actor.id, name: actor.name }
const nameOf = (actor: RequestActor): string => (actor === 'herself' ? '' : actor.name)

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
  const { timeZone } = await deps.settingsOf(workspaceId)
  const row: RequestRow = {
    id: deps.ids.uuid(now),
    birth: asked.birth?.toLowerCase() ?? null,
    kind: asked.kind,
    state: 'open',
    via: asked.via,
    receivedAt,
    dueAt: findUsualDeadline(receivedAt, timeZone),
    extendedAt: null,
    identity: asked.identity,
    detail: asked.detail === undefined ? null : JSON.stringify(asked.detail),
    closedAt: null,
  }
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await insertRequest(tx, workspaceId, row)
    const act = {
      id: deps.ids.uuid(now),
      at: now,
      act: 'received',
      actor: nameOf(actor),
      note: asked.note ?? null,
    }
    await insertRequestAct(tx, workspaceId, { requestId: row.id, ...act })
    await deps.audit.record(
      { tx, workspaceId },
      {
        actor: auditActorOf(actor),
        action: 'request.received',
        target: row.id,
        detail: { kind: row.kind, via: row.via },
      },
    )
  })
  return row
}

/** Decides, stores and writes down an act in one transaction. */
function change(
  deps: ConsentDeps,
  { workspaceId, actor, id }: Where & { id: string },
  { act, note }: { act: RequestAct; note: string | null },
): Promise<RequestRow> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { timeZone: zone } = await deps.settingsOf(workspaceId, tx)
    const row = await lockRequest(tx, workspaceId, id)
    if (row === null) throw new SplotError('not_found')
    const now = deps.clock.now()
    const decided = decideAct(readFacts(row), act, { now, zone })
    if (!decided.ok) throw new SplotError(decided.code)
    const next = { ...row, ...decided.next }
    await updateRequest(tx, workspaceId, next)
    const entry = { id: deps.ids.uuid(now), at: now, act, actor: nameOf(actor), note }
    await insertRequestAct(tx, workspaceId, { requestId: id, ...entry })
    await deps.audit.record(
      { tx, workspaceId },
      { actor: auditActorOf(actor), action: `request.${act}`, target: id, detail: { kind: row.kind } },
    )
    return next
  })
}

function readFacts(row: RequestRow): RequestFacts {
  const kind = requestKinds.find((one) => one === row.kind)
  const state = requestStates.find((one) => one === row.state)
  const identity = identities.find((one) => one === row.identity)
  if (kind === undefined || state === undefined || identity === undefined)
    throw new Error(`A request of no known kind, state or identity: ${row.id}`)
  const { receivedAt, dueAt, extendedAt, closedAt } = row
  return { kind, state, identity, receivedAt, dueAt, extendedAt, closedAt }
}

async function carryOut(deps: ConsentDeps, where: Where & { id: string }): Promise<CarriedOut> {
  const { workspaceId, actor, id } = where
  const { row, zone } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    row: await lockRequest(tx, workspaceId, id),
    zone: (await deps.settingsOf(workspaceId, tx)).timeZone,
  }))
  if (row?.birth == null) throw new SplotError('not_found')
  const facts = readFacts(row)
  const decided = decideAct(facts, 'carried_out', { now: deps.clock.now(), zone })
  if (!decided.ok) throw new SplotError(decided.code)
  const person = { workspaceId, birth: row.birth }
  const document = await doWhatWasAsked(deps, person, { row, kind: facts.kind, actor })
  return { row: await change(deps, where, { act: 'carried_out', note: null }), document }
}

interface Asked {
  row: RequestRow
  kind: RequestKind
  actor: RequestActor
}

async function doWhatWasAsked(
  deps: ConsentDeps,
  person: { workspaceId: string; birth: string },
  { row, kind, actor }: Asked,
): Promise<RightsDocument | null> {
  if (kind === 'access' || kind === 'export') return deps.rights.exportPerson(person)
  if (kind === 'erase') {
    await deps.rights.erasePerson({ ...person, by: auditActorOf(actor) })
    return null
  }
  const births = await findBirths(deps, person.workspaceId, person.birth)
  if (kind === 'rectify') {
    const traits: Record<string, string> = JSON.parse(row.detail ?? '{}')
    if (Object.keys(traits).length > 0) await acceptTraits(deps, person.workspaceId, { births, traits })
    return null
  }
  await acceptRight(deps, person.workspaceId, { births, kind, requestId: row.id })
  return null
}

async function acceptRight(
  deps: ConsentDeps,
  workspaceId: string,
  {
    births,
    kind,
    requestId,
  }: { births: readonly KnownBirth[]; kind: 'restrict' | 'object'; requestId: string },
): Promise<void> {
  await acceptConsent(deps, workspaceId, {
    desk: 'preferences',
    event: kind === 'restrict' ? 'Processing Restricted' : 'Objection Raised',
    // The request names the act: carried out twice, it takes effect once.
    messageId: `request-${requestId}`,
    at: deps.clock.now(),
    births: chooseNamed(births, undefined),
    properties: { obtained_by: 'request', proof: `request ${requestId}` },
  })
}

export const isRowOverdue = (row: RequestRow, now: number): boolean => isOverdue(readFacts(row), now)
