import type * as contract from '@splot/contract/cart'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyToCart, applyToWishlist, multiply } from './apply.ts'
import type { CartChange, CartView, WishlistView } from './view.ts'

const about = {
  productId: 'trz-jodla',
  name: 'Trzewiki „Jodła”',
  variant: 'rozmiar 38, kasztan',
  picture: null,
  price: '425.01',
  regular: '499.00',
}
let count = 0
const add = (sku: string, quantity = 1, known = true): CartChange => ({
  ...{ id: `c${++count}`, at: 1_790_000_000_000, kind: 'add', sku, quantity },
  ...(known ? { about } : {}),
})
const set = (sku: string, quantity: number): CartChange => ({
  ...{ id: `c${++count}`, at: 0, kind: 'set', sku, quantity },
})
const quantities = (view: CartView | null) =>
  Object.fromEntries((view?.lines ?? []).map((one) => [one.sku, one.quantity]))

describe('what the door answers', () => {
  it('is what the script reads: the compiler says so', () => {
    const read = (view: contract.CartView): CartView => view
    const readWishes = (view: contract.WishlistView): WishlistView => view
    expect([read.length, readWishes.length]).toEqual([1, 1])
  })
})

describe('a cart before the server has answered', () => {
  it('is nothing where nothing is known', () => {
    expect(applyToCart(null, [])).toBeNull()
  })

  it('shows what she puts in, with its sum, and counts it once however often it is drawn', () => {
    const changes = [add('a'), add('a', 2), add('b')]
    const once = applyToCart(null, changes)
    expect(quantities(once)).toEqual({ a: 3, b: 1 })
    expect(once?.lines[0]).toMatchObject({ sum: '1275.03', by: { kind: 'customer', name: null } })
    expect(applyToCart(null, changes)).toEqual(once)
  })

  it('says nothing of a variant it cannot show', () => {
    expect(applyToCart(null, [add('a', 1, false)])?.lines).toEqual([])
  })

  it('takes out what is set to nothing, and sets no line that is not there', () => {
    const view = applyToCart(null, [add('a', 5)])
    expect(quantities(applyToCart(view, [set('a', 2), set('b', 4)]))).toEqual({ a: 2 })
    expect(quantities(applyToCart(view, [set('a', 0)]))).toEqual({})
  })

  it('leaves the totals to the server', () => {
    const view = applyToCart(null, [add('a')])
    expect(applyToCart(view, [add('a', 3)])?.totals).toEqual(view?.totals)
  })

  it('knows a coupon by its code, once', () => {
    const coupon = (kind: 'coupon_add' | 'coupon_remove'): CartChange => ({
      ...{ id: `c${++count}`, at: 0, kind, code: 'ZIMA10' },
    })
    const view = applyToCart(null, [coupon('coupon_add'), coupon('coupon_add')])
    expect(view?.coupons).toEqual([{ code: 'ZIMA10', name: 'ZIMA10', discount: null, refused: null }])
    expect(applyToCart(view, [coupon('coupon_remove')])?.coupons).toEqual([])
  })
})

describe('a wish list before the server has answered', () => {
  it('holds a wish once, and lets it go', () => {
    const wish = (kind: 'add' | 'remove') => ({ id: `w${++count}`, at: 0, kind, sku: 'a', about })
    const view = applyToWishlist(null, [wish('add'), wish('add')])
    expect(view?.items.map((one) => one.sku)).toEqual(['a'])
    expect(applyToWishlist(view, [wish('remove')])?.items).toEqual([])
  })
})

describe('prices times pieces', () => {
  it('are exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 1, max: 999 }),
        (minor, pieces) => {
          const price = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
          const sum = minor * pieces
          expect(multiply(price, pieces)).toBe(
            `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`,
          )
        },
      ),
    )
    expect(multiply('1200', 3)).toBe('3600')
    expect(multiply('0.05', 1)).toBe('0.05')
  })
})
