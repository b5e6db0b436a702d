import { z } from 'zod'
import { SplotError } from '../../../../platform/errors.ts'
import { findStores } from '../../location/index.ts'
import type { Author } from '../../service/ports.ts'
import { putFacts } from '../../store/facts.ts'
import { listPaid, tellReturned } from '../rules/facts.ts'
import { isHanded } from '../rules/machine.ts'
import { dueOf, keptMinor, type OrderLine } from '../rules/order.ts'
import { refundOf } from '../rules/share.ts'
import type { ReturnBody } from '../schema.ts'
import { insertReturn, listReturns } from '../store/parts.ts'
import { hold } from './acts.ts'
import { inTurn, type OrderDeps, type Turn } from './deps.ts'
import { type Held, moveOn } from './move-on.ts'

export const returnedLines = z.object({
  lines: z.array(z.object({ line: z.string(), quantity: z.number() })),
  reason: z.string().nullable(),
})

/**
 * Some or all of an order comes back, anywhere: the pieces lie where they were brought, the money goes by the way it came,
 * points and coupons in proportion. Once for its key; never more than was bought, in any number of returns.
 * @throws return_too_many, order_state, store_unknown, not_found, idempotency_mismatch
 */
export function takeReturn(
  deps: OrderDeps,
  workspaceId: string,
  asked: { id: string; key: string; body: ReturnBody; by: Author },
): Promise<void> {
  const { id, key, body, by } = asked
  return inTurn(deps, workspaceId, by, async (turn) => {
    const held = await hold(turn.tx, id)
    const known = (await listReturns(turn.tx, id)).find((one) => one.key === key)
    if (known !== undefined && known.body !== writeTold(body)) throw new SplotError('idempotency_mismatch')
    if (known !== undefined) return
    if (!isHanded(held.order.state)) throw new SplotError('order_state', { path: 'params.id' })
    const pieces = readPieces(held.lines, body)
    if (body.storeId !== null && (await findStores(turn.tx, [body.storeId])).length === 0)
      throw new SplotError('store_unknown', { path: 'body.storeId' })
    await carryOut(deps, turn, { held, body, pieces, key })
  })
}

/** As it is kept beside its key: what came back, each line once. */
function writeTold({ lines, reason }: ReturnBody): string {
  const sums = new Map<string, number>()
  for (const { line, quantity } of lines) sums.set(line, (sums.get(line) ?? 0) + quantity)
  return JSON.stringify({ lines: [...sums].map(([line, quantity]) => ({ line, quantity })), reason })
}

/** How many of each line come back now. @throws return_too_many, not_found */
function readPieces(lines: readonly OrderLine[], body: ReturnBody): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const [i, { line, quantity }] of body.lines.entries()) {
    const known = lines.find((one) => one.line === line)
    if (known === undefined) throw new SplotError('not_found', { path: `body.lines.${i}.line` })
    const sum = (pieces.get(line) ?? 0) + quantity
    if (known.returned + sum > known.kept)
      throw new SplotError('return_too_many', { path: `body.lines.${i}.quantity` })
    pieces.set(line, sum)
  }
  return pieces
}

interface Returning {
  held: Held
  body: ReturnBody
  pieces: ReadonlyMap<string, number>
  key: string
}

async function carryOut(deps: OrderDeps, turn: Turn, { held, body, pieces, key }: Returning): Promise<void> {
  const { order, lines } = held
  const { tx, now: at } = turn
  const id = deps.ids.uuid(at)
  const countOf = (line: OrderLine) => pieces.get(line.line) ?? 0
  // What is to be paid at the door has not been taken there yet; who has paid holds her parcel, whatever the carrier told.
  const isAtDoor = order.state === 'shipped' && dueOf(order) > 0n
  const back = lines.flatMap((line) => {
    const count = countOf(line)
    return count === 0
      ? []
      : listPaid([{ ...line, quantity: count, kept: count, paidMinor: worthOf(line, count) }])
  })
  const isWhole = lines.every((line) => line.returned + countOf(line) === line.kept)
  const goods = back.reduce((sum, line) => sum + line.paidMinor, 0n)
  // Who takes everything back pays back the way to her as well (Polish Consumer Rights Act, art. 32).
  const worth = isWhole ? order.totalMinor - order.returnedMinor : goods
  if (order.isRewarded)
    await deps.redemption.refund(tx, {
      ...{ ref: order.id, shownAs: order.number, returnRef: id, lines: back, isWhole, at },
    })
  // Never paid: what was held for it is free again.
  else if (isWhole) await deps.redemption.release(tx, order.id, at)
  const refundMinor = await payBack(deps, turn, { held, worth, body })
  for (const line of lines) line.returned += countOf(line)
  order.returnedMinor += worth
  if (body.isSellable) await putBack(deps, turn, { held, body, pieces })
  await insertReturn(tx, order.id, {
    id,
    key,
    storeId: body.storeId,
    refundMinor,
    at,
    body: writeTold(body),
  })
  const { storeId, reason } = body
  if (order.isTold)
    await putFacts(tx, [tellReturned(order, lines, { id, storeId, refundMinor, reason, at, pieces })])
  const some = isAtDoor ? 'refuse_some' : 'return_some'
  await moveOn(deps, turn, held, isWhole ? 'return_all' : some)
}

const worthOf = (line: OrderLine, count: number): bigint =>
  refundOf({ quantity: line.kept, returned: line.returned, paidMinor: keptMinor(line) }, count)

/** Only what was paid goes back; what was not paid yet is not owed any more. */
async function payBack(
  deps: OrderDeps,
  { tx }: Turn,
  { held, worth, body }: { held: Held; worth: bigint; body: ReturnBody },
): Promise<bigint> {
  const { order } = held
  const left = order.totalMinor - order.returnedMinor - worth
  const surplus = order.paidMinor - order.refundedMinor - left
  if (surplus <= 0n) return 0n
  const { id: orderId, currency } = order
  const isByHand = body.refundBy !== 'same'
  const back = await deps.payments.payBack(tx, {
    orderId,
    currency,
    amountMinor: surplus,
    reason: 'return',
    isByHand,
  })
  order.refundedMinor += back
  return back
}

async function putBack(
  { stock }: OrderDeps,
  { tx, now: at }: Turn,
  { held, body, pieces }: Pick<Returning, 'held' | 'body' | 'pieces'>,
): Promise<void> {
  const lines = held.lines.flatMap(({ line, sku, storeId }) => {
    const place = body.storeId ?? storeId
    const quantity = pieces.get(line) ?? 0
    return place === null || quantity === 0 ? [] : [{ storeId: place, sku, quantity }]
  })
  if (lines.length > 0) await stock.takeBack(tx, { lines, ref: held.order.number, at })
}
