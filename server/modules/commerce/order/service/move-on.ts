import { SplotError } from '../../../../platform/errors.ts'
import { findStores } from '../../location/index.ts'
import { nameIn, sayInEach } from '../../rules/languages.ts'
import type { Occasion } from '../../service/ports.ts'
import { putFacts } from '../../store/facts.ts'
import { isBought, listFacts, listPaid } from '../rules/facts.ts'
import { type Act, decide, type Effect, isHanded, isOver } from '../rules/machine.ts'
import { makeCode } from '../rules/number.ts'
import { dueOf, type Order, type OrderLine } from '../rules/order.ts'
import { saveOrder } from '../store/orders.ts'
import { addStep, dropCode, saveLines, takeCode } from '../store/parts.ts'
import type { OrderDeps, Turn } from './deps.ts'
import { loadSettings } from './settings.ts'
import { statusUrlOf } from './status-url.ts'

const dayMs = 86_400_000

/** An order under the turn's lock, with its lines. */
export interface Held {
  order: Order
  lines: OrderLine[]
}

/** Everybody of the customer's cluster; the order's own birth first. */
export async function listBirths(deps: OrderDeps, { tx }: Turn, birth: string | null): Promise<string[]> {
  if (birth === null) return []
  const all = await deps.graph.listClusters(tx, tx.workspaceId, [birth], 'service')
  return [...new Set([birth, ...all.map((one) => one.birthId)])]
}

export async function occasionOf(deps: OrderDeps, turn: Turn, order: Order): Promise<Occasion> {
  const { channel, storeId, at, body, birth } = order
  return { channel, storeId, at, timeZone: body.zone, births: await listBirths(deps, turn, birth) }
}

/**
 * One act of an order: the table decides, then pieces, money, coupons and points follow, the history and the facts are
 * written, all in the turn's transaction. The order is locked by the caller and saved here.
 * @throws order_state
 */
export async function moveOn(deps: OrderDeps, turn: Turn, held: Held, act: Act): Promise<void> {
  const { order } = held
  const decided = decide(order, act)
  if (decided === null) throw new SplotError('order_state', { path: 'body.act' })
  order.state = decided.to
  // Points are locked before pieces, by everybody.
  await reward(deps, turn, held)
  for (const effect of decided.effects) await effects[effect](deps, turn, held, act)
  order.dueAt = null
  if (act === 'ready') await waitForHer(deps, turn, order)
  if (isOver(order.state) || isHanded(order.state)) await dropCode(turn.tx, order.id)
  if (turn.isHeard !== true) await putFacts(turn.tx, listFacts(order, held.lines, { act, at: turn.now }))
  order.isTold ||=
    !['cancel', 'expire'].includes(act) && order.state !== 'awaiting_payment' && isBought(order)
  await writeToHer(deps, turn, order, act)
  await keep(deps, turn, held, act)
}

/** She is told that it waits for her, or that it was sent. */
async function writeToHer(deps: OrderDeps, turn: Turn, order: Order, act: Act): Promise<void> {
  const { id, number, birth, dueAt, body } = order
  const isReady = act === 'ready' && order.kind !== 'ship'
  if (birth === null || (!isReady && act !== 'ship')) return
  const { tx, now: at } = turn
  const [row] = isReady && order.storeId !== null ? await findStores(tx, [order.storeId]) : []
  const place = isReady ? row : body.carrier
  await deps.sendOrderLetter(tx, {
    ...{ kind: isReady ? 'ready' : 'shipped', id, number, birth, dueAt, at, timeZone: body.zone },
    births: await listBirths(deps, turn, birth),
    language: body.language,
    place: place === undefined || place === null ? null : sayInEach((one) => nameIn(place, one)),
    link: statusUrlOf(deps, tx.workspaceId, id),
  })
}

/** Saves an order with a line in its history, and lets open screens know. */
export async function keep(deps: OrderDeps, turn: Turn, { order, lines }: Held, act: string): Promise<void> {
  const { tx, now, by } = turn
  order.changedAt = now
  order.version += 1
  await saveOrder(tx, order)
  await saveLines(tx, order.id, lines)
  const { state } = order
  await addStep(tx, order.id, { act, state, at: now, byKind: by.kind, byId: by.id, byName: by.name })
  await tellScreens(deps, turn, order, lines)
}

export async function tellScreens(
  deps: OrderDeps,
  turn: Turn,
  order: Order,
  lines: readonly OrderLine[],
): Promise<void> {
  const { workspaceId } = turn.tx
  const births = await listBirths(deps, turn, order.birth)
  const skus = lines.map((one) => one.sku)
  turn.after(() => {
    deps.live.tell(workspaceId, 'order', { id: order.id, births })
    deps.live.tell(workspaceId, 'loyalty', { births })
    deps.live.tell(workspaceId, 'stock', { skus })
  })
}

