import { Hono } from 'hono'
import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import { isEngineFault } from '../db/index.ts'
import { type Language, type Problem, problemOf, SplotError } from '../errors.ts'
import type { Ids } from '../ids.ts'
import type { Logger } from '../logger.ts'
import { replyTagged } from './etag.ts'
import { explainIssue } from './explain-issue.ts'
import { parseBody } from './parse-body.ts'
import { readBody } from './read-body.ts'
import { readLanguage } from './read-language.ts'
import { refuseUnstorable } from './refuse-unstorable.ts'
import type { Actor, AnyRoute } from './route.ts'

export interface ApiDeps {
  routes: readonly AnyRoute[]
  /** Finds out who asks; null when the request carries no valid credential. Throws SplotError for a forbidden one. */
  authenticate(request: Request, remoteAddress: string): Promise<Actor | null>
  clock: Clock
  ids: Ids
  logger: Logger
}

const maxBodyBytes = 2 ** 20

/** What the server passes beside the request: `api.fetch(request, info)`. */
export interface ApiEnv {
  Bindings: { remoteAddress?: string }
}

/** The API made from its route objects: credentials, scope, validation and problem replies are the same for all. */
export function createApi(deps: ApiDeps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  for (const route of deps.routes) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const request = context.req.raw
      try {
        const remoteAddress = context.env?.remoteAddress ?? ''
        const reply = await answer(route, { request, params: context.req.param(), remoteAddress }, deps)
        if (reply instanceof Response) return reply
        return route.isTagged
          ? replyTagged(request, reply)
          : Response.json(reply ?? {}, { headers: privateHeaders })
      } catch (error) {
        return replyWithProblem(error, readLanguage(request), deps, route.id)
      }
    })
  }
  app.notFound(({ req }) =>
    replyWithProblem(new SplotError('not_found'), readLanguage(req.raw), deps, 'nothing'),
  )
  return app
}

const privateHeaders = { 'cache-control': 'no-store' }

async function answer(
  route: AnyRoute,
  asked: { request: Request; params: Record<string, string>; remoteAddress: string },
  deps: ApiDeps,
): Promise<unknown> {
  const { request, params, remoteAddress } = asked
  const authenticate = () => deps.authenticate(request, remoteAddress)
  const actor = route.scope === 'public' ? null : await authorise(route, authenticate)
  const parsed = {
    params: route.params ? check(route.params, decodeParams(params), 'params') : {},
    query: check(route.query, readQuery(request), 'query'),
    body: route.body ? check(route.body, await readJson(request), 'body') : undefined,
  }
  return route.handle({
    ...parsed,
    language: readLanguage(request),
    raw: request,
    remoteAddress,
    signal: request.signal,
    actor,
    workspaceId: actor?.workspaceId,
    recheck: () => authenticate().catch(refuseNobody),
  } as never)
}

/** A credential that is refused by now is one that is gone; a database that does not answer says nothing of it. */
function refuseNobody(error: unknown): null {
  if (error instanceof SplotError) return null
  throw error
}

async function authorise(route: AnyRoute, authenticate: () => Promise<Actor | null>): Promise<Actor> {
  const actor = await authenticate()
  if (!actor) throw new SplotError('unauthenticated')
  if (route.scope !== 'public' && !actor.scopes.has(route.scope)) {
    throw new SplotError('forbidden', { values: { scope: route.scope } })
  }
  return actor
}

/** Checks a part of the request; the first issue becomes the problem, with its place and cure. */
function check(schema: z.ZodType | undefined, value: unknown, part: 'params' | 'query' | 'body'): unknown {
  if (!schema) {
    const strange = value && typeof value === 'object' ? Object.keys(value)[0] : undefined
    if (strange !== undefined) throw new SplotError('unknown_field', { path: `${part}.${strange}` })
    return {}
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const place = [part, ...(issue?.path ?? []), ...keys.slice(0, 1)].join('.')
  if (keys.length > 0) throw new SplotError('unknown_field', { path: place })
  throw new SplotError('invalid', { path: place, ...(issue && { hint: explainIssue(issue, place) }) })
}

function decodeParams(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (value.includes('\0')) throw new SplotError('nul_char', { path: `params.${key}` })
      return [key, value.normalize('NFC')]
    }),
  )
}

/** Query parameters as single texts; a repeated or nested one is refused rather than guessed at. */
function readQuery(request: Request): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [key, value] of new URL(request.url).searchParams) {
    if (key in query || /[[\]]/.test(key))
      throw new SplotError('unknown_field', { path: `query.${key.slice(0, 64)}` })
    if (value.includes('\0')) throw new SplotError('nul_char', { path: `query.${key.slice(0, 64)}` })
    query[key] = value
  }
  return query
}

const readJson = async (request: Request): Promise<unknown> =>
  parseBody(await readBody(request, maxBodyBytes), refuseHarmful).value

/** Called for each value with its key: what no store keeps unchanged is refused, never repaired in silence. */
function refuseHarmful(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new SplotError('reserved_key', { path: key })
  return refuseUnstorable(key, value)
}

type FaultDeps = Pick<ApiDeps, 'ids' | 'clock' | 'logger'>

/** A refusal as problem+json; anything unexpected is a 500 with an id that stands in the log beside its cause. */
export function replyWithProblem(
  error: unknown,
  language: Language,
  deps: FaultDeps,
  operation: string,
): Response {
  const refusal = error instanceof SplotError ? error : explainFault(error, deps, operation)
  const problem: Problem = problemOf(refusal, language)
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  }
  if (refusal.place.retryAfterS !== undefined) headers['retry-after'] = String(refusal.place.retryAfterS)
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

/** The database that restarts or cannot be reached is no defect: whoever asks again soon is served. */
function explainFault(error: unknown, deps: FaultDeps, operation: string): SplotError {
  return isEngineFault(error)
    ? new SplotError('overloaded', { retryAfterS: 2 })
    : reportDefect(error, deps, operation)
}

function reportDefect(error: unknown, deps: FaultDeps, operation: string): SplotError {
  const id = deps.ids.uuid(deps.clock.now())
  const kind = error instanceof Error ? error.name : 'unknown'
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  // The message may quote data: only the place in the code is logged.
  const at =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => line.includes(' at '))
          .slice(0, 4)
          .map((line) => line.trim())
      : []
  deps.logger.error({ id, operation, error: kind, code, at }, 'request failed')
  return new SplotError('internal', { values: { id } })
}
