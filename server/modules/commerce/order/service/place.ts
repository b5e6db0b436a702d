import { createHash } from 'node:crypto'
import { parseCurrency, toDecimal } from '@splot/contract/money'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { readMinor } from '../../schema.ts'
import type { Author, Basket, Discounts, Occasion } from '../../service/ports.ts'
import type { Shopper } from '../../service/shop-route.ts'
import { putFacts } from '../../store/facts.ts'
import { listPlaced } from '../rules/facts.ts'
import { begin, isPaidLater } from '../rules/machine.ts'
import { mendMoment } from '../rules/moment.ts'
import { makeNumber } from '../rules/number.ts'
import { dueOf, type Order, type OrderBody } from '../rules/order.ts'
import type { OrderSettings, PlaceBody } from '../schema.ts'
import { insertOrder, takeOrderKey } from '../store/orders.ts'
import { addStep, insertLines } from '../store/parts.ts'
import { type Bought, findBuyer, openBasket, pointLine } from './basket.ts'
import { inTurn, type OrderDeps, type Turn } from './deps.ts'
import { type Held, reward, tellScreens } from './move-on.ts'
import { listAtHand, loadSettings, priceCarrier } from './settings.ts'
import { makeLines, takePieces } from './take-pieces.ts'

export interface Placing {
  key: string
  body: PlaceBody
  /** As whoever orders sent it, where more was filled in since: sent again it is the same, whatever is known of her by then. */
  sent?: PlaceBody
  by: Author
  /** Where she orders herself. */
  shopper?: Shopper
  /** Who asks reads it; where she orders herself it is hers. */
  language: Language | null
}

/** What was placed, or had been under the same key. */
export interface Placed {
  orderId: string
  isNew: boolean
  /** A payment to be started once the order stands. */
  paymentId: string | null
}

/** Beyond this, in minor units, an order is a slip of the keyboard. */
const mostMinor = 10n ** 12n
/** What is held for an order is let go of by the order itself, never by time alone. */
const heldMs = 400 * 86_400_000
/** Who pays by a link sent to her has longer than who stands before the page. */
const linkMs = 3 * 86_400_000

/** What the till's clock shows at sending differs from try to try. */
const digestOf = ({ sentAt: _, ...asked }: PlaceBody): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url')

/**
 * An order of any desk, in one transaction: its key, what is bought at the prices of the server, coupons and points held, the
 * pieces kept or gone, the order, its facts, the cart emptied. All of it or nothing; once for its key, for ever.
 * @throws SplotError stock_short, sku_unknown, variant_unavailable, cart_changed, payment_sum, …
 */
export function placeOrder(deps: OrderDeps, workspaceId: string, placing: Placing): Promise<Placed> {
  const { key, body, by } = placing
  return inTurn(deps, workspaceId, by, async (turn) => {
    const { tx, now } = turn
    const orderId = deps.ids.uuid(now)
    const digest = digestOf(placing.sent ?? body)
    const known = await takeOrderKey(tx, { key, digest, orderId })
    if (known !== null && known.digest !== digest) throw new SplotError('idempotency_mismatch')
    if (known !== null) return { orderId: known.orderId, isNew: false, paymentId: null }
    refuseUnreachable(deps, placing)
    const settings = await deps.settingsOf(workspaceId, tx)
    if (body.currency !== null && parseCurrency(body.currency) !== settings.currency)
      throw new SplotError('order_currency', { path: 'body.currency' })
    const at = mendMoment(
      body.at === null ? null : Date.parse(body.at),
      body.sentAt === null ? null : Date.parse(body.sentAt),
      now,
    )
    const bought = await buy(deps, turn, { ...placing, orderId, at, settings })
    const language = await findLanguage(deps, turn, placing, bought)
    const held = await compose(deps, turn, { placing, bought, orderId, at, language })
    const paymentId = await takeMoney(deps, turn, { body, order: held.order })
    // Points are locked before pieces, by everybody.
    await reward(deps, turn, held)
    await write(deps, turn, { ...held, bought, placing })
    return { orderId, isNew: true, paymentId }
  })
}

interface Buying extends Placing {
  orderId: string
  at: number
  settings: Awaited<ReturnType<OrderDeps['settingsOf']>>
}

