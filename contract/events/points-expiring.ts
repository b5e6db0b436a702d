import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pointsExpiring = defineEvent({
  name: 'Points Expiring',
  type: 'track',
  category: 'loyalty',
  summary: { pl: 'Punkty niedługo stracą ważność', en: 'Points are about to expire' },
  properties: pickProperties(['points', 'expires_at']),
  pii: [],
  example: {
    type: 'track',
    event: 'Points Expiring',
    messageId: 'web-20261122-1082',
    timestamp: '2026-11-22T16:30:00.000Z',
    userId: 'u-1042',
    properties: { points: 40, expires_at: '2026-12-06T23:00:00.000Z' },
  },
})
