import { lookupEvent } from '@splot/contract/events/registry'
import { describe, expect, it } from 'vitest'
import { translate } from './translate.ts'

const item = {
  item_id: 'golf-szron',
  item_name: 'Golf „Szron”',
  item_category: 'Swetry',
  item_category2: 'Golfy',
  price: 389,
  quantity: 2,
}
const gtag = (...words: unknown[]) => Object.assign({}, words, { length: words.length })

describe('what a dataLayer says', () => {
  it('is a product looked at', () => {
    const told = translate(
      { event: 'view_item', ecommerce: { currency: 'PLN', value: 389, items: [item] } },
      false,
    )
    expect(told).toEqual([
      {
        event: 'Product Viewed',
        properties: {
          ...{ product_id: 'golf-szron', name: 'Golf „Szron”', category: 'Swetry > Golfy' },
          ...{ price: 389, quantity: 2, currency: 'PLN' },
        },
      },
    ])
  })

  it('is the same from gtag', () => {
    const params = { currency: 'PLN', value: 389, items: [item] }
    expect(translate(gtag('event', 'view_item', params), false)).toEqual(
      translate({ event: 'view_item', ecommerce: params }, false),
    )
  })

  it('is an order once, however often its page is loaded', () => {
    const push = {
      event: 'purchase',
      ecommerce: { transaction_id: 'TM-1', value: 438, currency: 'PLN', items: [item] },
    }
    expect(translate(push, false)).toMatchObject([
      {
        event: 'Order Completed',
        messageId: 'ga4-purchase-TM-1',
        properties: { order_id: 'TM-1', total: 438, products: [{ product_id: 'golf-szron' }] },
      },
    ])
    expect(translate({ event: 'purchase', ecommerce: { value: 438 } }, false)).toEqual([])
  })

  it('of a cart is left to the cart where that is ours', () => {
    const push = { event: 'add_to_cart', ecommerce: { items: [item, item] } }
    expect(translate(push, false).map((one) => one.event)).toEqual(['Product Added', 'Product Added'])
    expect(translate(push, true)).toEqual([])
  })

  it('that is none of this is nothing', () => {
    for (const pushed of [
      null,
      'view_item',
      { event: 'gtm.js' },
      gtag('consent', 'default', {}),
      { event: 'constructor' },
      { ecommerce: null },
    ])
      expect(translate(pushed, false)).toEqual([])
  })

  it('becomes events that the contract knows', () => {
    const names = [
      'view_item_list',
      'select_item',
      'view_cart',
      'begin_checkout',
      'search',
      'login',
      'select_promotion',
    ]
    for (const event of names)
      for (const told of translate({ event, ecommerce: { items: [item] } }, false))
        expect(lookupEvent(told.event)?.name).toBe(told.event)
  })
})
