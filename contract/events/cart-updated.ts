import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** A cart whole, as it is from now on: from shops that tell states, not steps. */
export const cartUpdated = defineEvent({
  name: 'Cart Updated',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Zmieniono koszyk', en: 'A cart was changed' },
  properties: pickProperties(['cart_id', 'checkout_id', 'value', 'currency', 'coupon', 'products', 'url']),
  pii: [],
  example: {
    type: 'track',
    event: 'Cart Updated',
    messageId: 'web-20261122-0021',
    timestamp: '2026-11-22T12:52:00.000Z',
    userId: 'u-1042',
    properties: {
      cart_id: 'c-77',
      value: '425.01',
      currency: 'PLN',
      products: [{ product_id: 'trz-jodla', sku: 'trz-jodla-38', price: '425.01', quantity: 1 }],
    },
  },
})
