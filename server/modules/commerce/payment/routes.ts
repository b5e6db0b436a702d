import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from './schema.ts'
import { testProvider } from './service/check.ts'
import type { PaymentDeps } from './service/deps.ts'
import { saveProvider, showProviders } from './service/providers.ts'
import { showRefunds, tryAgain } from './service/refunds.ts'

export const createPaymentRoutes = (deps: PaymentDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/payment-providers',
    id: 'listPaymentProviders',
    summary: 'Who can take payments, what is set, and where each is to tell what became of them; no secrets',
    scope: 'payments:manage',
    reply: api.providersReply,
    errors: [],
    handle: async ({ workspaceId }) => ({ items: await showProviders(deps, workspaceId) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/payment-providers/{id}',
    id: 'putPaymentProvider',
    summary: 'Settings of a provider; switched on only where they are complete',
    scope: 'payments:manage',
    params: api.providerParams,
    body: api.providerBody,
    reply: api.providerReply,
    errors: ['not_found', 'payment_settings', 'url_forbidden'],
    handle: ({ params, body, workspaceId, actor }) =>
      saveProvider(deps, workspaceId, { id: params.id, body, actor }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/payment-providers/{id}/test',
    id: 'testPaymentProvider',
    summary:
      'Ask the provider whether it takes these settings, over those stored; nothing is paid, nothing kept',
    scope: 'payments:manage',
    params: api.providerParams,
    body: api.testBody,
    reply: api.testReply,
    errors: ['not_found'],
    handle: ({ params, body, workspaceId, language }) =>
      testProvider(deps, workspaceId, { id: params.id, typed: body.settings, language }),
  }),
  ...createRefundRoutes(deps),
]

const createRefundRoutes = (deps: PaymentDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/payment-refunds',
    id: 'listRefunds',
    summary:
      'Money that goes back, the newest first: what waits, what went, what no provider would carry out',
    scope: 'orders:read',
    query: api.refundsQuery,
    reply: api.refundsReply,
    errors: [],
    handle: async ({ workspaceId, query }) => ({ items: await showRefunds(deps, workspaceId, query) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/payment-refunds/{id}/retry',
    id: 'retryRefund',
    summary: 'A refund that was given up is tried again, under the same key: it is paid back once',
    scope: 'orders:write',
    params: api.refundParams,
    reply: api.refund,
    errors: ['not_found', 'refund_state'],
    handle: ({ params, workspaceId, actor }) => tryAgain(deps, workspaceId, { id: params.id, actor }),
  }),
]
