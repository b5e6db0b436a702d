import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { scopes } from '../../../platform/http/scope.ts'
import { roles, scopeLabels, scopesOfRole } from '../roles.ts'
import * as schema from '../schema.ts'
import { isoTime, type RouteDeps, readOrigin } from './deps.ts'

const done = z.object({ done: z.literal(true) })
const idParams = z.strictObject({ id: schema.id })

/** Members of the workspace, their invitations and roles. */
export function createMemberRoutes(deps: RouteDeps): AnyRoute[] {
  return [
    listRoute(deps),
    inviteRoute(deps),
    changeRoute(deps),
    resetRoute(deps),
    removeRoute(deps),
    rolesRoute(),
  ]
}

function listRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/members',
    id: 'listMembers',
    summary: 'Members of the workspace and open invitations',
    scope: 'members:manage',
    reply: z.object({ items: z.array(schema.member) }),
    errors: [],
    async handle({ actor, workspaceId }) {
      const members = await deps.members.list(workspaceId)
      const items = members.map((one) => ({
        ...one,
        createdAt: isoTime(one.createdAt),
        isSelf: one.id === actor.id,
      }))
      return { items }
    },
  })
}

function inviteRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/members',
    id: 'inviteMember',
    summary: 'Invite a member; the one-time link is in this reply and nowhere else',
    scope: 'members:manage',
    body: schema.newMember,
    reply: z.object({ id: z.string(), link: z.string(), expiresAt: schema.time }),
    errors: ['member_exists'],
    async handle({ body, actor, workspaceId, raw }) {
      const { id, token, expiresAt } = await deps.members.invite({ ...body, workspaceId, actor })
      const link = `${readOrigin(raw, deps.publicUrl)}/welcome?token=${token}`
      return { id, link, expiresAt: isoTime(expiresAt) }
    },
  })
}

function changeRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'PATCH',
    path: '/api/v1/members/{id}',
    id: 'changeMember',
    summary: 'Give a member another role; her sessions end',
    scope: 'members:manage',
    params: idParams,
    body: z.strictObject({ role: schema.role }),
    reply: done,
    errors: ['not_found', 'last_admin'],
    async handle({ params, body, actor, workspaceId }) {
      await deps.members.changeRole({ id: params.id, role: body.role, actor, workspaceId })
      return { done: true as const }
    },
  })
}

function resetRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/members/{id}/reset-link',
    id: 'createResetLink',
    summary: 'A one-time link for a member who forgot her password; it is in this reply and nowhere else',
    scope: 'members:manage',
    params: idParams,
    reply: z.object({ link: z.string(), expiresAt: schema.time }),
    errors: ['not_found', 'reset_beyond'],
    async handle({ params, actor, workspaceId, raw }) {
      const { token, expiresAt } = await deps.members.reset({ id: params.id, actor, workspaceId })
      const link = `${readOrigin(raw, deps.publicUrl)}/welcome?token=${token}`
      return { link, expiresAt: isoTime(expiresAt) }
    },
  })
}

function removeRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/members/{id}',
    id: 'removeMember',
    summary: 'Remove a member or take an invitation back',
    scope: 'members:manage',
    params: idParams,
    reply: done,
    errors: ['not_found', 'last_admin'],
    async handle({ params, actor, workspaceId }) {
      await deps.members.remove({ id: params.id, actor, workspaceId })
      return { done: true as const }
    },
  })
}

function rolesRoute(): AnyRoute {
  const label = z.object({ pl: z.string(), en: z.string() })
  return defineRoute({
    method: 'GET',
    path: '/api/v1/roles',
    id: 'listRoles',
    summary: 'Roles and what each may do',
    scope: 'self',
    reply: z.object({
      roles: z.array(z.object({ id: schema.role, scopes: z.array(schema.scope) })),
      scopes: z.array(z.object({ id: schema.scope, label })),
    }),
    errors: [],
    handle: async () => ({
      roles: roles.map((id) => ({ id, scopes: [...scopesOfRole[id]] })),
      scopes: scopes.map((id) => ({ id, label: scopeLabels[id] })),
    }),
  })
}
