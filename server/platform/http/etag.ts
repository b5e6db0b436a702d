import { createHash } from 'node:crypto'

/**
 * The reply with a weak tag made from what it holds: the same content has the same tag, whoever made it and when. Who
 * holds it already gets 304 and no body.
 */
export function replyTagged(request: Request, reply: unknown): Response {
  const body = JSON.stringify(reply ?? {})
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = { 'cache-control': 'no-store', etag: tag, vary: 'Accept-Language' }
  if (holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}

/** Weak comparison (RFC 9110, 8.8.3.2): by the opaque part alone. */
function holds(header: string | null, tag: string): boolean {
  const held = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return held.includes('*') || held.includes(tag.slice(2))
}
