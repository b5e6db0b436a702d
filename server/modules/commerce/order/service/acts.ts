import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { Author } from '../../service/ports.ts'
import { decide, isOver } from '../rules/machine.ts'
import { readCode } from '../rules/number.ts'
import { dueOf, keptMinor, type Order, type OrderLine, owedOf } from '../rules/order.ts'
import type { ActBody } from '../schema.ts'
import { lockOrder } from '../store/orders.ts'
import { findCode, listLines } from '../store/parts.ts'
import { inTurn, type OrderDeps, system, type Turn } from './deps.ts'
import { type Held, keep, moveOn, reward } from './move-on.ts'
import { payAtTill } from './place.ts'

/** An order of this workspace under the turn's lock. @throws not_found */
export async function hold(tx: WorkspaceTx, id: string): Promise<Held> {
  const order = await lockOrder(tx, id)
  if (order === null) throw new SplotError('not_found', { path: 'params.id' })
  return { order, lines: (await listLines(tx, [id])).get(id) ?? [] }
}

/**
 * Something is done with an order by hand. What has been done already is not done again, and is no fault: two hands press at
 * once, a reply is lost.
 * @throws order_state, pickup_code_wrong, payment_sum, not_found
 */
export function act(
  deps: OrderDeps,
  workspaceId: string,
  { id, body, by }: { id: string; body: ActBody; by: Author },
): Promise<void> {
  return inTurn(deps, workspaceId, by, async (turn) => {
    const held = await hold(turn.tx, id)
    const { order } = held
    if (order.state === doneOf[body.act]) return
    if (decide(order, body.act) === null) throw new SplotError('order_state', { path: 'body.act' })
    if (body.act === 'collect') await handOver(deps, turn, { held, body })
    if (body.act === 'ship') {
      const { trackingId, trackingUrl } = body
      order.body.shipment = { trackingId, trackingUrl, courier: null }
    }
    if (body.act === 'deliver') await payAtDoor(deps, turn, order)
    await moveOn(deps, turn, held, body.act)
  })
}

/** How long whoever guesses waits. */
const retryAfterS = 600

const doneOf: Readonly<Record<ActBody['act'], Order['state']>> = {
  ...{ pick: 'picking', ready: 'ready', collect: 'collected', no_show: 'no_show' },
  ...{ cancel: 'cancelled', ship: 'shipped', deliver: 'delivered' },
}

/** Her code is looked at, what she keeps is chosen, what is due is paid. */
async function handOver(
  deps: OrderDeps,
  turn: Turn,
  { held, body }: { held: Held; body: ActBody },
): Promise<void> {
  const { order, lines } = held
  checkCode(deps, turn, { order, body, code: await findCode(turn.tx, order.id) })
  if (body.keep !== null) keepSome(order, lines, body.keep)
  if (dueOf(order) > 0n || body.payments.length > 0)
    await payAtTill(deps, turn, { order, payments: body.payments })
}

/**
 * Six digits are soon tried through: who has shown too many wrong ones for an order waits, whoever asks for her.
 * @throws pickup_code_wrong, pickup_code_guessing
 */
function checkCode(
  { guesses }: Pick<OrderDeps, 'guesses'>,
  { tx, now }: Turn,
  { order, body, code }: { order: Order; body: ActBody; code: string | null },
): void {
  if (code === null) return
  const place = { path: 'body.code' }
  if (body.code === null && body.reason !== null) return
  const asker = `${tx.workspaceId}\n${order.id}`
  if (guesses.isOver(asker, now)) throw new SplotError('pickup_code_guessing', { ...place, retryAfterS })
  const said = readCode(body.code ?? '')
  if (said === code) return
  guesses.note(asker, [said], now)
  throw new SplotError('pickup_code_wrong', place)
}

/** Of what was kept to be tried on she takes some; the order is of that alone from now on. @throws order_state */
function keepSome(order: Order, lines: readonly OrderLine[], chosen: NonNullable<ActBody['keep']>): void {
  if (order.kind !== 'try') throw new SplotError('order_state', { path: 'body.keep' })
  const wanted = new Map(chosen.map((one) => [one.line, one.quantity]))
  for (const line of lines) {
    const quantity = wanted.get(line.line) ?? 0
    if (quantity > line.quantity) throw new SplotError('return_too_many', { path: 'body.keep' })
    line.kept = quantity
  }
  if (lines.every((line) => line.kept === 0)) throw new SplotError('cart_empty', { path: 'body.keep' })
  order.totalMinor = lines.reduce((sum, line) => sum + keptMinor(line), order.shippingMinor)
}

/** What is delivered and was to be paid at the door was paid there, to the carrier. */
export async function payAtDoor({ payments }: OrderDeps, { tx, now }: Turn, order: Order): Promise<void> {
  const { id: orderId, currency, body } = order
  const amountMinor = dueOf(order)
  if (body.method !== 'on_delivery' || amountMinor === 0n) return
  await payments.record(tx, { orderId, amountMinor, currency, method: 'cash', at: now })
  order.paidMinor += amountMinor
}

/** What payments tell of an order that they have locked. */
export interface Paid {
  orderId: string
  amountMinor: bigint
  isOther: boolean
}

/** Money came: the order goes on; what is too much, or came too late, goes back. */
export async function takePaid(deps: OrderDeps, turn: Turn, paid: Paid): Promise<void> {
  const held = await hold(turn.tx, paid.orderId)
  const { order } = held
  if (paid.isOther) return keep(deps, turn, held, 'paid_other')
  const wasOver = isOver(order.state)
  order.paidMinor += paid.amountMinor
  await giveBackSurplus(deps, turn, order)
  if (dueOf(order) === 0n && decide(order, 'pay') !== null) return moveOn(deps, turn, held, 'pay')
  if (!wasOver) await reward(deps, turn, held)
  await keep(deps, turn, held, wasOver ? 'paid_late' : 'paid')
}

async function giveBackSurplus({ payments }: OrderDeps, { tx }: Turn, order: Order): Promise<void> {
  const { id: orderId, currency, state } = order
  const isLate = isOver(state)
  const surplus = order.paidMinor - order.refundedMinor - (isLate ? 0n : owedOf(order))
  if (surplus <= 0n) return
  const reason = isLate ? 'late' : 'surplus'
  order.refundedMinor += await payments.payBack(tx, {
    orderId,
    currency,
    amountMinor: surplus,
    reason,
    isByHand: false,
  })
}

/** The time of an order is over: unpaid, or not fetched. */
export function endDue(deps: OrderDeps, workspaceId: string, id: string): Promise<void> {
  return inTurn(deps, workspaceId, system, async (turn) => {
    const held = await hold(turn.tx, id)
    const { order } = held
    if (order.dueAt === null || order.dueAt > turn.now) return
    if (order.state === 'awaiting_payment') return moveOn(deps, turn, held, 'expire')
    if (order.state === 'ready') return moveOn(deps, turn, held, 'no_show')
    order.dueAt = null
    await keep(deps, turn, held, 'waited')
  })
}
