import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const caseClosed = defineEvent({
  name: 'Case Closed',
  type: 'track',
  category: 'service',
  summary: { pl: 'Zamknięto sprawę', en: 'A case was closed' },
  properties: pickProperties(['case_id', 'kind', 'status', 'reason', 'resolution', 'agent_id', 'agent_name']),
  pii: ['resolution', 'agent_name'],
  example: {
    type: 'track',
    event: 'Case Closed',
    messageId: 'web-20261122-1071',
    timestamp: '2026-11-22T19:17:00.000Z',
    userId: 'u-1042',
    properties: { case_id: 'R-204', kind: 'complaint', reason: 'repaired' },
    context: { channel: 'call' },
  },
})
