import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pointsEarned = defineEvent({
  name: 'Points Earned',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Naliczono punkty', en: 'Points were earned' },
  properties: pickProperties(['points', 'balance', 'reason', 'order_id', 'receipt_id', 'store_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Points Earned',
    messageId: 'web-20261122-1077',
    timestamp: '2026-11-22T13:59:00.000Z',
    userId: 'u-1042',
    properties: { points: 43, balance: 512, order_id: 'TM-20418' },
  },
})
