import { hash } from 'node:crypto'
import { style } from '@splot/portal'

/** What a page of hers may do: nothing from elsewhere, no script, no frame; nobody learns its address from it. */
const headers: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

export const replyWithPage = (page: string, status = 200): Response => new Response(page, { status, headers })

/** A page with our own script, that reads its own address again. */
export function replyWithLivePage(page: string, status = 200): Response {
  const policy = `${headers['content-security-policy']}; script-src 'self'; connect-src 'self'`
  return new Response(page, { status, headers: { ...headers, 'content-security-policy': policy } })
}

/** After a form: the page is asked for anew, so that a reload repeats nothing. */
export const replyElsewhere = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  })

export const replyWithFile = (name: string, type: string, body: string): Response =>
  new Response(body, {
    headers: { ...headers, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })

const styleBytes = Buffer.from(style)
export const stylePath = `/p/-/style-${hash('sha256', style, 'hex').slice(0, 16)}.css`

export const replyWithStyle = (): Response =>
  new Response(styleBytes, {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  })
