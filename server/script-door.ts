import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { PageTag } from '@splot/contract/plugin/destination'
import { truncateIp } from './modules/collect/index.ts'
import type { FormView, Pages } from './modules/content/index.ts'
import type { ShelfVerbs } from './modules/deliver/index.ts'
import type { KeyAuth } from './modules/workspace/index.ts'
import { problemOf, SplotError } from './platform/errors.ts'
import { readBody } from './platform/http/read-body.ts'
import { readLanguage } from './platform/http/read-language.ts'
import type { Handler, RequestInfo } from './platform/http/server.ts'

export interface ScriptDoorDeps {
  /** Where the built script lies. */
  folder: string
  pages: Pages
  /** Messages on the site, for whoever the page's id is. */
  shelf: ShelfVerbs
  authenticate(key: string, remoteAddress: string): Promise<KeyAuth | null>
  /** The public key that browsers subscribe with; null where notifications are off. */
  findPushKey(workspaceId: string): Promise<string | null>
  /** Scripts of ad platforms, for visitors who said yes to ads. */
  listTags(workspaceId: string): Promise<readonly PageTag[]>
}

const files: ReadonlySet<string> = new Set([
  'splot.js',
  'splot-banner.js',
  'splot-blocks.js',
  'splot-push.js',
  'splot-commerce.js',
  'splot-data-layer.js',
  'splot-contact.js',
  'splot-tags.js',
  'splot-sw.js',
])

/** Any page may use the script, and no cookie is ever read here. */
const openHeaders = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

/** Answers for the page script: its files, and under `/s/<write key>/` what it asks for. Null for any other path. */
export function createScriptDoor(deps: ScriptDoorDeps): Handler {
  const serve = createFileServer(deps.folder)
  return async (request, info) => {
    const url = new URL(request.url)
    const name = url.pathname.slice(1)
    if (files.has(name)) return serve(request, name)
    const [, key, rest] = /^\/s\/([\w-]{8,200})\/([\w/-]{1,100})$/.exec(url.pathname) ?? []
    if (key === undefined || rest === undefined) return null
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
    try {
      const holder = await deps.authenticate(key, info.remoteAddress)
      if (holder === null) throw new SplotError('key_unknown')
      if (holder.kind !== 'write') throw new SplotError('key_in_browser')
      return await answer(deps, { request, url, rest, info, workspaceId: holder.workspaceId })
    } catch (error) {
      if (!(error instanceof SplotError)) throw error
      const problem = problemOf(error, readLanguage(request))
      return Response.json(problem, { status: problem.status, headers: openHeaders })
    }
  }
}

const preflight = {
  ...openHeaders,
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Content-Type',
  'access-control-max-age': '86400',
}

interface Asked {
  request: Request
  url: URL
  /** The path below the key. */
  rest: string
  info: RequestInfo
  workspaceId: string
}

async function answer(deps: ScriptDoorDeps, asked: Asked): Promise<Response> {
  const { request, rest, workspaceId } = asked
  const [, formId] = /^forms\/([0-9a-f-]{36})$/.exec(rest) ?? []
  if (formId !== undefined) return answerForm(deps, asked, formId)
  if (rest === 'settings' && request.method === 'GET') {
    const [script, pushKey, tags] = await Promise.all([
      deps.pages.readScript(workspaceId),
      deps.findPushKey(workspaceId),
      deps.listTags(workspaceId),
    ])
    return reply({ ...script, pushKey, tags }, 'public, max-age=300')
  }
  if (request.method !== 'POST') throw new SplotError('not_found')
  if (rest === 'slots') return answerSlots(deps, asked)
  if (rest !== 'slots/seen') throw new SplotError('not_found')
  const body = await readPosted(request)
  const ids = Array.isArray(body.ids) ? body.ids.filter((id) => typeof id === 'string').slice(0, 50) : []
  await deps.shelf.seen({ workspaceId }, { who: { anonymousId: readId(body) }, ids })
  return reply({})
}

