import bowser from 'bowser'
import { LRUCache } from 'lru-cache'

export type Device = 'phone' | 'tablet' | 'desktop' | 'till' | 'kiosk' | 'tv' | 'bot'

type Json = Readonly<Record<string, unknown>>

const devices: ReadonlyMap<string, Device> = new Map([
  ['ios', 'phone'],
  ['android', 'phone'],
  ['phone', 'phone'],
  ['mobile', 'phone'],
  ['smartphone', 'phone'],
  ['tablet', 'tablet'],
  ['desktop', 'desktop'],
  ['till', 'till'],
  ['pos', 'till'],
  ['kiosk', 'kiosk'],
  ['tv', 'tv'],
])

const bots =
  /bot\b|bot\/|crawl|spider|slurp|headless|lighthouse|preview|facebookexternalhit|python-requests|curl\/|wget\//i
const cache = new LRUCache<string, Device | 'unknown'>({ max: 5000 })

function parseAgent(agent: string): Device | 'unknown' {
  if (bots.test(agent)) return 'bot'
  const type = bowser.getParser(agent).getPlatformType(true)
  if (type === 'mobile') return 'phone'
  if (type === 'tablet' || type === 'desktop' || type === 'tv') return type
  return 'unknown'
}

/** The device behind a User-Agent text, or null; parsed once per text. */
export function classifyAgent(agent: string): Device | null {
  if (agent.length > 1000) return null
  let device = cache.get(agent)
  if (device === undefined) {
    device = parseAgent(agent)
    cache.set(agent, device)
  }
  return device === 'unknown' ? null : device
}

/** The device as the sender names it (`context.device`), or null. */
export function readDevice(value: unknown): Device | null {
  if (typeof value !== 'object' || value === null) return null
  const device: Json = { ...value }
  const found = typeof device.type === 'string' ? devices.get(device.type.toLowerCase()) : undefined
  const model = `${typeof device.model === 'string' ? device.model : ''} ${typeof device.name === 'string' ? device.name : ''}`
  if (found === 'phone' && /ipad|tab\b|tablet/i.test(model)) return 'tablet'
  return found ?? null
}
