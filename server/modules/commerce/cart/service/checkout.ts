import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Author, Checkout } from '../../service/ports.ts'
import type { Shopper } from '../../service/shop-route.ts'
import { couponOf, makeOp, type Op, readCart } from '../rules/cart.ts'
import { appendChanges } from '../store/documents.ts'
import { getOwner, getShopper, listBuyers, type Person } from './person.ts'
import { type CartDeps, makeBasket, priceCart } from './view.ts'
import { idsOf, openWhole, type Whole } from './whole.ts'

type CheckoutDeps = CartDeps & Pick<CommerceDeps, 'graph'>

/** Cart's part of a checkout: whoever takes it holds it until the transaction ends. */
export const createCheckout = (deps: CheckoutDeps): Checkout => ({
  async take(tx, { cartId, version, shopper }) {
    const person = await getBuyer(deps, tx, { cartId, shopper })
    const whole = await openWhole(deps, tx, 'cart', person)
    if (!isPartOf(whole, cartId)) throw new SplotError('not_found', { path: 'body.cartId' })
    if (version !== null && version !== whole.version)
      throw new SplotError('cart_changed', { path: 'body.version' })
    const { language } = await deps.settingsOf(tx.workspaceId, tx)
    const priced = await priceCart(deps, tx, whole, language)
    const basket = makeBasket(priced)
    if (priced.goods.length === 0) throw new SplotError('cart_empty', { path: 'body.cartId' })
    if (basket.lines.length < priced.goods.length) throw new SplotError('cart_line_gone')
    return { basket, births: listBuyers(person), ...person.home }
  },
  async empty(tx, { cartId, orderId, lines, by, shopper }) {
    const person = await getBuyer(deps, tx, { cartId, shopper })
    const whole = await openWhole(deps, tx, 'cart', person)
    const now = deps.clock.now()
    const ordered = new Map(lines.map((one) => [one.line, one.quantity]))
    const ops = readCart(whole.ops).flatMap(({ line, quantity }): Op[] => {
      const tag = `order/${orderId}/${line}`
      const bought = couponOf(line) === null ? ordered.get(line) : quantity
      return bought === undefined || whole.ops.has(tag)
        ? []
        : takeOut(whole, { line, left: quantity - bought, tag, by, now })
    })
    await appendChanges(tx, whole.home, ops, now)
    return idsOf(whole)
  },
})

/** Whoever buys herself, else whose the cart is. @throws not_found where there is no such cart */
async function getBuyer(
  deps: CheckoutDeps,
  tx: WorkspaceTx,
  { cartId, shopper }: { cartId: string; shopper: Shopper | undefined },
): Promise<Person> {
  const owner = await getOwner(deps, tx, cartId)
  return shopper === undefined ? owner.person : getShopper(deps, tx, shopper)
}

const isPartOf = ({ documents }: Whole, cartId: string) => documents.some((one) => one.id === cartId)

/** What was ordered goes, and what came since stays. */
function takeOut(
  { ops }: Whole,
  { line, left, tag, by, now }: { line: string; left: number; tag: string; by: Author; now: number },
): Op[] {
  const maker = { replica: 'order', by, nowMs: now, tag }
  const wish = left > 0 ? { kind: 'set' as const, line, quantity: left } : { kind: 'remove' as const, line }
  const op = makeOp(ops, wish, maker)
  return op === null ? [] : [op]
}
