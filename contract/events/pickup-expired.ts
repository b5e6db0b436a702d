import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pickupExpired = defineEvent({
  name: 'Pickup Expired',
  type: 'track',
  channel: 'store',
  category: 'store',
  summary: { pl: 'Minął termin odbioru w sklepie', en: 'A pick-up expired' },
  properties: pickProperties(['pickup_id', 'order_id', 'store_id', 'store_name', 'expires_at']),
  pii: [],
  example: {
    type: 'track',
    event: 'Pickup Expired',
    messageId: 'store-20261122-1028',
    timestamp: '2026-11-22T12:16:00.000Z',
    userId: 'u-1042',
    properties: { pickup_id: 'o-12', order_id: 'TM-20418', store_id: 'WRO1' },
  },
})