async function answerSlots(deps: ScriptDoorDeps, { request, workspaceId }: Asked): Promise<Response> {
  const body = await readPosted(request)
  const asked: readonly unknown[] = Array.isArray(body.slots) ? body.slots.slice(0, 50) : []
  const slots = asked.filter((one) => typeof one === 'string')
  const who = { anonymousId: readId(body) }
  const waiting = await deps.shelf.list({ workspaceId }, { who, slots })
  const free = slots.filter((slot) => !waiting.some((one) => one.slot === slot))
  const look = {
    ...{ slots: free, about: readWord(body.about), store: readWord(body.store) },
    language: body.language === 'en' ? ('en' as const) : ('pl' as const),
  }
  const standing = free.length === 0 ? [] : await deps.shelf.stands({ workspaceId }, { who, look })
  // One message a slot: the newest that waits for her, else what stands there.
  const items = slots.flatMap((slot) => [...waiting, ...standing].find((one) => one.slot === slot) ?? [])
  return reply({ items })
}

async function answerForm(deps: ScriptDoorDeps, asked: Asked, formId: string): Promise<Response> {
  const { request, url, workspaceId, info } = asked
  const language = url.searchParams.get('lang') === 'en' ? 'en' : 'pl'
  const place = { workspaceId, formId, language } as const
  const action = url.pathname + url.search
  const show = (view: FormView | null, status = 200) => {
    if (view === null) throw new SplotError('not_found')
    return Response.json(view, { status, headers: { ...openHeaders, 'cache-control': 'no-store' } })
  }
  if (request.method === 'GET')
    return show(await deps.pages.showForm(place, { action, level: 2, url: '', referrer: '' }))
  if (request.method !== 'POST') throw new SplotError('method_not_allowed')
  const sending = await readSending(request, info)
  return show(await deps.pages.sendForm({ ...sending, place }, { action, level: 2 }))
}

const mostFormBytes = 64 * 1_024

/** What a form sent: the last value under each name, and what is known of the browser. */
export async function readSending(request: Request, info: RequestInfo) {
  const body = await readBody(request, mostFormBytes)
  return {
    typed: Object.fromEntries(new URLSearchParams(body.toString('utf8'))),
    remoteAddress: info.remoteAddress,
    ip: truncateIp(info.remoteAddress),
    userAgent: request.headers.get('user-agent')?.slice(0, 400) ?? null,
    hasGpc: request.headers.get('sec-gpc') === '1',
  }
}

async function readPosted(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBody(request, 16 * 1_024)
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  } catch {
    // Falls through to the one refusal.
  }
  throw new SplotError('json_invalid', { values: { offset: 0 } })
}

function readId({ anonymousId }: Record<string, unknown>): string {
  if (typeof anonymousId === 'string' && /^[\w.:-]{8,128}$/.test(anonymousId)) return anonymousId
  throw new SplotError('invalid', { path: 'anonymousId' })
}

/** A store, a product: what no shop would call one is none. */
const readWord = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 128 && !value.includes('\0')
    ? value.normalize('NFC')
    : null

const reply = (body: object, caching = 'no-store'): Response =>
  Response.json(body, { headers: { ...openHeaders, 'cache-control': caching } })

interface ServedFile {
  plain: Buffer
  packed: Buffer
  tag: string
}

/** The script's files, read once, small as they travel. */
function createFileServer(folder: string): (request: Request, name: string) => Response {
  const read = new Map<string, ServedFile>()
  return (request, name) => {
    const file = read.get(name) ?? readFile(join(folder, name))
    if (file === null) return new Response('Not built', { status: 404 })
    read.set(name, file)
    const isPacked = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
    const headers = {
      ...openHeaders,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      vary: 'Accept-Encoding',
      etag: file.tag,
      'service-worker-allowed': '/',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    }
    if (request.headers.get('if-none-match')?.includes(file.tag))
      return new Response(null, { status: 304, headers })
    const body = isPacked ? file.packed : file.plain
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers })
  }
}

function readFile(path: string): ServedFile | null {
  try {
    const plain = readFileSync(path)
    const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    return { plain, packed: gzipSync(plain, { level: 9 }), tag }
  } catch {
    return null
  }
}
