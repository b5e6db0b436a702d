import { createHash } from 'node:crypto'
import { headMark, type Pages } from './modules/content/index.ts'
import { defaultWorkspace } from './modules/workspace/index.ts'
import { readLanguage } from './platform/http/read-language.ts'
import type { Handler, RequestInfo } from './platform/http/server.ts'
import { readSending } from './script-door.ts'

export interface PageDoorDeps {
  pages: Pages
  /** The write key a page of the workspace carries openly; null where there is none. */
  keyOf(workspaceId: string): Promise<string | null>
  /** Where the server is reached from outside. */
  origin(): string
}

const workspace = '[a-z0-9][a-z0-9_-]{0,62}'
const pagePath = new RegExp(`^/l/(?:(${workspace})/)?([a-z0-9-]{1,80})$`)
const previewPath = /^\/preview\/([\w.-]{40,200})$/
const formPath = new RegExp(`^/f/(${workspace})/([0-9a-f-]{36})$`)

/** Answers for landing pages (`/l/…`), drafts of them (`/preview/…`) and forms by themselves (`/f/…`), for anybody. Null for any other path. */
export function createPageDoor(deps: PageDoorDeps): Handler {
  return async (request, info) => {
    const url = new URL(request.url)
    const page = pagePath.exec(url.pathname)
    if (page !== null)
      return showPage(deps, request, { workspaceId: page[1] ?? defaultWorkspace.id, slug: page[2] ?? '' })
    const preview = previewPath.exec(url.pathname)
    if (preview !== null) return showPreview(deps, request, preview[1] ?? '')
    const form = formPath.exec(url.pathname)
    if (form === null) return null
    return answerForm(deps, request, { workspaceId: form[1] ?? '', formId: form[2] ?? '', info })
  }
}

function languageOf(request: Request): 'pl' | 'en' {
  const asked = new URL(request.url).searchParams.get('lang')
  return asked === 'pl' || asked === 'en' ? asked : readLanguage(request)
}

/** The address as the visitor sees it, wherever our own connection comes from. */
const addressOf = (request: Request, origin: string): string => {
  const { pathname, search } = new URL(request.url)
  return origin + pathname + search
}

async function showPage(
  deps: PageDoorDeps,
  request: Request,
  { workspaceId, slug }: { workspaceId: string; slug: string },
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  const language = languageOf(request)
  const url = addressOf(request, deps.origin())
  const referrer = request.headers.get('referer') ?? ''
  const html = await deps.pages.showPage({ workspaceId, slug, language, url, referrer })
  if (html === null)
    return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
  return replyPage(deps, html, { workspaceId, canonical: url.split('?')[0] ?? url })
}

/** Without the page script: a look at a draft is nobody's visit. */
async function showPreview(deps: PageDoorDeps, request: Request, token: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  const html = await deps.pages.showPreview(token, languageOf(request))
  if (html === null)
    return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
  return replyHtml(html, 200)
}

async function answerForm(
  deps: PageDoorDeps,
  request: Request,
  { workspaceId, formId, info }: { workspaceId: string; formId: string; info: RequestInfo },
): Promise<Response> {
  const place = { workspaceId, formId, language: languageOf(request) }
  const action = `/f/${workspaceId}/${formId}?lang=${place.language}`
  const url = addressOf(request, deps.origin())
  const about = { workspaceId, canonical: url.split('?')[0] ?? url }
  if (request.method === 'POST') {
    const sending = await readSending(request, info)
    const view = await deps.pages.sendForm({ ...sending, place }, { action, level: 1 })
    const status = view === null ? 404 : view.isDone ? 200 : 422
    return replyPage(deps, await deps.pages.frame(place, view), about, status)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  const view = await deps.pages.showForm(place, {
    action,
    level: 1,
    url,
    referrer: request.headers.get('referer') ?? '',
  })
  return replyPage(deps, await deps.pages.frame(place, view), about, view === null ? 404 : 200)
}

/** The page with what only the server knows, under a policy that names its one sheet of styles by its hash. */
async function replyPage(
  deps: PageDoorDeps,
  html: string,
  { workspaceId, canonical }: { workspaceId: string; canonical: string },
  status = 200,
): Promise<Response> {
  const key = status === 404 ? null : await deps.keyOf(workspaceId)
  const script = key === null ? '' : `<script src="/splot.js" data-key="${key}" async></script>`
  const head = `<link rel="canonical" href="${canonical}"><meta property="og:url" content="${canonical}">${script}`
  return replyHtml(
    html.replace(headMark, () => head),
    status,
  )
}

function replyHtml(html: string, status: number): Response {
  const [, styles = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? []
  const hash = createHash('sha256').update(styles).digest('base64')
  const headers = { ...pageHeaders, 'content-security-policy': writePolicy(hash) }
  return new Response(html, { status, headers })
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  // Each form has a token of its own.
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
}

const writePolicy = (styleHash: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    "img-src 'self' https: http: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
