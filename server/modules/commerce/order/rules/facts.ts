import type { Channel } from '@splot/contract/channels'
import { toDecimal } from '@splot/contract/money'
import type { Fact } from '../../rules/fact.ts'
import type { Act } from './machine.ts'
import { keptMinor, type Order, type OrderLine } from './order.ts'

/** What is told of an order in the log, each once: its messageId is made from the order and what happened. */
function factOf(
  order: Order,
  told: {
    event: string
    at: number
    channel?: Channel
    mark?: string
    properties?: Readonly<Record<string, unknown>>
  },
): Fact {
  const { event, at, channel = order.channel, mark = '', properties = {} } = told
  const name = event.toLowerCase().replaceAll(' ', '-')
  return {
    id: `order-${order.id}-${name}${mark === '' ? '' : `-${mark}`}`,
    birth: order.birth,
    ...(order.body.anonymousId === null ? {} : { anonymousId: order.body.anonymousId }),
    event,
    channel,
    at,
    properties: {
      order_id: order.number,
      ...(order.storeId === null ? {} : { store_id: order.storeId }),
      ...properties,
    },
  }
}

const listProducts = (order: Order, lines: readonly OrderLine[], countOf: (line: OrderLine) => number) =>
  lines.flatMap((line) => {
    const quantity = countOf(line)
    if (quantity === 0) return []
    const price = toDecimal(line.unitMinor, order.currency)
    const { sku, productId, body } = line
    const category = body.categories[0]
    // Sizes are in the words of the variant: an advisor counts them.
    const words = { name: body.name, ...(body.variant && { variant: body.variant }) }
    return [{ product_id: productId, sku, ...words, ...(category && { category }), price, quantity }]
  })

/** It was bought: in a shop as an order, over a counter as a receipt. */
function tellBought(order: Order, lines: readonly OrderLine[], o: { at: number; isReceipt: boolean }): Fact {
  const { currency, receiptId, body, discountMinor, shippingMinor, totalMinor } = order
  const coupons = body.coupons.map((one) => one.code).join(', ')
  return factOf(order, {
    event: o.isReceipt ? 'Sale Completed' : 'Order Completed',
    at: o.at,
    ...(o.isReceipt ? { channel: 'pos' as const } : {}),
    properties: {
      total: toDecimal(totalMinor, currency),
      discount: toDecimal(discountMinor, currency),
      ...(o.isReceipt ? {} : { shipping: toDecimal(shippingMinor, currency) }),
      currency,
      ...(coupons === '' ? {} : { coupon: coupons }),
      ...(body.method === null ? {} : { payment_method: body.method }),
      ...(receiptId === null && !o.isReceipt ? {} : { receipt_id: receiptId ?? order.number }),
      ...(body.tillId === null ? {} : { till_id: body.tillId }),
      ...(body.carrier === null ? {} : { shipping_method: body.carrier.id }),
      products: listProducts(order, lines, (line) => line.kept),
    },
  })
}

/** Some or all of it came back. */
export function tellReturned(
  order: Order,
  lines: readonly OrderLine[],
  back: {
    id: string
    storeId: string | null
    refundMinor: bigint
    reason: string | null
    at: number
    pieces: ReadonlyMap<string, number>
  },
): Fact {
  const isAtStore = back.storeId !== null
  return factOf(order, {
    event: isAtStore ? 'Sale Returned' : 'Order Refunded',
    at: back.at,
    mark: back.id,
    ...(isAtStore ? { channel: 'pos' as const } : {}),
    properties: {
      return_id: back.id,
      ...(isAtStore ? { store_id: back.storeId } : {}),
      total: toDecimal(back.refundMinor, order.currency),
      currency: order.currency,
      ...(back.reason === null ? {} : { reason: back.reason }),
      products: listProducts(order, lines, (line) => back.pieces.get(line.line) ?? 0),
    },
  })
}

/** Not yet bought is what is only kept to be tried on, until she takes it. */
export const isBought = ({ kind, state }: Order): boolean =>
  kind !== 'try' || ['collected', 'partly_returned', 'returned'].includes(state)

const pickupEvents: Partial<Record<Act, string>> = {
  ready: 'Pickup Ready',
  collect: 'Pickup Collected',
  no_show: 'Pickup Expired',
}

/** What an act that has just been carried out is told by. */
export function listFacts(
  order: Order,
  lines: readonly OrderLine[],
  { act, at }: { act: Act; at: number },
): Fact[] {
  const facts: Fact[] = []
  const event = pickupEvents[act]
  const isKept = order.kind === 'pickup' || order.kind === 'try'
  if (act === 'pay' && !order.isTold) facts.push(...listPlaced(order, lines, at))
  if (isKept && event !== undefined) facts.push(tellPickup(order, event, at, 'store'))
  if (act === 'collect' && !order.isTold) facts.push(tellBought(order, lines, { at, isReceipt: true }))
  if (act === 'ship' || act === 'deliver') facts.push(tellParcel(order, act, at))
  if ((act === 'cancel' || act === 'no_show') && order.isTold)
    facts.push(
      factOf(order, {
        ...{ event: 'Order Cancelled', at },
        properties: {
          total: toDecimal(order.totalMinor, order.currency),
          currency: order.currency,
          reason: act,
        },
      }),
    )
  return facts
}

/** It stands: paid for, or to be paid for later. */
export function listPlaced(order: Order, lines: readonly OrderLine[], at: number): Fact[] {
  if (order.kind === 'till') return [tellBought(order, lines, { at, isReceipt: true })]
  const asked =
    order.kind === 'pickup' || order.kind === 'try' ? [tellPickup(order, 'Pickup Requested', at)] : []
  return order.kind === 'try' ? asked : [tellBought(order, lines, { at, isReceipt: false }), ...asked]
}

function tellParcel(order: Order, act: 'ship' | 'deliver', at: number): Fact {
  const { carrier, shipment } = order.body
  const isSent = act === 'ship'
  return factOf(order, {
    ...{ event: isSent ? 'Order Shipped' : 'Order Delivered', at },
    properties: {
      ...(carrier === null ? {} : { carrier: carrier.name, shipping_method: carrier.id }),
      ...(shipment?.trackingId == null ? {} : { shipment_id: shipment.trackingId }),
      ...(isSent && shipment?.trackingUrl != null ? { tracking_url: shipment.trackingUrl } : {}),
    },
  })
}

/** What a pick-up is told by. */
const tellPickup = (order: Order, event: string, at: number, channel?: Channel): Fact =>
  factOf(order, {
    ...{ event, at, ...(channel === undefined ? {} : { channel }) },
    properties: {
      pickup_id: order.id,
      ...(order.dueAt === null ? {} : { expires_at: new Date(order.dueAt).toISOString() }),
    },
  })

/** Lines with what was paid for what is hers: what points are counted from. */
export const listPaid = (lines: readonly OrderLine[]) =>
  lines.flatMap((line) =>
    line.kept === 0
      ? []
      : [
          {
            ...{ line: line.line, sku: line.sku, productId: line.productId, quantity: line.kept },
            ...{ name: line.body.name, variant: line.body.variant, categories: line.body.categories },
            ...{ unitMinor: line.unitMinor, regularMinor: line.regularMinor },
            ...{ promotionId: line.body.promotionId, paidMinor: keptMinor(line) },
          },
        ],
  )
