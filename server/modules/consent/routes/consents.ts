import { gateReasons } from '@splot/contract/reasons'
import {
  type AnyRoute,
  definePublicRoute,
  defineRoute,
  type ScopedRequest,
} from '../../../platform/http/route.ts'
import type { GateAnswer, Refusal } from '../rules/decide.ts'
import { addressKinds } from '../rules/words.ts'
import * as schema from '../schema.ts'
import { explain, type GateDeps } from '../service/claim.ts'
import { confirmGrant } from '../service/confirm.ts'
import type { ConsentDeps } from '../service/deps.ts'
import { recordConsent } from '../service/desk.ts'
import { findBirths } from '../service/find-births.ts'
import type { createSuppressions } from '../service/suppress.ts'
import { listEntries, viewCustomer } from '../service/view.ts'

export interface ConsentRouteDeps extends ConsentDeps {
  gate: GateDeps
  suppressions: ReturnType<typeof createSuppressions>
}

const seesPii = (request: ScopedRequest<unknown, unknown, unknown>) =>
  request.actor.scopes.has('customers:pii')
const msOrNull = (text: string | undefined) => (text === undefined ? null : Date.parse(text))

/** Who allowed what: a customer's page, the register, what a desk takes down, and what the gate would say. */
export function createConsentRoutes(deps: ConsentRouteDeps): AnyRoute[] {
  return [
    ...listCustomerRoutes(deps),
    explainRoute(deps),
    ...listRegisterRoutes(deps),
    ...listSuppressionRoutes(deps),
  ]
}

function listCustomerRoutes(deps: ConsentRouteDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/customers/{id}/consents',
      id: 'getCustomerConsents',
      summary: 'What a customer allows now, and every act with its proof',
      scope: 'customers:read',
      params: schema.idParams,
      reply: schema.customerConsentsReply,
      errors: ['not_found'],
      handle: (request) => viewCustomer(deps, request.workspaceId, request.params.id, seesPii(request)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/customers/{id}/consents',
      id: 'recordConsent',
      summary: 'Take down a consent, withdrawal, objection or restriction at a desk',
      scope: 'consents:write',
      params: schema.idParams,
      body: schema.recordBody,
      reply: schema.recordReply,
      errors: [
        'not_found',
        'purpose_unknown',
        'wording_missing',
        'wording_unknown',
        'overloaded',
        'disk_full',
        'stopping',
      ],
      handle: (request) => recordConsent(deps, request.actor, request.params.id, request.body),
    }),
  ]
}

function explainRoute(deps: ConsentRouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/gate/explain',
    id: 'explainGate',
    summary: 'Whether she may be contacted now, and every reason against it',
    scope: 'customers:read',
    params: schema.idParams,
    body: schema.explainBody,
    reply: schema.explainReply,
    errors: ['not_found'],
    handle: async ({ workspaceId, params, body, language }) => {
      const births = await findBirths(deps, workspaceId, params.id)
      const kind = addressKinds[body.channel]
      const own = births.find((one) => one.kind === kind)?.value ?? null
      const { zone, basis, ...asked } = body
      const request = {
        ...asked,
        messageId: '',
        customerId: params.id.toLowerCase(),
        act: 'explain',
        address: body.address ?? (kind === undefined ? params.id : own),
        ...(zone === undefined ? {} : { zone }),
        ...(basis === undefined ? {} : { basis }),
        journey: body.journey ?? null,
      }
      const answer = await deps.db.inWorkspace(workspaceId, (tx) =>
        explain(deps.gate, { tx, workspaceId }, request),
      )
      return showAnswer(answer, ({ reason }) => gateReasons[reason][language])
    },
  })
}

const showAnswer = (answer: GateAnswer, tell: (refusal: Refusal) => string) => ({
  isAllowed: answer.ok,
  reason: answer.ok ? null : answer.reason,
  reasons: answer.ok
    ? []
    : answer.reasons.map((one) => ({
        reason: one.reason,
        text: tell(one),
        until: one.until === undefined ? null : new Date(one.until).toISOString(),
        cap: one.cap === undefined ? null : { rule: one.cap.rule, max: one.cap.max, used: one.cap.used },
      })),
})

function listRegisterRoutes(deps: ConsentRouteDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/consents',
      id: 'listConsents',
      summary: 'The register of consents, withdrawals and objections, newest first',
      scope: 'consents:read',
      query: schema.registerQuery,
      reply: schema.registerReply,
      errors: [],
      handle: (request) => {
        const { purpose = null, channel = null, act = null, method = null, ...query } = request.query
        const [pos, ord] = (query.cursor ?? '').split('-').map(Number)
        const before = query.cursor === undefined ? null : { pos: pos ?? 0, ord: ord ?? 0 }
        const times = { from: msOrNull(query.from), to: msOrNull(query.to) }
        const filter = { purpose, channel, act, method, ...times, before, limit: query.limit }
        return listEntries(deps, request.workspaceId, filter, seesPii(request))
      },
    }),
    definePublicRoute({
      method: 'POST',
      path: '/api/v1/consents/confirm',
      id: 'confirmConsent',
      summary: 'Confirm a consent by the token of a double opt-in; each works once',
      scope: 'public',
      body: schema.confirmBody,
      reply: schema.confirmReply,
      errors: ['confirmation_gone', 'overloaded', 'disk_full', 'stopping'],
      handle: ({ body }) => confirmGrant(deps, body.token),
    }),
  ]
}

function listSuppressionRoutes({ suppressions }: ConsentRouteDeps): AnyRoute[] {
  const shared = { body: schema.suppressionBody, reply: schema.suppressionReply } as const
  return [
    defineRoute({
      ...shared,
      method: 'POST',
      path: '/api/v1/consents/suppressions',
      id: 'suppressAddress',
      summary: 'Never use this address again, whoever it belongs to; only its hash is kept',
      scope: 'consents:manage',
      errors: ['email_invalid', 'phone_invalid'],
      handle: async ({ actor, body }) => {
        await suppressions.suppress(actor, body)
        return { isSuppressed: true }
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: '/api/v1/consents/suppressions/check',
      id: 'checkSuppression',
      summary: 'Whether an address is suppressed',
      scope: 'consents:manage',
      errors: ['email_invalid', 'phone_invalid'],
      handle: async ({ workspaceId, body }) => ({
        isSuppressed: await suppressions.isSuppressed(workspaceId, body),
      }),
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: '/api/v1/consents/suppressions/release',
      id: 'releaseAddress',
      summary: 'Let an address be used again',
      scope: 'consents:manage',
      errors: ['email_invalid', 'phone_invalid'],
      handle: async ({ actor, body }) => {
        await suppressions.release(actor, body)
        return { isSuppressed: false }
      },
    }),
  ]
}
