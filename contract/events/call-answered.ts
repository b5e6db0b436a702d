import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const callAnswered = defineEvent({
  name: 'Call Answered',
  type: 'track',
  channel: 'call',
  category: 'conversation',
  summary: { pl: 'Odebrano połączenie', en: 'A call was answered' },
  properties: pickProperties(['call_id', 'line', 'queue', 'direction', 'agent_id', 'agent_name', 'wait']),
  pii: ['agent_name'],
  example: {
    type: 'track',
    event: 'Call Answered',
    messageId: 'pbx-20261122-1064',
    timestamp: '2026-11-22T12:28:00.000Z',
    userId: 'u-1042',
    properties: { call_id: 't-90', direction: 'inbound', agent_id: 'ag-3', agent_name: 'Marta', wait: 18 },
  },
})
