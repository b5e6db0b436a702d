import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const couponApplied = defineEvent({
  name: 'Coupon Applied',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Naliczono kupon', en: 'A coupon was applied' },
  properties: pickProperties(['order_id', 'cart_id', 'coupon_id', 'coupon_name', 'discount', 'currency']),
  pii: [],
  example: {
    type: 'track',
    event: 'Coupon Applied',
    messageId: 'web-20261122-1014',
    timestamp: '2026-11-22T10:38:00.000Z',
    userId: 'u-1042',
    properties: { cart_id: 'c-77', coupon_id: 'JESIEN10', discount: '21.90', currency: 'PLN' },
  },
})
