import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Comes from wherever it was asked for: web, app, call or store. */
export const pickupRequested = defineEvent({
  name: 'Pickup Requested',
  type: 'track',
  category: 'store',
  summary: { pl: 'Zamówiono odbiór w sklepie', en: 'A store pick-up was requested' },
  properties: pickProperties(['pickup_id', 'order_id', 'store_id', 'store_name', 'expires_at']),
  pii: [],
  example: {
    type: 'track',
    event: 'Pickup Requested',
    messageId: 'web-20261122-1025',
    timestamp: '2026-11-22T09:55:00.000Z',
    userId: 'u-1042',
    properties: { pickup_id: 'o-12', order_id: 'TM-20418', store_id: 'WRO1' },
  },
})
