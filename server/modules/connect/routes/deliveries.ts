import { readBody } from '../../../platform/http/read-body.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { mostFileBytes } from '../rules/read-file.ts'
import * as api from '../schema/connections.ts'
import { replay, showBody, showDeliveries } from '../service/deliveries.ts'
import type { ConnectDeps } from '../service/deps.ts'
import { takeFile } from '../service/files.ts'
import { tryPayload } from '../service/try-payload.ts'

type Deps = ConnectDeps & { nextOrder(): number }

/** What connections delivered: listed with reasons, sent once more, brought as a file, tried without effect. */
export const createDeliveryRoutes = (deps: Deps): AnyRoute[] => [
  listRoute(deps),
  bodyRoute(deps),
  replayRoute(deps),
  fileRoute(deps),
  tryRoute(deps),
]

const listRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/connections/{id}/deliveries',
    id: 'listDeliveries',
    summary: 'Deliveries, newest first: what was taken of each, what was refused and why',
    scope: 'sources:read',
    params: api.connectionParams,
    query: api.deliveriesQuery,
    reply: api.deliveriesReply,
    errors: ['not_found'],
    handle: ({ params, query, workspaceId, language }) =>
      showDeliveries(deps, { workspaceId, id: params.id, language }, query),
  })

const bodyRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/connections/{id}/deliveries/{delivery}/body',
    id: 'getDeliveryBody',
    summary:
      'What a delivery said, while it is kept; its words are hidden from whoever may not see personal data',
    scope: 'sources:manage',
    params: api.deliveryParams,
    reply: api.bodyReply,
    errors: ['not_found', 'delivery_gone'],
    handle: ({ params, workspaceId, actor }) =>
      showBody(
        deps,
        { workspaceId, id: params.id, actor },
        { deliveryId: params.delivery, seesPii: actor.scopes.has('customers:pii') },
      ),
  })

const replayRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/connections/{id}/deliveries/{delivery}/replay',
    id: 'replayDelivery',
    summary: 'Let a refused delivery take effect once more; what was taken is not taken twice',
    scope: 'sources:manage',
    params: api.deliveryParams,
    reply: api.doneReply,
    errors: ['not_found', 'delivery_gone'],
    async handle({ params, workspaceId, actor }) {
      await replay(deps, { workspaceId, id: params.id, actor }, params.delivery)
      return { done: true as const }
    },
  })

const fileRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/connections/{id}/files',
    id: 'uploadDeliveryFile',
    summary:
      'A whole file (CSV, JSON, NDJSON) as the body; its name begins with what it is about. All or nothing is kept',
    scope: 'sources:manage',
    params: api.connectionParams,
    query: api.fileQuery,
    reply: api.fileReply,
    errors: ['not_found', 'too_large', 'file_unread', 'topic_unknown'],
    handle: async ({ params, query, workspaceId, raw }) =>
      takeFile(
        deps,
        { workspaceId, id: params.id },
        { name: query.name, bytes: await readBody(raw, mostFileBytes) },
      ),
  })

const tryRoute = (deps: Deps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/connections/{id}/try',
    id: 'tryDelivery',
    summary: 'What a payload would bring with these settings; nothing takes effect',
    scope: 'sources:manage',
    params: api.connectionParams,
    body: api.tryBody,
    reply: api.tryReply,
    errors: ['not_found'],
    handle: ({ params, body, workspaceId, language }) =>
      tryPayload(deps, { workspaceId, id: params.id, language }, body),
  })
