import { z } from 'zod'
import { type Actor, type AnyRoute, definePublicRoute, defineRoute } from '../../../platform/http/route.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import { scopesOfRole } from '../roles.ts'
import * as schema from '../schema.ts'
import { requireSameOrigin } from '../service/authenticate.ts'
import { getSetup } from '../service/setup.ts'
import { findMember } from '../store/members.ts'
import { type RouteDeps, readOrigin } from './deps.ts'

/** The one-time link, and the way from there to the first event. */
export function createWelcomeRoutes(deps: RouteDeps): AnyRoute[] {
  return [lookRoute(deps), enterRoute(deps), setupRoute(deps)]
}

function lookRoute(deps: RouteDeps): AnyRoute {
  return definePublicRoute({
    method: 'POST',
    path: '/api/v1/welcome/look',
    id: 'lookAtLink',
    summary: 'What a one-time link is for, without using it',
    scope: 'public',
    body: z.strictObject({ token: schema.token }),
    reply: z.object({
      purpose: z.enum(['admin', 'invite', 'reset']),
      isFirst: z.boolean(),
      email: z.string().nullable(),
      name: z.string().nullable(),
      workspaceName: z.string().nullable(),
    }),
    errors: ['welcome_used', 'origin_forbidden'],
    async handle({ body, raw }) {
      requireSameOrigin(raw, deps.publicUrl, true)
      return deps.welcome.look(body.token)
    },
  })
}

function enterRoute(deps: RouteDeps): AnyRoute {
  return definePublicRoute({
    method: 'POST',
    path: '/api/v1/welcome',
    id: 'enterByLink',
    summary: 'Use a one-time link and sign in',
    scope: 'public',
    body: z.strictObject({
      token: schema.token,
      name: schema.personName.optional(),
      email: schema.email.optional(),
      password: schema.password.optional(),
    }),
    reply: z.object({ done: z.boolean().meta({ description: 'False: a code is still to be typed' }) }),
    errors: ['welcome_used', 'password_weak', 'sign_in_failed', 'rate_limited', 'origin_forbidden'],
    async handle({ body, raw, language, remoteAddress }) {
      requireSameOrigin(raw, deps.publicUrl, true)
      await deps.signIn.countAttempt(remoteAddress)
      const { cookies, isDone } = await deps.welcome.enter({ ...body, request: raw, language })
      return Response.json({ done: isDone }, { headers: cookies })
    },
  })
}

function setupRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/setup',
    id: 'getSetup',
    summary: 'The checklist to the first event, with the snippet’s write key',
    scope: 'self',
    reply: schema.setup,
    errors: [],
    handle: async ({ actor, raw }) => ({
      ...(await getSetup({ ...deps, scopesIn: (id, who) => readScopes(deps, id, who) }, actor)),
      origin: readOrigin(raw, deps.publicUrl),
    }),
  })
}

async function readScopes(deps: RouteDeps, workspaceId: string, actor: Actor): Promise<ReadonlySet<Scope>> {
  const member = await deps.db.inPlatform((tx) => findMember(tx, workspaceId, actor.id))
  return new Set(member === null ? [] : scopesOfRole[member.role])
}
