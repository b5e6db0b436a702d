// Makes the till open without a network: its page and what it is built of are kept as they were last.

// A module, so that `self` may be told more exactly than for workers of every kind.
export {}

declare const self: ServiceWorkerGlobalScope

const shelf = 'splot-till-1'
const page = '/till'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.add(page)))
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** Files of the build are named by what they hold: kept, they are never wrong. Pictures change seldom. */
const isKept = (url: URL) =>
  url.origin === location.origin &&
  (/^\/((till\/)?assets|shop\/pictures|media)\//.test(url.pathname) ||
    /\.(js|svg|ico|woff2)$/.test(url.pathname))

self.addEventListener('message', (event) => {
  const urls: unknown = event.data
  if (!Array.isArray(urls)) return
  const kept = urls.filter((url) => typeof url === 'string' && isKept(new URL(url)))
  event.waitUntil(keep(kept))
})

/** What cannot be fetched now is kept when it is asked for the next time. */
async function keep(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(shelf)
  for (const url of urls) {
    const isKnown = (await cache.match(url)) !== undefined
    // One that is gone keeps no other away.
    if (!isKnown) await cache.add(url).catch(() => undefined)
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  if (event.request.mode === 'navigate' && url.pathname.startsWith(page))
    event.respondWith(openPage(event.request))
  else if (isKept(url)) event.respondWith(openKept(event.request))
})

/** The newest page where the server answers, the last one where it does not. */
async function openPage(request: Request): Promise<Response> {
  const cache = await caches.open(shelf)
  try {
    const reply = await fetch(request)
    if (reply.ok) await cache.put(page, reply.clone())
    return reply
  } catch {
    // No network: the page as it was last.
    return (await cache.match(page)) ?? Response.error()
  }
}

async function openKept(request: Request): Promise<Response> {
  const cache = await caches.open(shelf)
  const known = await cache.match(request)
  if (known !== undefined) return known
  const reply = await fetch(request)
  if (reply.ok) await cache.put(request, reply.clone())
  return reply
}
