import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const storeLeft = defineEvent({
  name: 'Store Left',
  type: 'track',
  channel: 'store',
  category: 'store',
  summary: { pl: 'Wyjście ze sklepu', en: 'A store was left' },
  properties: pickProperties(['store_id', 'store_name', 'duration']),
  pii: [],
  example: {
    type: 'track',
    event: 'Store Left',
    messageId: 'store-20261122-1030',
    timestamp: '2026-11-22T14:30:00.000Z',
    userId: 'u-1042',
    properties: { store_id: 'WRO1', duration: 1260 },
  },
})
