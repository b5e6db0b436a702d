// A module, so that `self` may be told more exactly than for workers of every kind.
export {}

declare const self: ServiceWorkerGlobalScope

/** Another name throws away what an older shop kept. */
const name = 'tkalnia-modra-1'
const shell = '/shop/'
/** An answer that comes later than this is overtaken by the one that is kept. */
const patienceMs = 4_000

/** The page and everything it names: kept from the start, so that the shop opens without a network. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(name)
  const page = await fetch(shell, { cache: 'reload' })
  if (!page.ok) return
  const text = await page.clone().text()
  await cache.put(shell, page)
  const named = [...text.matchAll(/(?:src|href)="(\/(?:shop\/|splot)[^"]*\.\w+)"/g)].map(
    ([, path = '']) => path,
  )
  // One that cannot be had now is kept when it is asked for.
  await Promise.allSettled([...named, '/splot-commerce.js', '/splot-banner.js'].map((one) => cache.add(one)))
}

async function keep(request: Request, reply: Response): Promise<Response> {
  if (reply.ok) await (await caches.open(name)).put(request, reply.clone())
  return reply
}

/** Files named by what they hold never change. */
const fromKept = async (request: Request) =>
  (await caches.match(request)) ?? keep(request, await fetch(request))

/** What is newest, else what was seen last. */
async function fromNetwork(request: Request, kept: string | Request = request): Promise<Response> {
  const found = await caches.match(kept)
  const asked = fetch(request).then((reply) =>
    keep(typeof kept === 'string' ? new Request(kept) : kept, reply),
  )
  if (found === undefined) return asked
  const late = new Promise<Response>((done) => setTimeout(() => done(found), patienceMs))
  // Without a network, or from a server in trouble: what is kept.
  const newest = asked.then((reply) => (reply.status < 500 ? reply : found)).catch(() => found)
  return Promise.race([newest, late])
}

/** What everybody may read: goods, stores, stock. A cart is kept by the page itself, and nobody's orders are kept. */
const isPublic = (path: string) =>
  /^\/s\/[\w-]+\/(settings$|shop\/(products|stores|availability|categories))/.test(path)

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const clean = async () => {
    const old = (await caches.keys()).filter((one) => one.startsWith('tkalnia-modra-') && one !== name)
    await Promise.all(old.map((one) => caches.delete(one)))
    await self.clients.claim()
  }
  event.waitUntil(clean())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(fromNetwork(request, shell))
  else if (url.pathname.startsWith('/shop/assets/')) event.respondWith(fromKept(request))
  else if (
    isPublic(url.pathname) ||
    /^\/splot[\w-]*\.js$/.test(url.pathname) ||
    /^\/shop\/[\w/-]+\.(svg|webmanifest|js)$/.test(url.pathname)
  )
    event.respondWith(fromNetwork(request))
})
