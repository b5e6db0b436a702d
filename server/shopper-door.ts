import type { z } from 'zod'
import type { AnyShopRoute, Commerce, Shopper, ShopRequest } from './modules/commerce/index.ts'
import type { KeyAuth } from './modules/workspace/index.ts'
import type { Clock } from './platform/clock.ts'
import { isEngineFault } from './platform/db/index.ts'
import { type Language, problemOf, SplotError } from './platform/errors.ts'
import { explainIssue } from './platform/http/explain-issue.ts'
import { readBody } from './platform/http/read-body.ts'
import { readLanguage } from './platform/http/read-language.ts'
import { refuseUnstorable } from './platform/http/refuse-unstorable.ts'
import type { Handler, RequestInfo } from './platform/http/server.ts'
import type { Logger } from './platform/logger.ts'
import { createWindows } from './platform/windows.ts'

export interface ShopperDoorDeps extends Pick<Commerce, 'shopRoutes' | 'shoppers'> {
  authenticate(key: string, remoteAddress: string): Promise<KeyAuth | null>
  logger: Logger
  clock: Pick<Clock, 'monotonic'>
}

const mostBytes = 128 * 1_024
/** What one shopper's pages may ask in a minute: many tabs and a till's haste, no script that tries codes through. */
const mostAsked = 1_200
const minuteMs = 60_000

/** Any page of the shop may ask; a token is sent by the page itself, and no cookie is ever read here. */
const openHeaders = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}
const replyHeaders = { ...openHeaders, 'cache-control': 'no-store', 'content-type': 'application/json' }
const preflight = {
  ...openHeaders,
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  'access-control-max-age': '86400',
}

interface Place {
  route: AnyShopRoute
  pattern: RegExp
}

/** Answers for shops' pages, `/s/<write key>/shop/…`. Null for any other path. */
export function createShopperDoor(deps: ShopperDoorDeps): Handler {
  const places = deps.shopRoutes.map((route): Place => ({ route, pattern: readPattern(route.path) }))
  const admit = createLimit(deps.clock)
  return async (request, info) => {
    const url = new URL(request.url)
    const [, key, rest] = /^\/s\/([\w-]{8,200})\/shop\/([^?]{1,200})$/.exec(url.pathname) ?? []
    if (key === undefined || rest === undefined) return null
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
    // An EventSource sends no header of ours: the page's language comes in the address.
    const asked = url.searchParams.get('language')
    const language = asked === 'pl' || asked === 'en' ? asked : readLanguage(request)
    try {
      const holder = await deps.authenticate(key, info.remoteAddress)
      if (holder === null) throw new SplotError('key_unknown')
      if (holder.kind !== 'write') throw new SplotError('key_in_browser')
      const { workspaceId } = holder
      const asked = { request, url, rest, info, workspaceId, language, admit }
      return open(await answer(deps, places, asked))
    } catch (error) {
      if (error instanceof SplotError) return refuse(error, language)
      // The database restarts or cannot be reached: the page keeps what it sent and comes back.
      if (isEngineFault(error)) return refuse(new SplotError('overloaded', { retryAfterS: 2 }), language)
      deps.logger.error({ code: error instanceof Error ? error.name : 'unknown' }, 'a shop was not answered')
      return refuse(new SplotError('internal'), language)
    }
  }
}

/** Counts by whoever shops, however many tokens she was given. @throws rate_limited */
function createLimit(clock: Pick<Clock, 'monotonic'>): Asked['admit'] {
  const windows = createWindows(clock, minuteMs)
  return ({ workspaceId, birth, anonymousId }) => {
    const { count, until } = windows.add(`${workspaceId}\n${birth ?? anonymousId ?? ''}`)
    if (count <= mostAsked) return
    const retryAfterS = Math.max(1, Math.ceil((until - clock.monotonic()) / 1_000))
    throw new SplotError('rate_limited', { retryAfterS })
  }
}

const readPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]{1,128})')}$`)

interface Asked {
  request: Request
  url: URL
  /** The path below `shop/`. */
  rest: string
  info: RequestInfo
  workspaceId: string
  language: Language
  admit(shopper: Pick<Shopper, 'workspaceId' | 'birth' | 'anonymousId'>): void
}

async function answer(
  deps: ShopperDoorDeps,
  places: readonly Place[],
  asked: Asked,
): Promise<object | Response> {
  const { request, url, rest, info, workspaceId, language } = asked
  // PostgreSQL keeps no text with such a sign.
  if (/%00/.test(url.pathname + url.search)) throw new SplotError('nul_char', { path: 'url' })
  const fitting = places.filter(({ pattern }) => pattern.test(rest))
  const place = fitting.find(({ route }) => route.method === request.method)
  if (place === undefined) throw new SplotError(fitting.length > 0 ? 'method_not_allowed' : 'not_found')
  const { route, pattern } = place
  const token = readToken(request, rest === liveLine ? url : null)
  const shopper = route.who === 'anybody' ? null : await deps.shoppers.read(workspaceId, token)
  if (shopper !== null) asked.admit(shopper)
  if (route.who === 'known' && shopper?.kind !== 'known') throw new SplotError('shopper_guest')
  const body = route.body === undefined ? undefined : check(route.body, await readJson(request))
  const about: Omit<ShopRequest<unknown>, 'shopper'> = {
    ...{ workspaceId, language, body, query: url.searchParams, raw: request, signal: request.signal },
    params: readParams(pattern.exec(rest)?.groups ?? {}),
    remoteAddress: info.remoteAddress,
    isStillHers: () => isHers(deps, workspaceId, token),
  }
  return route.handle({ ...about, shopper } as never)
}

/** A token that is over, or of somebody erased since, opens nothing any more. */
async function isHers({ shoppers }: ShopperDoorDeps, workspaceId: string, token: string): Promise<boolean> {
  try {
    await shoppers.read(workspaceId, token)
    return true
  } catch (error) {
    if (error instanceof SplotError && error.code === 'shopper_unknown') return false
    throw error
  }
}

function readParams(groups: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text).normalize('NFC')]),
    )
  } catch {
    throw new SplotError('not_found')
  }
}

/** An EventSource sends no header of ours; anywhere else an address that holds a token is one too many. */
const liveLine = 'live'
const readToken = (request: Request, url: URL | null): string =>
  /^Bearer (\S{1,700})$/.exec(request.headers.get('authorization') ?? '')?.[1] ??
  url?.searchParams.get('token') ??
  ''

async function readJson(request: Request): Promise<unknown> {
  const text = (await readBody(request, mostBytes)).toString('utf8')
  try {
    return JSON.parse(text, refuseUnstorable)
  } catch (error) {
    throw error instanceof SplotError ? error : new SplotError('json_invalid', { values: { offset: 0 } })
  }
}

/** The first thing that is wrong with a body becomes the problem, with its place and cure. */
function check(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const path = ['body', ...(issue?.path ?? []), ...keys.slice(0, 1)].join('.')
  if (keys.length > 0) throw new SplotError('unknown_field', { path })
  throw new SplotError('invalid', { path, ...(issue && { hint: explainIssue(issue, path) }) })
}

function open(reply: object | Response): Response {
  if (!(reply instanceof Response)) return new Response(JSON.stringify(reply), { headers: replyHeaders })
  for (const [name, value] of Object.entries(openHeaders)) reply.headers.set(name, value)
  return reply
}

function refuse(error: SplotError, language: Language): Response {
  const problem = problemOf(error, language)
  const { retryAfterS } = error.place
  return Response.json(problem, {
    status: problem.status,
    headers: {
      ...openHeaders,
      'content-type': 'application/problem+json',
      ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
    },
  })
}
