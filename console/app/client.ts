import { findStored } from './browser/storage.ts'

/** The body of a refused call, RFC 9457. `detail` is already in the member's language. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  path?: string
  hint?: string
}

/** A refused or unreachable call: says what happened and what cures it. `status` 0 means the server did not answer. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super([problem.title, problem.hint].filter(Boolean).join('. '))
    this.name = 'ApiError'
    this.problem = problem
  }
  get status(): number {
    return this.problem.status
  }
}

const unreachable: Problem = { type: 'about:blank', title: '', status: 0, code: 'unreachable' }

async function readProblem(response: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'unknown',
  }
  // A proxy answers with a page of its own: the status says enough.
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null ? { ...fallback, ...body } : fallback
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** A file, sent as it is and without a type: a form of a foreign page could not do that. */
  file?: Blob
  /** Of what was read and is to be changed (If-Match): refused where somebody changed it meanwhile. */
  revision?: number
  /** Names the act (Idempotency-Key): sent again, it is the same one. */
  key?: string
  signal?: AbortSignal
  /** It goes on where its page is left meanwhile. */
  outlives?: boolean
}

/** Browsers let 64 kB outlive a page; a letter takes three bytes at most where it takes one unit of a string. */
const mostThatOutlives = 20_000

/**
 * Calls the server with the session cookie and returns its JSON reply (undefined for an empty one).
 * @throws ApiError with the server's own words, or with status 0 when it could not be reached.
 */
export async function request<Reply>(path: string, call: Call = {}): Promise<Reply> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': findStored('language') ?? document.documentElement.lang,
  }
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  if (call.revision !== undefined) headers['if-match'] = `"${call.revision}"`
  if (call.key !== undefined) headers['idempotency-key'] = call.key
  const body = call.body === undefined ? undefined : JSON.stringify(call.body)
  const response = await fetch(path, {
    method: call.method ?? 'GET',
    credentials: 'same-origin',
    headers,
    ...(body === undefined ? {} : { body }),
    ...(call.outlives === true && body !== undefined && body.length <= mostThatOutlives
      ? { keepalive: true }
      : {}),
    ...(call.file === undefined ? {} : { body: call.file.slice() }),
    ...(call.signal ? { signal: call.signal } : {}),
  }).catch((error: unknown) => {
    if (call.signal?.aborted) throw error
    throw new ApiError(unreachable)
  })
  if (!response.ok) throw new ApiError(await readProblem(response))
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as Reply
}

/** Adds the given parameters to a path, leaving out those without a value. */
export function withParams(path: string, params: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value))
  return query.size === 0 ? path : `${path}?${query}`
}
