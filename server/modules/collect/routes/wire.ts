import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Clock } from '../../../platform/clock.ts'
import { isEngineFault } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { readLanguage } from '../../../platform/http/read-language.ts'
import type { Logger } from '../../../platform/logger.ts'
import { type ParsedRequest, parseRequest } from '../rules/request.ts'
import { type AcceptDeps, type Accepted, acceptRequest, type Source } from '../service/accept.ts'
import { readWireBody } from './wire-body.ts'
import { findOperation, type WireOperation } from './wire-operations.ts'
import { corsHeaders, replyJson, replyPreflight, replyProblem } from './wire-reply.ts'
import { rudderSettings, segmentSettings } from './wire-settings.ts'

/** What workspace knows of a key; collect asks for no more. */
export interface KeyHolder extends Source {
  scopes: ReadonlySet<string>
}

export interface WireDeps extends AcceptDeps {
  /** Null for an unknown or revoked key, in the same time. Throws rate_limited where too many unknown ones came from. */
  authenticate(key: string, remoteAddress: string): Promise<KeyHolder | null>
  clock: Clock
  logger: Logger
  /** Events a second that one key may send. */
  eventsPerSecond: number
  /** Where browsers reach us, if not at the address they asked for. */
  publicUrl: string | null
}

export type WireHandler = (request: Request, info: { remoteAddress: string }) => Promise<Response | null>

/** Answers everything under `/v1/`: null for any other path. */
export function createWire(deps: WireDeps): WireHandler {
  const limiter = new RateLimiterMemory({ points: deps.eventsPerSecond, duration: 1 })
  return async (request, info) => {
    const url = new URL(request.url)
    if (!url.pathname.startsWith('/v1/')) return null
    if (request.method === 'OPTIONS') return replyPreflight(request)
    try {
      if (request.method === 'GET')
        return await answerGet({ request, url, remoteAddress: info.remoteAddress }, deps)
      if (request.method !== 'POST') throw new SplotError('method_not_allowed')
      if (url.pathname === '/v1/m') return new Response(null, { status: 200, headers: corsHeaders(request) })
      const operation = findOperation(url.pathname.replace(/\/$/, ''))
      if (operation === null) throw new SplotError('not_found')
      const accepted = await take(
        { request, url, operation, remoteAddress: info.remoteAddress },
        limiter,
        deps,
      )
      return replyJson(request, { success: true, ...accepted })
    } catch (error) {
      if (error instanceof SplotError) return replyProblem(request, error)
      // The path itself may hold a key.
      const operation = findOperation(url.pathname)?.id ?? 'other'
      deps.logger.error(
        { error: error instanceof Error ? error.name : 'unknown', operation },
        'intake failed',
      )
      // The database restarts or cannot be reached: the sender keeps its events and comes back.
      const code = isEngineFault(error) ? 'overloaded' : 'internal'
      return replyProblem(request, new SplotError(code, { values: { id: '-' }, retryAfterS: 2 }))
    }
  }
}

interface Knock {
  request: Request
  url: URL
  remoteAddress: string
}

async function take(
  knock: Knock & { operation: WireOperation },
  limiter: RateLimiterMemory,
  deps: WireDeps,
): Promise<Accepted> {
  const { request } = knock
  const { call } = knock.operation
  const sentKey = readBasicKey(request) ?? knock.url.searchParams.get('writeKey')
  // A key in the header is checked before the body is read; one in the body must wait for it.
  const known = sentKey === null ? null : await admit(sentKey, knock, deps)
  const parsed = await noting(known, deps, async () =>
    parseRequest(await readWireBody(request, deps.clock), call),
  )
  const source = known ?? (await admit(readBodyKey(parsed), knock, deps))
  await noting(source, deps, () =>
    spend(limiter, source, Math.min(parsed.events.length, deps.eventsPerSecond)),
  )
  const ip = truncateIp(knock.remoteAddress)
  const userAgent = request.headers.get('user-agent')
  const hasGpc = request.headers.get('sec-gpc') === '1'
  const language = readLanguage(request)
  return acceptRequest({ source, parsed, call, ip, userAgent, hasGpc, language }, deps)
}

/** A request refused as a whole is noted here; events refused one by one are noted where they are read. */
async function noting<T>(source: Source | null, deps: WireDeps, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (source !== null && error instanceof SplotError) noteRequest(source, error, deps)
    throw error
  }
}

function noteRequest(source: Source, error: SplotError, deps: WireDeps): void {
  const { workspaceId, keyId: sourceId } = source
  const path = error.place.path ?? null
  deps.refusals.note({
    workspaceId,
    sourceId,
    at: deps.clock.now(),
    code: error.code,
    path,
    type: null,
    name: null,
    messageId: null,
  })
}

async function admit(key: string, { request, remoteAddress }: Knock, deps: WireDeps): Promise<KeyHolder> {
  const holder = await deps.authenticate(key, remoteAddress)
  if (holder === null) throw new SplotError('key_unknown')
  if (holder.kind === 'secret' && request.headers.get('origin') !== null) {
    const error = new SplotError('key_in_browser')
    noteRequest(holder, error, deps)
    throw error
  }
  if (!holder.scopes.has('events:write'))
    throw new SplotError('forbidden', { values: { scope: 'events:write' } })
  return holder
}

function readBasicKey(request: Request): string | null {
  const header = request.headers.get('authorization')
  if (header === null) return null
  const [scheme = '', credentials = ''] = header.split(' ')
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.toLowerCase() !== 'basic') return null
  const text = Buffer.from(credentials, 'base64').toString('utf8')
  return text.split(':')[0] ?? ''
}

function readBodyKey(parsed: ParsedRequest): string {
  const { writeKey } = parsed.envelope
  return typeof writeKey === 'string' ? writeKey : ''
}

/** @param events at most what a second allows: a larger request would be refused for ever, however long it waits */
async function spend(limiter: RateLimiterMemory, source: Source, events: number): Promise<void> {
  try {
    await limiter.consume(source.keyId, Math.max(1, events))
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    throw new SplotError('rate_limited', { retryAfterS: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) })
  }
}

/** An address that names a neighbourhood, not a person: the last part of IPv4, all but the first three of IPv6 are cut. */
export function truncateIp(address: string): string | null {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)
  if (v4) return `${v4[1]}.0`
  if (!address.includes(':')) return null
  const [head = ''] = address.split('::')
  return `${head.split(':').slice(0, 3).join(':')}::`
}

async function answerGet(knock: Knock, deps: WireDeps): Promise<Response> {
  const { request, url } = knock
  const segment = /^\/v1\/projects\/([^/]+)\/settings$/.exec(url.pathname)
  const isRudder = /^\/v1\/sourceConfig\/?$/.test(url.pathname)
  if (segment === null && !isRudder)
    throw new SplotError(findOperation(url.pathname) ? 'method_not_allowed' : 'not_found')
  // A key has no character that an address must escape: what is escaped is none, and is not found.
  const key = segment ? (segment[1] ?? '') : (url.searchParams.get('writeKey') ?? readBasicKey(request) ?? '')
  await admit(key, knock, deps)
  return replyJson(
    request,
    segment ? segmentSettings(key, new URL(deps.publicUrl ?? url.origin)) : rudderSettings(key),
  )
}
