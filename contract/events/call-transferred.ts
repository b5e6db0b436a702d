import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const callTransferred = defineEvent({
  name: 'Call Transferred',
  type: 'track',
  channel: 'call',
  category: 'conversation',
  summary: { pl: 'Przełączono połączenie', en: 'A call was transferred' },
  properties: pickProperties(['call_id', 'line', 'queue', 'direction', 'agent_id', 'agent_name', 'reason']),
  pii: ['agent_name'],
  example: {
    type: 'track',
    event: 'Call Transferred',
    messageId: 'pbx-20261122-1065',
    timestamp: '2026-11-22T13:35:00.000Z',
    userId: 'u-1042',
    properties: { call_id: 't-90', queue: 'reklamacje' },
  },
})
