import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Backend, createBackend } from '@splot/shop/backend'
import { type SecretKeyScope, sampleWorkspace, type WorkspaceRoom } from './modules/workspace/index.ts'
import type { Handler } from './platform/http/server.ts'
import { createStaticSite, pageHeaders } from './platform/http/static.ts'
import { checkoutRoot } from './platform/root.ts'

export interface ShopSiteDeps {
  /** The built pages. */
  folder: string
  /** Where this server is reached by the shop's own back end. */
  origin(): string
  isOpen(): Promise<boolean>
  /** The write key that the pages carry openly. */
  writeKey(): Promise<string>
  /** A garment by the name of its picture; null where there is none. */
  drawPicture(name: string): Promise<string | null>
  /** A secret key for the shop's back end; those of servers that died are closed before. */
  openServerKey(): Promise<string>
}

const scopes = [
  'shoppers:write',
  'events:write',
  'customers:read',
  'customers:pii',
] as const satisfies readonly SecretKeyScope[]

/** The sample brand's shop at `/shop/`: built pages, the worker that keeps them, and the shop's own back end. Null for any other path. */
export function createShopSite(deps: ShopSiteDeps): Handler {
  const files = createStaticSite(deps.folder)
  let backend: Promise<Backend> | null = null
  const openBackend = () => {
    backend ??= deps.openServerKey().then((secretKey) => createBackend({ url: deps.origin(), secretKey }))
    return backend
  }
  return async (request) => {
    const url = new URL(request.url)
    if (url.pathname === '/shop') return Response.redirect(new URL(`/shop/${url.search}`, url), 302)
    if (!url.pathname.startsWith('/shop/')) return null
    const [, picture] = /^\/shop\/pictures\/([\w-]{1,100})\.svg$/.exec(url.pathname) ?? []
    if (picture !== undefined) return showPicture(await deps.drawPicture(picture))
    const isApi = url.pathname.startsWith('/shop/api/')
    if (!isApi && /\.\w+$/.test(url.pathname)) {
      url.pathname = url.pathname.slice('/shop'.length)
      return files(new Request(url, { method: request.method, headers: request.headers }))
    }
    if (!(await deps.isOpen())) {
      // A workspace made anew has keys of its own.
      backend = null
      return showClosed()
    }
    if (isApi) return (await openBackend()).answer(request)
    return /^(GET|HEAD)$/.test(request.method) ? showPage(deps) : new Response(null, { status: 405 })
  }
}

/** One page for every address: what stands in it is asked for by its script. */
async function showPage(deps: ShopSiteDeps): Promise<Response> {
  const text = readPage(deps.folder)
  if (text === null) return new Response('Not built', { status: 404 })
  return new Response(text.replaceAll('%SPLOT_KEY%', await deps.writeKey()), {
    headers: { ...headers, 'cache-control': 'no-cache' },
  })
}

function readPage(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8')
  } catch {
    return null
  }
}

const headers = {
  ...pageHeaders,
  'content-security-policy': `${pageHeaders['content-security-policy']}; worker-src 'self'; manifest-src 'self'`,
  'content-type': 'text/html; charset=utf-8',
}

function showPicture(svg: string | null): Response {
  if (svg === null) return new Response('Not found', { status: 404 })
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      // Messages and screens of other addresses show it too.
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=86400',
    },
  })
}

const closed = {
  pl: [
    'Sklep jest zamknięty',
    'Przykładowa marka została usunięta z tej instalacji. Nic więcej nie trzeba robić.',
  ],
  en: [
    'The shop is closed',
    'The sample brand was removed from this installation. There is nothing else to do.',
  ],
} as const

function showClosed(): Response {
  const parts = Object.entries(closed).map(
    ([language, [title, text]]) => `<section lang="${language}"><h1>${title}</h1><p>${text}</p></section>`,
  )
  const style =
    'body{margin:15vh auto;max-width:34rem;padding:0 24px;font:18px/1.6 Georgia,serif;color:#1f3a32;background:#dfe4e7}h1{font-weight:400}'
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tkalnia Modra</title><style>${style}</style>`
  return new Response(
    `<!doctype html><html lang="pl"><head>${head}</head><body>${parts.join('')}</body></html>`,
    {
      status: 410,
      headers: { ...headers, 'cache-control': 'no-store' },
    },
  )
}

/** The brand draws its garments itself: the compiled drawings beside a compiled server, their source beside its source. */
async function loadPictures(): Promise<(name: string) => string | null> {
  const folder = join(checkoutRoot, 'examples', 'day')
  const isSource = import.meta.url.endsWith('.ts')
  const file = isSource ? join(folder, 'pictures.ts') : join(folder, 'dist', 'pictures.js')
  const found: { drawPicture(name: string): string | null } = await import(pathToFileURL(file).href)
  return found.drawPicture
}

const system = { kind: 'system', id: 'splot', name: 'Splot' } as const
const names = { pl: ['Sklep internetowy', 'Serwer sklepu'], en: ['Web shop', "Shop's server"] } as const

/** The sample workspace's shop in this installation. */
export function composeShop(
  { workspace }: { workspace: Pick<WorkspaceRoom, 'keys' | 'workspaces'> },
  origin: () => string,
): Handler {
  const { keys, workspaces } = workspace
  const { id } = sampleWorkspace
  let pictures: ReturnType<typeof loadPictures> | null = null
  const namesOf = async () => names[(await workspaces.get(id)).language]
  return createShopSite({
    folder: join(checkoutRoot, 'examples', 'shop', 'dist'),
    origin,
    isOpen: async () => !workspaces.isGone(id) && (await workspaces.find(id)) !== null,
    writeKey: async () => keys.getWriteKey(id, (await namesOf())[0]),
    async drawPicture(name) {
      pictures ??= loadPictures()
      return (await pictures)(name)
    },
    async openServerKey() {
      const [, name] = await namesOf()
      for (const one of await keys.list(id))
        if (one.kind === 'secret' && one.revoked_at === null && one.name === name)
          await keys.revoke(id, one.id, system)
      return (await keys.create({ kind: 'secret', workspaceId: id, name, scopes })).key
    },
  })
}
