import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pickupReady = defineEvent({
  name: 'Pickup Ready',
  type: 'track',
  channel: 'store',
  category: 'store',
  summary: { pl: 'Zamówienie czeka w sklepie', en: 'A pick-up is ready in the store' },
  properties: pickProperties(['pickup_id', 'order_id', 'store_id', 'store_name', 'expires_at']),
  pii: [],
  example: {
    type: 'track',
    event: 'Pickup Ready',
    messageId: 'store-20261122-1026',
    timestamp: '2026-11-22T10:02:00.000Z',
    userId: 'u-1042',
    properties: { pickup_id: 'o-12', order_id: 'TM-20418', store_id: 'WRO1' },
  },
})
