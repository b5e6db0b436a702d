import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { makeWebhookSecret } from '../rules/signature.ts'
import type { JourneyDeps } from '../service/deps.ts'

/** What another system needs to know that a call is ours. */
export const createSecretRoutes = ({ secret }: Pick<JourneyDeps, 'secret'>): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/journey-webhook-secret',
    id: 'getJourneyWebhookSecret',
    summary:
      'With what the calls of journeys are signed (Standard Webhooks): given to the system that checks them',
    scope: 'keys:manage',
    reply: z.object({ secret: z.string() }),
    errors: [],
    handle: async ({ workspaceId }) => ({ secret: makeWebhookSecret(secret, workspaceId) }),
  }),
]
