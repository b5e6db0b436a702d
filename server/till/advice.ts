import { withStoreName } from '../modules/collect/index.ts'
import type { TimelineItem } from '../modules/profile/index.ts'
import type { Advice } from './schema.ts'

const weekMs = 7 * 86_400_000
const mostShown = 12

const textOf = (from: object, ...keys: string[]): string | null => {
  for (const key of keys) {
    const value: unknown = Reflect.get(from, key)
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return String(value)
  }
  return null
}
const listProducts = ({ properties }: TimelineItem): object[] => {
  const { products } = properties
  return Array.isArray(products) ? products.filter((one) => typeof one === 'object' && one !== null) : []
}
/** How an app and a page work, not what she did: nobody in a store has any use for it. */
const quiet = new Set([
  ...['Signed In', 'Signed Out', 'Signed Up', 'Application Installed', 'Application Opened'],
  ...['Application Backgrounded', 'Application Updated', 'Application Crashed'],
])
const isTelling = ({ type, event }: TimelineItem) => type === 'track' && event !== null && !quiet.has(event)
/** Called off, or never fetched: nothing she has. */
const isUndoing = (event: string | null) => event === 'Order Cancelled'
const orderOf = (properties: object) => textOf(properties, 'order_id')
const isPurchase = ({ event }: TimelineItem) => event === 'Order Completed' || event === 'Sale Completed'

/** What an advisor looks at, from the newest of her life: her week, what she looked at, what she bought, her sizes. */
export function readAdvice(
  life: readonly TimelineItem[],
  now: number,
  storeNames: ReadonlyMap<string, string>,
): Advice {
  const week = life.filter(({ at }) => now - Date.parse(at) < weekMs)
  const undone = new Set(
    life.flatMap(({ event, properties }) => (isUndoing(event) ? (orderOf(properties) ?? []) : [])),
  )
  const bought = life
    .filter((item) => isPurchase(item) && !undone.has(orderOf(item.properties) ?? ''))
    .flatMap((item) => listBought(item, storeNames))
  return {
    week: week
      .filter(isTelling)
      .slice(0, mostShown)
      .map(({ at, channel, title, detail, messageId }) => ({
        at,
        channel,
        title,
        detail,
        messageId,
      })),
    seen: listSeen(week).slice(0, mostShown),
    bought: bought.slice(0, mostShown),
    sizes: countSizes(bought),
  }
}

function listSeen(week: readonly TimelineItem[]): Advice['seen'] {
  const seen = new Map<string, Advice['seen'][number]>()
  for (const { event, properties, at } of week) {
    const productId = event === 'Product Viewed' ? textOf(properties, 'product_id', 'sku') : null
    if (productId === null) continue
    const known = seen.get(productId)
    if (known === undefined)
      seen.set(productId, {
        productId,
        name: textOf(properties, 'name') ?? productId,
        sku: textOf(properties, 'sku'),
        size: textOf(properties, 'size'),
        times: 1,
        lastAt: at,
      })
    else {
      known.times++
      known.size ??= textOf(properties, 'size')
      known.sku ??= textOf(properties, 'sku')
    }
  }
  // The order of the life, newest first, decides between equals.
  return [...seen.values()].sort((a, b) => b.times - a.times)
}

const listBought = (item: TimelineItem, storeNames: ReadonlyMap<string, string>): Advice['bought'] =>
  listProducts(item).map((product) => ({
    at: item.at,
    channel: item.channel,
    storeId: textOf(item.properties, 'store_id'),
    storeName: textOf(withStoreName(item.properties, storeNames), 'store_name', 'store_id'),
    name: textOf(product, 'name', 'product_id', 'sku') ?? '',
    sku: textOf(product, 'sku', 'product_id'),
    size: sizeOf(product),
    quantity: Number(textOf(product, 'quantity') ?? 1) || 1,
  }))

/** As the feed says it, else as the variant's words do: `rozmiar 38, kasztan`. */
const sizeOf = (product: object): string | null =>
  textOf(product, 'size') ??
  /(?:rozmiar|size)\s+([\w/.-]+)/iu.exec(textOf(product, 'variant') ?? '')?.[1] ??
  null

function countSizes(bought: Advice['bought']): Advice['sizes'] {
  const pieces = new Map<string, number>()
  for (const { size, quantity } of bought)
    if (size !== null) pieces.set(size, (pieces.get(size) ?? 0) + quantity)
  return [...pieces]
    .map(([size, count]) => ({ size, pieces: count }))
    .sort((a, b) => b.pieces - a.pieces)
    .slice(0, 4)
}
