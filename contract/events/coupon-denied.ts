import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const couponDenied = defineEvent({
  name: 'Coupon Denied',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Odrzucono kupon', en: 'A coupon was denied' },
  properties: pickProperties(['order_id', 'cart_id', 'coupon_id', 'coupon_name', 'reason']),
  pii: [],
  example: {
    type: 'track',
    event: 'Coupon Denied',
    messageId: 'web-20261122-1015',
    timestamp: '2026-11-22T11:45:00.000Z',
    userId: 'u-1042',
    properties: { cart_id: 'c-77', coupon_id: 'LATO20', reason: 'expired' },
  },
})
