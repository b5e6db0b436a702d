import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pickupCollected = defineEvent({
  name: 'Pickup Collected',
  type: 'track',
  channel: 'store',
  category: 'store',
  summary: { pl: 'Odebrano zamówienie w sklepie', en: 'A pick-up was collected' },
  properties: pickProperties(['pickup_id', 'order_id', 'store_id', 'store_name', 'expires_at']),
  pii: [],
  example: {
    type: 'track',
    event: 'Pickup Collected',
    messageId: 'store-20261122-1027',
    timestamp: '2026-11-22T11:09:00.000Z',
    userId: 'u-1042',
    properties: { pickup_id: 'o-12', order_id: 'TM-20418', store_id: 'WRO1' },
  },
})
