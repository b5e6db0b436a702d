import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pointsExpired = defineEvent({
  name: 'Points Expired',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Punkty straciły ważność', en: 'Points expired' },
  properties: pickProperties(['points', 'balance']),
  pii: [],
  example: {
    type: 'track',
    event: 'Points Expired',
    messageId: 'web-20261122-1081',
    timestamp: '2026-11-22T16:30:00.000Z',
    userId: 'u-1042',
    properties: { points: 40 },
  },
})
