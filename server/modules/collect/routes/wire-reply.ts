import { type ErrorCode, errorTable } from '../../../platform/error-table.ts'
import { problemOf, type SplotError } from '../../../platform/errors.ts'
import { readLanguage } from '../../../platform/http/read-language.ts'

/**
 * Any page may send events, so every answer, a refusal too, is readable by the page that asked. No cookie is ever read
 * here, so allowing credentials (beacons send them unasked) gives nothing away.
 */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null) return { 'access-control-allow-origin': '*' }
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'Origin' }
}

export function replyPreflight(request: Request): Response {
  const asked = request.headers.get('access-control-request-headers')
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(request),
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': asked ?? 'Authorization, Content-Type, Content-Encoding',
      'access-control-max-age': '86400',
    },
  })
}

export function replyJson(request: Request, body: object): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...corsHeaders(request) },
  })
}

export function replyProblem(request: Request, error: SplotError): Response {
  const problem = problemOf(error, readLanguage(request))
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...corsHeaders(request),
  }
  if (error.place.retryAfterS !== undefined) {
    headers['retry-after'] = String(error.place.retryAfterS)
    headers['access-control-expose-headers'] = 'Retry-After'
  }
  if (isAboutConnection(error.code)) headers.connection = 'close'
  return new Response(JSON.stringify(problem), { status: errorTable[error.code].status, headers })
}

/** The rest of the body is still on its way: it is not read. */
const isAboutConnection = (code: ErrorCode) => code === 'too_large' || code === 'request_timeout'
