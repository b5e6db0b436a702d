import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const couponEntered = defineEvent({
  name: 'Coupon Entered',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Wpisano kupon', en: 'A coupon was entered' },
  properties: pickProperties(['order_id', 'cart_id', 'coupon_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Coupon Entered',
    messageId: 'web-20261122-1013',
    timestamp: '2026-11-22T09:31:00.000Z',
    userId: 'u-1042',
    properties: { cart_id: 'c-77', coupon_id: 'JESIEN10' },
  },
})