/** What is bought, by whom, at which prices, with which discounts. */
async function buy(deps: OrderDeps, turn: Turn, buying: Buying): Promise<Bought> {
  const { body, orderId, at, settings, shopper } = buying
  const store = await pointLine(turn, body)
  const buyer = await findBuyer(deps, turn, { body, shopper })
  const occasion: Occasion = {
    channel: body.channel,
    ...{ storeId: store?.id ?? null, at, timeZone: store?.zone ?? settings.timeZone, births: buyer.births },
  }
  const opened = await openBasket(deps, turn, { body, shopper, occasion, settings })
  const { birth = buyer.birth, anonymousId } = opened
  const all = opened.births.length > 0 ? opened.births : buyer.births
  // What is booked for the order is booked to whom the order is: a split parts both alike.
  const births = birth === null ? all : [birth, ...all.filter((one) => one !== birth)]
  const held = await deps.redemption.hold(turn.tx, {
    ...{ ref: orderId, basket: opened.basket, points: body.points, until: turn.now + heldMs },
    occasion: { ...occasion, births },
  })
  return { ...opened, ...held, birth, anonymousId, occasion: { ...occasion, births }, cartId: body.cartId }
}

interface Composing {
  placing: Placing
  bought: Bought
  orderId: string
  at: number
  language: Language | null
}

/** The order as it will stand, but for where its pieces come from. */
async function compose(deps: OrderDeps, turn: Turn, o: Composing): Promise<Held> {
  const { bought, orderId, at, language } = o
  const { body } = o.placing
  const { basket, discounts, pointsMinor, occasion } = bought
  const { currency } = basket
  const goodsMinor = basket.lines.reduce((sum, one) => sum + one.unitMinor * BigInt(one.quantity), 0n)
  const settings = await loadSettings(turn.tx)
  refuseShut(o.placing, settings)
  const { kind } = body.delivery
  const asked = body.delivery.kind === 'ship' ? { id: body.delivery.carrier, goodsMinor, currency } : null
  const carrier = asked && priceCarrier(settings, asked)
  const shippingMinor = carrier === null || discounts.isShippingFree ? 0n : carrier.minor
  const totalMinor = goodsMinor - discounts.totalMinor - pointsMinor + shippingMinor
  if (totalMinor < 0n || totalMinor > mostMinor)
    throw new SplotError('order_too_large', { path: 'body.lines' })
  const isLater = isPaidLater(kind, body.method)
  if (isLater === null) throw new SplotError('payment_unknown', { path: 'body.payment.method' })
  const state = begin(kind, { dueMinor: totalMinor, isPaidFirst: !isLater })
  const payMs = body.method === null ? linkMs : settings.payMinutes * 60_000
  const order: Order = {
    id: orderId,
    number: makeNumber(deps.ids.secret(8)),
    birth: bought.birth,
    channel: body.channel,
    kind,
    state,
    storeId: occasion.storeId,
    receiptId: body.receiptId,
    currency,
    goodsMinor,
    discountMinor: discounts.totalMinor,
    pointsMinor,
    shippingMinor,
    totalMinor,
    paidMinor: 0n,
    refundedMinor: 0n,
    returnedMinor: 0n,
    reservationId: null,
    isTold: state !== 'awaiting_payment' && kind !== 'try',
    isRewarded: false,
    at,
    dueAt: state === 'awaiting_payment' ? turn.now + payMs : null,
    changedAt: turn.now,
    version: 1,
    body: makeBody({ body, bought, carrier, currency, language }),
  }
  return { order, lines: makeLines(bought) }
}

/** The language of the page she orders on; of an order that a desk takes, the one she said she speaks. */
const findLanguage = async (
  deps: OrderDeps,
  { tx }: Turn,
  { shopper, language }: Placing,
  { occasion }: Bought,
): Promise<Language | null> => (shopper !== undefined ? language : deps.languageOf(tx, occasion.births))

/** Whoever orders herself chooses among the ways to pay that are open. @throws payment_unknown */
function refuseShut({ shopper, body: { method } }: Placing, settings: OrderSettings): void {
  const isAtHand = method === 'in_store' || method === 'on_delivery'
  if (shopper !== undefined && isAtHand && !listAtHand(settings).includes(method))
    throw new SplotError('payment_unknown', { path: 'body.payment.method' })
}

/** Whoever orders herself says where she is written to, where her way to pay asks for it. @throws payment_email */
function refuseUnreachable({ payments }: OrderDeps, { shopper, body: { method, contact } }: Placing): void {
  const isAsked = method !== null && payments.asksEmail(method)
  if (shopper !== undefined && isAsked && (contact?.email ?? null) === null)
    throw new SplotError('payment_email', { path: 'body.contact.email' })
}

