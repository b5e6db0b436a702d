import { z } from 'zod'
import { SplotError } from '../../../platform/errors.ts'
import {
  type AnyRoute,
  definePublicRoute,
  defineRoute,
  type ScopedRequest,
} from '../../../platform/http/route.ts'
import { isStrongPassword } from '../rules/password.ts'
import * as schema from '../schema.ts'
import { requireSameOrigin } from '../service/authenticate.ts'
import type { Session } from '../service/sessions.ts'
import { findMember, findUserByEmail, updateUser } from '../store/members.ts'
import type { RouteDeps } from './deps.ts'

const done = z.object({ done: z.literal(true) })

/** Signing in and out, and one's own account. */
export function createSessionRoutes(deps: RouteDeps): AnyRoute[] {
  return [
    signInRoute(deps),
    signOutRoute(deps),
    meRoute(deps),
    changeMeRoute(deps),
    switchRoute(deps),
    passwordRoute(deps),
  ]
}

function signInRoute(deps: RouteDeps): AnyRoute {
  return definePublicRoute({
    method: 'POST',
    path: '/api/auth/sign-in/email',
    id: 'signIn',
    summary: 'Sign in with e-mail and password',
    scope: 'public',
    body: z.strictObject({ email: z.string().max(254), password: schema.password }),
    reply: z.object({ done: z.boolean().meta({ description: 'False: a code is still to be typed' }) }),
    errors: ['sign_in_failed', 'rate_limited', 'origin_forbidden'],
    async handle({ body, raw, remoteAddress }) {
      requireSameOrigin(raw, deps.publicUrl, true)
      const { cookies, isDone } = await deps.signIn.signIn({ ...body, request: raw, remoteAddress })
      return Response.json({ done: isDone }, { headers: cookies })
    },
  })
}

function signOutRoute(deps: RouteDeps): AnyRoute {
  return definePublicRoute({
    method: 'POST',
    path: '/api/auth/sign-out',
    id: 'signOut',
    summary: 'Sign out',
    scope: 'public',
    reply: done,
    errors: ['origin_forbidden'],
    async handle({ raw }) {
      requireSameOrigin(raw, deps.publicUrl, false)
      return replyWithCookies(await deps.sessions.close(raw))
    },
  })
}

function meRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/me',
    id: 'getMe',
    summary: 'Who is signed in, where, and what she may do',
    scope: 'self',
    reply: schema.me,
    errors: [],
    async handle({ raw, actor, workspaceId }) {
      const found = await deps.sessions.findAndProlong(raw)
      if (!found) throw new SplotError('unauthenticated')
      const { userId, email, name, language } = found.session
      const [workspaces, member] = await Promise.all([
        deps.workspaces.listOf(userId),
        deps.db.inPlatform((tx) => findMember(tx, workspaceId, userId)),
      ])
      const reply: z.infer<typeof schema.me> = {
        member: { id: userId, email, name, roles: member ? [member.role] : [] },
        workspaces: workspaces.map(({ id, name, isSample }) => ({ id, name, isSample })),
        workspaceId,
        scopes: [...actor.scopes],
        language,
      }
      return Response.json(reply, { headers: found.cookies })
    },
  })
}

function changeMeRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'PATCH',
    path: '/api/v1/me',
    id: 'changeMe',
    summary: 'Change one’s own name or language',
    scope: 'self',
    body: z.strictObject({ name: schema.personName.optional(), language: schema.language.optional() }),
    reply: done,
    errors: [],
    async handle({ actor, body }) {
      await deps.db.inPlatform((tx) => updateUser(tx, actor.id, body, deps.clock.now()))
      return { done: true as const }
    },
  })
}

function switchRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/me/workspace',
    id: 'switchWorkspace',
    summary: 'Look at another workspace of one’s own',
    scope: 'self',
    body: z.strictObject({ workspaceId: schema.workspaceId }),
    reply: z.object({ workspaceId: schema.workspaceId }),
    errors: ['workspace_unknown'],
    async handle({ raw, actor, body }) {
      const session = await getSession(deps, raw)
      const member = await deps.db.inPlatform((tx) => findMember(tx, body.workspaceId, actor.id))
      if (!member) throw new SplotError('workspace_unknown')
      await deps.sessions.setWorkspace(session.id, body.workspaceId)
      return { workspaceId: body.workspaceId }
    },
  })
}

const newPassword = z.strictObject({
  current: schema.password.optional(),
  password: schema.password,
  email: schema.email.optional(),
})

function passwordRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'PUT',
    path: '/api/v1/me/password',
    id: 'putMyPassword',
    summary: 'Set one’s own password, and e-mail, and end one’s other sessions',
    scope: 'self',
    body: newPassword,
    reply: done,
    errors: ['password_weak', 'sign_in_failed', 'member_exists', 'rate_limited'],
    handle: (request) => putPassword(deps, request),
  })
}

async function putPassword(
  deps: RouteDeps,
  request: ScopedRequest<unknown, unknown, z.infer<typeof newPassword>>,
): Promise<{ done: true }> {
  const { actor, body, raw, remoteAddress, workspaceId } = request
  const { id: userId } = actor
  await deps.signIn.countAttempt(remoteAddress)
  const session = await getSession(deps, raw)
  const isKnown = await deps.sessions.hasPassword(userId)
  if (isKnown && !(await deps.sessions.checkPassword(userId, body.current ?? '')))
    throw new SplotError('sign_in_failed', { path: 'body.current' })
  if (!isStrongPassword(body.password)) throw new SplotError('password_weak', { path: 'body.password' })
  const email = body.email?.toLowerCase()
  await deps.db.inPlatform(async (tx) => {
    const holder = email === undefined ? null : await findUserByEmail(tx, email)
    if (holder && holder.id !== userId) throw new SplotError('member_exists', { path: 'body.email' })
    await updateUser(tx, userId, { email }, deps.clock.now())
  })
  await deps.sessions.setPassword(userId, body.password)
  await deps.sessions.closeAll(userId, session.id)
  await deps.audit.record(workspaceId, { actor, action: 'password.changed', target: userId })
  return { done: true }
}

async function getSession(deps: RouteDeps, request: Request): Promise<Session> {
  const session = await deps.sessions.find(request)
  if (!session) throw new SplotError('unauthenticated')
  return session
}

/** `{done: true}` with the cookies of the session. */
export function replyWithCookies(cookies: Headers): Response {
  return Response.json({ done: true }, { headers: cookies })
}
