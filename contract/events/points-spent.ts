import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pointsSpent = defineEvent({
  name: 'Points Spent',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Wykorzystano punkty', en: 'Points were spent' },
  properties: pickProperties(['points', 'balance', 'reason', 'order_id', 'receipt_id', 'store_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Points Spent',
    messageId: 'web-20261122-1078',
    timestamp: '2026-11-22T14:06:00.000Z',
    userId: 'u-1042',
    properties: { points: 200, balance: 312, receipt_id: '88121', store_id: 'WRO1' },
  },
})
