import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const couponRemoved = defineEvent({
  name: 'Coupon Removed',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Usunięto kupon', en: 'A coupon was removed' },
  properties: pickProperties(['order_id', 'cart_id', 'coupon_id', 'coupon_name', 'discount', 'currency']),
  pii: [],
  example: {
    type: 'track',
    event: 'Coupon Removed',
    messageId: 'web-20261122-1016',
    timestamp: '2026-11-22T12:52:00.000Z',
    userId: 'u-1042',
    properties: { cart_id: 'c-77', coupon_id: 'JESIEN10', discount: '21.90', currency: 'PLN' },
  },
})
