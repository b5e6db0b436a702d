import { requestKinds, requestWays } from '@splot/contract/consent-words'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { identities, requestActs, requestStates } from '../rules/requests.ts'
import type { RequestReply } from '../schema.ts'
import * as schema from '../schema.ts'
import type { ConsentDeps } from '../service/deps.ts'
import { type AskerOf, loadAskers } from '../service/load-askers.ts'
import { isRowOverdue } from '../service/request-acts.ts'
import type { Requests } from '../service/requests.ts'
import type { RequestActRow, RequestRow } from '../store/requests.ts'
import { countSuppressions } from '../store/suppression-counts.ts'

export interface RequestRouteDeps extends ConsentDeps {
  requests: Requests
}

/** The officer's register of privacy requests. */
export function createRequestRoutes(deps: RequestRouteDeps): AnyRoute[] {
  return [...listReadRoutes(deps), ...listActRoutes(deps), countRoute(deps)]
}

type Asking = Pick<ScopedRequest<unknown, unknown, unknown>, 'workspaceId' | 'actor'>

/** Rows as this reader may see them: names in one go for all of them. */
async function show(
  deps: RequestRouteDeps,
  { workspaceId, actor }: Asking,
  rows: readonly RequestRow[],
): Promise<RequestReply[]> {
  const askerOf = await loadAskers(deps, workspaceId, { rows, seesPii: actor.scopes.has('customers:pii') })
  return rows.map((row) => showRequest(row, askerOf(row), deps.clock.now()))
}

async function showOne(deps: RequestRouteDeps, asking: Asking, row: RequestRow): Promise<RequestReply> {
  const [shown] = await show(deps, asking, [row])
  if (shown === undefined) throw new Error('A request was lost on its way')
  return shown
}

function listReadRoutes(deps: RequestRouteDeps): AnyRoute[] {
  const { requests } = deps
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/privacy-requests',
      id: 'listPrivacyRequests',
      summary: 'What persons asked of their own data, the nearest deadline first',
      scope: 'privacy:manage',
      query: schema.requestsQuery,
      reply: schema.requestsReply,
      errors: [],
      handle: async (request) => {
        const { workspaceId, query } = request
        const { state = null, kind = null, cursor, limit } = query
        const cut = cursor?.indexOf('-') ?? -1
        const id = cursor?.slice(cut + 1) ?? ''
        const after = isUuid(id) ? { dueAt: Number(cursor?.slice(0, cut)), id } : null
        const found = await requests.list(workspaceId, { state, kind, after, limit: limit + 1 })
        const rows = found.rows.slice(0, limit)
        const last = rows.at(-1)
        return {
          items: await show(deps, request, rows),
          nextCursor: found.rows.length > limit && last !== undefined ? `${last.dueAt}-${last.id}` : null,
          open: found.open,
          overdue: found.overdue,
        }
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/privacy-requests/{id}',
      id: 'getPrivacyRequest',
      summary: 'One privacy request with its history',
      scope: 'privacy:manage',
      params: schema.requestParams,
      reply: schema.requestReply,
      errors: ['not_found'],
      handle: async (request) => {
        const { row, acts } = await requests.get(request.workspaceId, request.params.id)
        return { ...(await showOne(deps, request, row)), history: acts.map(showAct) }
      },
    }),
  ]
}

function listActRoutes(deps: RequestRouteDeps): AnyRoute[] {
  const { requests } = deps
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/privacy-requests',
      id: 'addPrivacyRequest',
      summary: 'Take down a request that came by letter, mail, phone or in a store',
      scope: 'privacy:manage',
      body: schema.newRequestBody,
      reply: schema.requestReply.omit({ history: true }),
      errors: ['not_found'],
      handle: async (request) => {
        const { actor, workspaceId, body } = request
        const { customerId, isIdentified, receivedAt, ...asked } = body
        const row = await requests.receive(
          { workspaceId, actor },
          {
            ...asked,
            birth: customerId ?? null,
            identity: isIdentified ? 'desk' : 'none',
            receivedAt: receivedAt === undefined ? undefined : Date.parse(receivedAt),
          },
        )
        return showOne(deps, request, row)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/privacy-requests/{id}/acts',
      id: 'actOnPrivacyRequest',
      summary: 'Confirm who asks, extend, note, answer, refuse or withdraw a request',
      scope: 'privacy:manage',
      params: schema.requestParams,
      body: schema.requestActBody,
      reply: schema.requestReply.omit({ history: true }),
      errors: ['not_found', 'request_closed', 'request_under_way', 'extension_late'],
      handle: async (request) => {
        const { actor, workspaceId, params, body } = request
        return showOne(deps, request, await requests.act({ workspaceId, actor, id: params.id }, body))
      },
    }),
    carryOutRoute(deps),
  ]
}

function carryOutRoute(deps: RequestRouteDeps): AnyRoute {
  const { requests } = deps
  return defineRoute({
    method: 'POST',
    path: '/api/v1/privacy-requests/{id}/carry-out',
    id: 'carryOutPrivacyRequest',
    summary: 'Do what was asked: hand out, correct, restrict, object or erase; then close the request',
    scope: 'privacy:manage',
    params: schema.requestParams,
    reply: schema.carriedOutReply,
    errors: [
      'not_found',
      'request_closed',
      'identity_unconfirmed',
      'on_hold',
      'overloaded',
      'disk_full',
      'stopping',
    ],
    handle: async (request) => {
      const { actor, workspaceId, params } = request
      const { row, document } = await requests.carryOut({ workspaceId, actor, id: params.id })
      return {
        request: await showOne(deps, request, row),
        document: document === null ? null : { ...document },
      }
    },
  })
}

function countRoute({ db }: RequestRouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/consents/suppressions',
    id: 'countSuppressions',
    summary: 'How many addresses are never to be used, by reason',
    scope: 'consents:read',
    reply: schema.suppressionsReply,
    errors: [],
    handle: async ({ workspaceId }) => {
      const rows = await db.inWorkspace(workspaceId, (tx) => countSuppressions(tx, workspaceId))
      return { items: rows.map((row) => ({ ...row, lastAt: toIso(row.lastAt) })) }
    },
  })
}

const toIso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : toIso(ms))

/** A word of a closed list, as it was stored. */
function wordOf<T extends string>(words: readonly T[], stored: string): T {
  const word = words.find((one) => one === stored)
  if (word === undefined) throw new Error(`Not a word of its list: ${stored}`)
  return word
}

function showRequest(row: RequestRow, { name, isHeld }: ReturnType<AskerOf>, now: number): RequestReply {
  return {
    id: row.id,
    customerId: row.birth,
    customerName: name,
    isHeld,
    kind: wordOf(requestKinds, row.kind),
    state: wordOf(requestStates, row.state),
    via: wordOf(requestWays, row.via),
    receivedAt: toIso(row.receivedAt),
    dueAt: toIso(row.dueAt),
    isOverdue: isRowOverdue(row, now),
    extendedAt: isoOrNull(row.extendedAt),
    identity: wordOf(identities, row.identity),
    detail: row.detail === null ? null : JSON.parse(row.detail),
    closedAt: isoOrNull(row.closedAt),
  }
}

const showAct = ({ at, act, actor, note }: RequestActRow) => ({
  at: toIso(at),
  act: wordOf(requestActs, act),
  actor: actor === '' ? null : actor,
  note,
})
