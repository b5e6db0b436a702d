import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const cartViewed = defineEvent({
  name: 'Cart Viewed',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Obejrzano koszyk', en: 'The cart was viewed' },
  properties: pickProperties(['cart_id', 'value', 'currency', 'products']),
  pii: [],
  example: {
    type: 'track',
    event: 'Cart Viewed',
    messageId: 'web-20261122-1006',
    timestamp: '2026-11-22T14:42:00.000Z',
    userId: 'u-1042',
    properties: { cart_id: 'c-77', products: [{ product_id: 'swt-fala', price: 219, quantity: 1 }] },
  },
})
