import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const storeVisited = defineEvent({
  name: 'Store Visited',
  type: 'track',
  channel: 'store',
  category: 'store',
  summary: { pl: 'Wizyta w sklepie', en: 'A store was visited' },
  properties: pickProperties(['store_id', 'store_name', 'zone']),
  pii: [],
  example: {
    type: 'track',
    event: 'Store Visited',
    messageId: 'store-20261122-1029',
    timestamp: '2026-11-22T13:23:00.000Z',
    userId: 'u-1042',
    properties: { store_id: 'WRO1', store_name: 'Wrocław, Świdnicka' },
  },
})