const effects: Readonly<
  Record<Effect, (deps: OrderDeps, turn: Turn, held: Held, act: Act) => Promise<void>>
> = {
  async take_stock({ stock }, { tx, now }, { order, lines }) {
    const taken = lines.flatMap(({ storeId, sku, kept }) =>
      storeId === null || kept === 0 ? [] : [{ storeId, sku, quantity: kept }],
    )
    const ref = order.number
    const kept = order.reservationId
    const missing = kept === null ? null : await stock.settle(tx, { id: kept, taken, ref, at: now })
    if (missing !== null) return noteShort(lines, missing)
    if (taken.length === 0) return
    // Somebody let go of the reservation by hand: the pieces leave the store all the same.
    const short = await stock.sell(tx, { lines: taken, ref, at: now })
    const sold = lines.filter(({ storeId, kept }) => storeId !== null && kept > 0)
    for (const [i, line] of sold.entries()) line.short = short[i] ?? 0
  },
  async free_stock({ stock }, { tx, now }, { order }) {
    if (order.reservationId === null) return
    await stock.settle(tx, { id: order.reservationId, taken: [], ref: order.number, at: now })
  },
  async pay_back({ payments }, { tx }, { order }, act) {
    const { id: orderId, currency } = order
    const amountMinor = order.paidMinor - order.refundedMinor
    if (amountMinor === 0n) return
    order.refundedMinor += await payments.payBack(tx, {
      orderId,
      currency,
      amountMinor,
      reason: act,
      isByHand: false,
    })
  },
  async give_back({ redemption }, { tx, now }, { order, lines }, act) {
    if (!order.isRewarded) return redemption.release(tx, order.id, now)
    const returnRef = `${order.id}-${act}`
    const back = { ref: order.id, shownAs: order.number, returnRef, isWhole: true, at: now }
    await redemption.refund(tx, { ...back, lines: listPaid(lines) })
  },
}

/** She was handed what a count had not found: the books say so of her lines. */
function noteShort(
  lines: OrderLine[],
  missing: readonly { storeId: string; sku: string; quantity: number }[],
): void {
  for (const gap of missing) {
    let left = gap.quantity
    for (const line of lines.filter((one) => one.storeId === gap.storeId && one.sku === gap.sku)) {
      line.short = Math.min(left, line.kept)
      left -= line.short
    }
  }
}

/** It waits in the store under a code of six digits, until its day. */
async function waitForHer(deps: OrderDeps, { tx, now }: Turn, order: Order): Promise<void> {
  if (order.kind === 'ship' || order.storeId === null) return
  const { pickupDays, tryDays } = await loadSettings(tx)
  order.dueAt = now + (order.kind === 'try' ? tryDays : pickupDays) * dayMs
  for (let turn = 0; turn < 20; turn++) {
    const code = makeCode(deps.ids.secret(8))
    if (await takeCode(tx, { storeId: order.storeId, code, orderId: order.id })) return
  }
  throw new Error('No pick-up code is free')
}

/**
 * Once everything is paid: coupons and points that were held are spent, points are given; once for an order.
 * What comes later changes nothing of it but a return.
 */
export async function reward(deps: OrderDeps, turn: Turn, { order, lines }: Held): Promise<void> {
  if (order.isRewarded || dueOf(order) > 0n || isOver(order.state) || order.state === 'awaiting_payment')
    return
  const { tx, now } = turn
  await deps.redemption.spend(tx, order.id, now, order.number)
  const occasion = await occasionOf(deps, turn, order)
  const [ref, shownAs] = [order.id, order.number]
  const hers = listPaid(lines.map((line) => ({ ...line, kept: line.kept - line.returned })))
  await deps.redemption.earn(tx, { ref, shownAs, lines: hers, occasion })
  // Of the points held for all of it those are hers again that were meant for what she did not take.
  const left = listPaid(lines.map(makeLeft))
  const back = { ref, shownAs, returnRef: `${ref}-left`, lines: left, isWhole: false, at: now }
  if (left.length > 0) await deps.redemption.refund(tx, back)
  order.isRewarded = true
}

/** Pieces that she left in the store, or brought back before they were paid: nothing was earned by them. */
const makeLeft = (line: OrderLine): OrderLine => ({
  ...line,
  kept: line.quantity - line.kept + line.returned,
  paidMinor: 0n,
})
