import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from './schema.ts'
import type { PaymentDeps } from './service/deps.ts'
import { saveProvider, showProviders } from './service/providers.ts'

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
]
