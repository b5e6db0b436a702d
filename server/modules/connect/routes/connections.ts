import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/connections.ts'
import {
  addressOf,
  editConnection,
  makeConnection,
  removeConnection,
  rotateSecret,
} from '../service/connections.ts'
import type { ConnectDeps } from '../service/deps.ts'
import { getShown, listKinds, listShown } from '../service/show.ts'

/** Connections to other systems: kinds there are, made, set, switched, removed. */
export const createConnectionRoutes = (deps: ConnectDeps): AnyRoute[] => [
  kindsRoute(deps),
  listRoute(deps),
  getRoute(deps),
  makeRoute(deps),
  changeRoute(deps),
  rotateRoute(deps),
  removeRoute(deps),
]

const kindsRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/connections/kinds',
    id: 'listConnectionKinds',
    summary: 'Systems that can be connected, each with the form of its settings and what to do on its side',
    scope: 'sources:read',
    reply: z.object({ items: z.array(api.kindReply) }),
    errors: [],
    handle: async () => ({ items: listKinds(deps) }),
  })

const listRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/connections',
    id: 'listConnections',
    summary: 'Connections with what they brought in the last day; secrets are never shown',
    scope: 'sources:read',
    reply: api.connectionsReply,
    errors: [],
    handle: async ({ workspaceId, language }) => ({ items: await listShown(deps, workspaceId, language) }),
  })

const getRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/connections/{id}',
    id: 'getConnection',
    summary: 'One connection with what it brought in the last day',
    scope: 'sources:read',
    params: api.connectionParams,
    reply: api.connectionReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, language }) => getShown(deps, workspaceId, params.id, language),
  })

const makeRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/connections',
    id: 'makeConnection',
    summary: 'Make a connection; a signing key that is ours to make is in the answer, this once',
    scope: 'sources:manage',
    body: api.connectionBody,
    reply: api.madeReply,
    errors: ['not_found', 'settings_invalid', 'url_forbidden'],
    handle: ({ body, actor, workspaceId }) => makeConnection(deps, { ...body, actor, workspaceId }),
  })

const changeRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'PATCH',
    path: '/api/v1/connections/{id}',
    id: 'changeConnection',
    summary: 'Rename, set or switch a connection; while it is off, what arrives waits',
    scope: 'sources:manage',
    params: api.connectionParams,
    body: api.changeBody,
    reply: api.doneReply,
    errors: ['not_found', 'settings_invalid', 'url_forbidden'],
    async handle({ params, body, actor, workspaceId }) {
      const { name, settings, isEnabled } = body
      await editConnection(deps, {
        ...{ workspaceId, actor, id: params.id },
        ...(name === undefined ? {} : { name }),
        ...(settings === undefined ? {} : { settings }),
        ...(isEnabled === undefined ? {} : { isEnabled }),
      })
      return { done: true as const }
    },
  })

const rotateRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/connections/{id}/secret',
    id: 'rotateConnectionSecret',
    summary: 'Make a new signing key, shown this once; the last one goes on until the next is made',
    scope: 'sources:manage',
    params: api.connectionParams,
    reply: api.madeReply,
    errors: ['not_found', 'conflict'],
    async handle({ params, actor, workspaceId }) {
      const secret = await rotateSecret(deps, { id: params.id, actor, workspaceId })
      return { id: params.id, url: addressOf(deps, params.id), secret }
    },
  })

const removeRoute = (deps: ConnectDeps): AnyRoute =>
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/connections/{id}',
    id: 'removeConnection',
    summary: 'Remove a connection with what waits in it; what took effect stays',
    scope: 'sources:manage',
    params: api.connectionParams,
    reply: api.doneReply,
    errors: ['not_found'],
    async handle({ params, actor, workspaceId }) {
      await removeConnection(deps, { id: params.id, actor, workspaceId })
      return { done: true as const }
    },
  })
