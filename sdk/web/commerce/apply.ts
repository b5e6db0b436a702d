import type { About, CartChange, CartLine, CartView, WishChange, WishlistItem, WishlistView } from './view.ts'

/** Decimal text times pieces, exactly. */
export function multiply(price: string, quantity: number): string {
  const [, decimals = ''] = price.split('.')
  const minor = BigInt(price.replace('.', '')) * BigInt(quantity)
  const digits = String(minor).padStart(decimals.length + 1, '0')
  return decimals === '' ? digits : `${digits.slice(0, -decimals.length)}.${digits.slice(-decimals.length)}`
}

const emptyCart: CartView = {
  id: '',
  version: '',
  currency: 'PLN',
  lines: [],
  coupons: [],
  totals: { goods: '0.00', discount: '0.00', total: '0.00' },
  notices: [],
  customerId: null,
}

/**
 * The cart as it will be: what the server said, and over it what it has not confirmed yet. Totals stay the server's: what
 * promotions and coupons make of a change only it knows.
 */
export function applyToCart(view: CartView | null, changes: readonly CartChange[]): CartView | null {
  return changes.reduce<CartView | null>((seen, change) => applyOne(seen ?? emptyCart, change), view)
}

function applyOne(view: CartView, change: CartChange): CartView {
  if (change.kind === 'coupon_remove')
    return { ...view, coupons: view.coupons.filter((one) => one.code !== change.code) }
  if (change.kind === 'coupon_add') {
    const { code } = change
    if (view.coupons.some((one) => one.code === code)) return view
    return { ...view, coupons: [...view.coupons, { code, name: code, discount: null, refused: null }] }
  }
  if (change.kind === 'remove') return { ...view, lines: view.lines.filter((one) => one.sku !== change.sku) }
  const found = view.lines.find((one) => one.sku === change.sku)
  if (found === undefined) {
    if (change.kind === 'set' || change.about === undefined) return view
    return { ...view, lines: [...view.lines, makeLine(change, change.about)] }
  }
  const quantity = change.kind === 'add' ? found.quantity + change.quantity : change.quantity
  const lines =
    quantity < 1
      ? view.lines.filter((one) => one !== found)
      : view.lines.map((one) => (one === found ? withQuantity(found, quantity) : one))
  return { ...view, lines }
}

const withQuantity = (line: CartLine, quantity: number): CartLine => ({
  ...line,
  quantity,
  sum: multiply(line.price, quantity),
})

function makeLine({ id, sku, quantity, at }: CartChange & { kind: 'add' }, about: About): CartLine {
  const by = { kind: 'customer', name: null }
  const line: CartLine = {
    ...{ ...about, line: id, sku, by, sum: '', quantity },
    ...{ at: new Date(at).toISOString(), stock: 'enough', isForSale: true },
  }
  return withQuantity(line, quantity)
}

export function applyToWishlist(
  view: WishlistView | null,
  changes: readonly WishChange[],
): WishlistView | null {
  return changes.reduce<WishlistView | null>((seen, change) => {
    const { kind, sku, about } = change
    const list = seen ?? { id: '', version: '', currency: 'PLN', items: [], customerId: null }
    const others = list.items.filter((one) => one.sku !== sku)
    if (kind === 'remove') return { ...list, items: others }
    // Without anything to show of it the wish is shown when the server has answered.
    return about === undefined ? seen : { ...list, items: [...others, makeWish(change, about)] }
  }, view)
}

const makeWish = ({ sku, at, wants }: WishChange, about: About): WishlistItem => ({
  ...{ ...about, sku, by: { kind: 'customer', name: null }, at: new Date(at).toISOString(), stock: 'enough' },
  wants: wants ?? { priceDrop: false, backInStock: false },
})
