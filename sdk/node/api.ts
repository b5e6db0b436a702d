import type { Operations } from './api.gen.ts'
import { operations } from './operations.gen.ts'

export type OperationName = keyof Operations
export type Operation<N extends OperationName> = Operations[N]

type Of<N extends OperationName, F extends string> = Operations[N] extends Record<F, infer T> ? T : never

/** What an operation asks for: only what it has, and only what it needs. */
export type Asked<N extends OperationName> = (Operations[N] extends { params: infer P }
  ? { params: P }
  : object) &
  (Operations[N] extends { query: infer Q } ? (object extends Q ? { query?: Q } : { query: Q }) : object) &
  (Operations[N] extends { body: infer B } ? { body: B } : object) & {
    /** Sent again with the same key, an act is done once. */
    idempotencyKey?: string
    signal?: AbortSignal
  }

/** What the server would not do: a stable code, the place, and what cures it, in the language asked for. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly path: string | null
  readonly hint: string | null
  /** Seconds, where the server says when to come again. */
  readonly retryAfter: number | null
  constructor(status: number, problem: Problem, retryAfter: number | null) {
    super(`${problem.code ?? status}: ${problem.detail ?? problem.title ?? 'refused'}`)
    this.name = 'ApiError'
    this.status = status
    this.code = problem.code ?? 'unknown'
    this.path = problem.path ?? null
    this.hint = problem.hint ?? null
    this.retryAfter = retryAfter
  }
}

interface Problem {
  code?: string
  title?: string
  detail?: string
  path?: string
  hint?: string
}

export interface ApiOptions {
  url: string
  secretKey: string
  language: 'pl' | 'en'
  fetch: typeof fetch
  /** For one attempt, milliseconds. */
  timeoutMs: number
}

type Loose = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
}

/**
 * Calls an operation by its name. What reads, and what carries an idempotency key, is tried again where the network or the
 * server failed; what was refused is not.
 * @throws ApiError
 */
export async function callOperation<N extends OperationName>(
  options: ApiOptions,
  name: N,
  asked: Asked<N>,
): Promise<Of<N, 'reply'>> {
  const { params = {}, query = {}, body, idempotencyKey, signal } = asked as Loose
  const [method, template] = operations[name]
  const url = new URL(options.url + fillPath(template, params))
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null) url.searchParams.set(key, String(value))
  const isSafe = method === 'GET' || method === 'PUT' || idempotencyKey !== undefined
  for (let attempt = 1; ; attempt++) {
    const wait = isSafe && attempt < attempts ? pauseMs(attempt) : null
    try {
      const reply = await options.fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${options.secretKey}`,
          'accept-language': options.language,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.any([AbortSignal.timeout(options.timeoutMs), ...(signal ? [signal] : [])]),
      })
      if (reply.ok) return (await reply.json()) as Of<N, 'reply'>
      const error = await readError(reply)
      if (wait === null || (error.status < 500 && error.status !== 429)) throw error
      await pause(Math.max(wait, (error.retryAfter ?? 0) * 1_000))
    } catch (error) {
      if (error instanceof ApiError || wait === null || signal?.aborted) throw error
      await pause(wait)
    }
  }
}

const attempts = 4
const pauseMs = (attempt: number) => 250 * 2 ** attempt * (0.5 + Math.random() / 2)
export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

const fillPath = (template: string, params: Record<string, unknown>) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))

export async function readError(reply: Response): Promise<ApiError> {
  // A proxy answers with a page of its own: the status says enough.
  const problem: unknown = await reply.json().catch(() => null)
  const after = Number(reply.headers.get('retry-after') ?? Number.NaN)
  return new ApiError(
    reply.status,
    typeof problem === 'object' && problem !== null ? problem : {},
    Number.isFinite(after) ? after : null,
  )
}