/** What only people read of it. */
const makeBody = (o: {
  body: PlaceBody
  bought: Bought
  carrier: OrderBody['carrier']
  currency: string
  language: Language | null
}): OrderBody => ({
  contact: o.body.contact,
  address: o.body.delivery.kind === 'ship' ? o.body.delivery.address : null,
  carrier: o.carrier === null ? null : { id: o.carrier.id, name: o.carrier.name, texts: o.carrier.texts },
  shipment: null,
  coupons: showCoupons(o.bought.discounts, o.currency),
  points: o.bought.points,
  method: o.body.method ?? o.body.payments[0]?.method ?? null,
  tillId: o.body.tillId,
  anonymousId: o.bought.birth === null ? o.bought.anonymousId : null,
  toldAt: o.body.at === null ? null : Date.parse(o.body.at),
  channel: o.body.channel,
  language: o.language,
  zone: o.bought.occasion.timeZone,
  note: o.body.note,
  shopUrl: o.body.shopUrl,
  returnAsked: null,
})

const showCoupons = ({ coupons }: Discounts, currency: Basket['currency']) =>
  coupons.flatMap(({ code, name, texts = {}, discountMinor }) =>
    discountMinor === null ? [] : [{ code, name, texts, discount: toDecimal(discountMinor, currency) }],
  )

/** What was paid over the counter is written down, to the grosz; what is paid by a provider is asked for. */
async function takeMoney(
  deps: OrderDeps,
  turn: Turn,
  { body, order }: { body: PlaceBody; order: Order },
): Promise<string | null> {
  const { tx } = turn
  const { id: orderId, currency } = order
  if (body.payments.length > 0 || order.kind === 'till')
    await payAtTill(deps, turn, { order, payments: body.payments })
  const amountMinor = dueOf(order)
  if (order.state !== 'awaiting_payment' || body.method === null || amountMinor === 0n) return null
  return deps.payments.ask(tx, { orderId, amountMinor, currency, method: body.method })
}

/** @throws payment_sum where it is not exactly what is due, price_unread */
export async function payAtTill(
  deps: OrderDeps,
  { tx, now }: Turn,
  { order, payments }: { order: Order; payments: PlaceBody['payments'] },
): Promise<void> {
  const { id: orderId, currency } = order
  const amounts = payments.map(({ amount }, i) => {
    const minor = readMinor(amount, currency)
    if (minor === null || minor === 0n)
      throw new SplotError('price_unread', { path: `body.payments.${i}.amount` })
    return minor
  })
  const due = dueOf(order)
  if (amounts.reduce((sum, one) => sum + one, 0n) !== due)
    throw new SplotError('payment_sum', {
      path: 'body.payments',
      values: { due: `${toDecimal(due, currency)} ${currency}` },
    })
  for (const [i, { method }] of payments.entries())
    await deps.payments.record(tx, { orderId, amountMinor: amounts[i] ?? 0n, currency, method, at: now })
  order.paidMinor += due
}

/** Takes the pieces and writes it all down. */
async function write(
  deps: OrderDeps,
  turn: Turn,
  o: Held & { bought: Bought; placing: Placing },
): Promise<void> {
  const { order, bought, placing } = o
  const { tx, now, by } = turn
  const { id: orderId, number, storeId, state } = order
  const taken = await takePieces(deps, turn, {
    delivery: placing.body.delivery,
    storeId,
    lines: o.lines,
    orderId,
    number,
    until: now + heldMs,
  })
  order.reservationId = taken.reservationId
  order.storeId = taken.storeId
  if (state === 'collected' && taken.reservationId !== null) {
    const gone = taken.lines.map((one) => ({
      storeId: one.storeId ?? '',
      sku: one.sku,
      quantity: one.quantity,
    }))
    await deps.stock.settle(tx, { id: taken.reservationId, taken: gone, ref: number, at: now })
  }
  if (!(await insertOrder(tx, order))) throw new SplotError('conflict')
  await insertLines(tx, orderId, taken.lines)
  await addStep(tx, orderId, { act: 'place', state, at: now, byKind: by.kind, byId: by.id, byName: by.name })
  if (state !== 'awaiting_payment') await putFacts(tx, listPlaced(order, taken.lines, order.at))
  const { cartId, basket } = bought
  if (cartId !== null) {
    const { shopper } = placing
    const ids = await deps.checkout.empty(tx, { cartId, orderId, lines: basket.lines, by, shopper })
    turn.after(() => deps.live.tell(tx.workspaceId, 'cart', { ids }))
  }
  await tellScreens(deps, turn, order, taken.lines)
}
