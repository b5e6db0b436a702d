import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const couponGiven = defineEvent({
  name: 'Coupon Given',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Klient dostał kupon', en: 'A coupon was given' },
  properties: pickProperties(['coupon_id', 'coupon_name', 'expires_at']),
  pii: [],
  example: {
    type: 'track',
    event: 'Coupon Given',
    messageId: 'web-20261122-1084',
    timestamp: '2026-11-22T16:30:00.000Z',
    userId: 'u-1042',
    properties: {
      coupon_id: 'ACD34FGHJKM',
      coupon_name: 'Na urodziny',
      expires_at: '2026-12-22T16:00:00.000Z',
    },
  },
})
