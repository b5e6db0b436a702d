import { readSettings, type Splot } from '../core.ts'

function readBase64url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

/** Asks the browser, and tells the shop's customer data where notifications may go. False where she or it says no. */
async function subscribe(splot: Splot): Promise<boolean> {
  const { pushKey } = await readSettings(splot.options)
  if (pushKey === null || !('serviceWorker' in navigator) || !('PushManager' in window)) return false
  if ((await Notification.requestPermission()) !== 'granted') return false
  const registration = await navigator.serviceWorker.register(splot.options.worker)
  await navigator.serviceWorker.ready
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: readBase64url(pushKey),
  })
  const { endpoint, keys } = made.toJSON()
  splot.track('Push Subscribed', { endpoint, p256dh: keys?.p256dh, auth: keys?.auth })
  splot.flush()
  return true
}

const { splot } = window
if (splot !== undefined) splot.subscribe = () => subscribe(splot)
