import { z } from 'zod'
import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, definePublicRoute, defineRoute } from '../../../platform/http/route.ts'
import * as schema from '../schema.ts'
import { requireSameOrigin } from '../service/authenticate.ts'
import type { RouteDeps } from './deps.ts'
import { replyWithCookies } from './session.ts'

const done = z.object({ done: z.literal(true) })
/** Six digits, or a recovery code; spaces do not matter. */
const code = z.string().min(1).max(40)

/** A code from an app on one's phone, beside the password. */
export function createSecondFactorRoutes(deps: RouteDeps): AnyRoute[] {
  return [enterRoute(deps), stateRoute(deps), beginRoute(deps), confirmRoute(deps), offRoute(deps)]
}

function enterRoute(deps: RouteDeps): AnyRoute {
  return definePublicRoute({
    method: 'POST',
    path: '/api/auth/sign-in/code',
    id: 'enterCode',
    summary: 'The second step of signing in: a code of one’s app, or a recovery code',
    scope: 'public',
    body: z.strictObject({ code, isRecovery: z.boolean().default(false) }),
    reply: done,
    errors: ['code_wrong', 'sign_in_failed', 'rate_limited', 'origin_forbidden'],
    async handle({ body, raw, remoteAddress }) {
      requireSameOrigin(raw, deps.publicUrl, true)
      return replyWithCookies(await deps.signIn.enterCode({ ...body, request: raw, remoteAddress }))
    },
  })
}

function stateRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/me/second-factor',
    id: 'getSecondFactor',
    summary: 'Is a code asked for when one signs in?',
    scope: 'self',
    reply: z.object({ isOn: z.boolean() }),
    errors: [],
    async handle({ raw }) {
      const session = await deps.sessions.find(raw)
      if (!session) throw new SplotError('unauthenticated')
      return { isOn: session.hasSecondFactor }
    },
  })
}

function beginRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/me/second-factor',
    id: 'beginSecondFactor',
    summary: 'Begin: the secret for one’s app, and recovery codes, shown this once',
    scope: 'self',
    body: z.strictObject({ password: schema.password }),
    reply: z.object({ secret: z.string(), uri: z.string(), recoveryCodes: z.array(z.string()) }),
    errors: ['sign_in_failed', 'second_factor_on', 'rate_limited'],
    async handle({ body, raw, remoteAddress }) {
      await deps.signIn.countAttempt(remoteAddress)
      return deps.sessions.secondFactor.begin(raw, body.password)
    },
  })
}

function confirmRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/me/second-factor/confirm',
    id: 'confirmSecondFactor',
    summary: 'The first code of one’s app: from now on it is asked for',
    scope: 'self',
    body: z.strictObject({ code }),
    reply: done,
    errors: ['code_wrong', 'rate_limited'],
    async handle({ actor, workspaceId, body, raw, remoteAddress }) {
      await deps.signIn.countAttempt(remoteAddress)
      const cookies = await deps.sessions.secondFactor.confirm(raw, body.code)
      await deps.audit.record(workspaceId, { actor, action: 'password.second_factor_on', target: actor.id })
      return replyWithCookies(cookies)
    },
  })
}

function offRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/me/second-factor/off',
    id: 'dropSecondFactor',
    summary: 'Ask for no code any more',
    scope: 'self',
    body: z.strictObject({ password: schema.password }),
    reply: done,
    errors: ['sign_in_failed', 'rate_limited'],
    async handle({ actor, workspaceId, body, raw, remoteAddress }) {
      await deps.signIn.countAttempt(remoteAddress)
      const cookies = await deps.sessions.secondFactor.turnOff(raw, body.password)
      await deps.audit.record(workspaceId, { actor, action: 'password.second_factor_off', target: actor.id })
      return replyWithCookies(cookies)
    },
  })
}
