import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pointsCorrected = defineEvent({
  name: 'Points Corrected',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Poprawiono liczbę punktów', en: 'Points were corrected' },
  properties: pickProperties(['points', 'balance', 'reason', 'order_id', 'return_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Points Corrected',
    messageId: 'web-20261122-1083',
    timestamp: '2026-11-22T16:30:00.000Z',
    userId: 'u-1042',
    properties: { points: -43, balance: 469, reason: 'return', order_id: 'TM-20418' },
  },
})
