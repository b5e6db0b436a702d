// A module, so that `self` may be told more exactly than for workers of every kind.
export {}

declare const self: ServiceWorkerGlobalScope

interface Payload {
  id: string
  title: string
  body: string
  url: string | null
  icon?: string
  image?: string
  actions?: { title: string; url: string }[]
}

/** What may be opened from a notification. */
const isWeb = (url: unknown): url is string => typeof url === 'string' && /^https?:\/\//i.test(url)

function readPayload(data: PushMessageData | null): Payload | null {
  try {
    const payload: Payload = data?.json()
    return typeof payload.title === 'string' ? payload : null
  } catch {
    return null
  }
}

/** What is shown is what the payload says. Each push shows something, as browsers demand. */
async function show(payload: Payload): Promise<void> {
  const { id, title, body, url, icon, image, actions = [] } = payload
  const options: NotificationOptions & { image?: string; actions?: { action: string; title: string }[] } = {
    body,
    tag: id,
    data: { url, urls: actions.map((one) => one.url) },
    actions: actions.map((one, i) => ({ action: String(i), title: one.title })),
    ...(icon !== undefined && { icon }),
    ...(image !== undefined && { image }),
  }
  await self.registration.showNotification(title, options)
}

/** The page that is open already, else a new one. */
async function open(url: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === url)
  if (there === undefined) await self.clients.openWindow(url)
  else await there.focus()
}

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('push', (event) => {
  const payload = readPayload(event.data)
  if (payload !== null) event.waitUntil(show(payload))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url, urls } = event.notification.data
  const chosen = event.action === '' ? url : urls[Number(event.action)]
  if (isWeb(chosen)) event.waitUntil(open(chosen))
})
