import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const callbackRequested = defineEvent({
  name: 'Callback Requested',
  type: 'track',
  category: 'conversation',
  summary: { pl: 'Poproszono o oddzwonienie', en: 'A call back was requested' },
  properties: pickProperties(['call_id', 'reason', 'best_time']),
  pii: [],
  example: {
    type: 'track',
    event: 'Callback Requested',
    messageId: 'web-20261122-1068',
    timestamp: '2026-11-22T16:56:00.000Z',
    userId: 'u-1042',
    properties: { reason: 'order', best_time: 'po 16' },
    context: { channel: 'call' },
  },
})
