import type { NormalEvent } from '../../collect/index.ts'
import type { PushAddress } from './address.ts'

export interface ReadAddress extends Pick<PushAddress, 'address' | 'kind' | 'platform' | 'keys'> {
  isGone: boolean
}

const endsIt = new Set(['Push Unsubscribed', 'Application Uninstalled'])
const text = (value: unknown, most: number): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= most ? value : null

/**
 * Where an event says a device is reached, or is not any more: a browser's subscription in `Push Subscribed`, or the token
 * of an app in `context.device.token`, as Segment's libraries send it with every event.
 */
export function readPushAddress(
  event: Pick<NormalEvent, 'name' | 'properties'>,
  body: string,
): ReadAddress | null {
  const { name, properties } = event
  const isGone = endsIt.has(name)
  if (name === 'Push Subscribed' || name === 'Push Unsubscribed') {
    const endpoint = text(properties.endpoint, 2_000)
    const [p256dh, auth] = [text(properties.p256dh, 200), text(properties.auth, 100)]
    if (endpoint !== null && (isGone || (p256dh !== null && auth !== null)))
      return {
        address: endpoint,
        kind: 'push_endpoint',
        platform: 'web',
        keys: { p256dh: p256dh ?? '', auth: auth ?? '' },
        isGone,
      }
    const token = text(properties.token, 4_096)
    if (token !== null) return makeToken(token, text(properties.platform, 20), isGone)
  }
  // Most events have none: a look at the text costs less than reading it again.
  if (!body.includes('"token"')) return null
  const device = findDevice(body)
  const token = text(device?.token, 4_096)
  return token === null ? null : makeToken(token, text(device?.type, 20), isGone)
}

function makeToken(token: string, type: string | null, isGone: boolean): ReadAddress {
  const isApples = type === null ? /^[0-9a-f]{64}$/i.test(token) : /^(ios|ipados|apple)$/i.test(type)
  return { address: token, kind: 'push_token', platform: isApples ? 'ios' : 'android', keys: {}, isGone }
}

function findDevice(body: string): { token?: unknown; type?: unknown } | null {
  const event: unknown = JSON.parse(body)
  const context = typeof event === 'object' && event !== null ? Reflect.get(event, 'context') : null
  const device = typeof context === 'object' && context !== null ? Reflect.get(context, 'device') : null
  return typeof device === 'object' && device !== null ? device : null
}
