import { LRUCache } from 'lru-cache'
import type { ContentDeps } from './deps.ts'

/** A mail shown to a member of staff: kept a few minutes under an address nobody can guess. */
export interface Frames {
  /** @returns the path at which the page of the mail can be seen in a frame */
  put(html: string): string
  handle(request: Request): Response | null
}

const keptMs = 10 * 60_000
const mostBytes = 64 * 2 ** 20

/**
 * What a mail's page may do, whatever stands in it: show itself and pictures. `sandbox` gives it an origin of its own, so
 * it runs nothing, follows nothing and reaches nothing of the console around it.
 */
export const frameHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: http: data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

export function createFrames({ clock, ids }: Pick<ContentDeps, 'clock' | 'ids'>): Frames {
  const kept = new LRUCache<string, string>({
    maxSize: mostBytes,
    sizeCalculation: (html) => html.length + 1,
    ttl: keptMs,
    ttlResolution: 0,
    perf: { now: () => clock.monotonic() },
  })
  return {
    put(html) {
      const token = ids.secret(24)
      kept.set(token, quieten(html))
      return `/frames/${token}`
    },
    handle(request) {
      const token = /^\/frames\/([\w-]{20,100})$/.exec(new URL(request.url).pathname)?.[1]
      if (token === undefined) return null
      const html = request.method === 'GET' ? kept.get(token) : undefined
      if (html === undefined) return new Response(null, { status: 404, headers: { ...frameHeaders } })
      return new Response(html, { headers: { ...frameHeaders } })
    },
  }
}

/** A look by staff is no opening by the customer, and a click in a preview leads nowhere. */
function quieten(html: string): string {
  const still = '<style>a{pointer-events:none}</style>'
  const unseen = html.replace(/<img\b[^>]*\bsrc="[^"]*\/o\/[\w-]+[^"]*"[^>]*>/gi, '')
  return /<\/head>/i.test(unseen) ? unseen.replace(/<\/head>/i, `${still}</head>`) : still + unseen
}
