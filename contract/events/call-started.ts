import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const callStarted = defineEvent({
  name: 'Call Started',
  type: 'track',
  channel: 'call',
  category: 'conversation',
  summary: { pl: 'Rozpoczęto połączenie', en: 'A call was started' },
  properties: pickProperties(['call_id', 'line', 'queue', 'direction', 'agent_id', 'agent_name']),
  pii: ['agent_name'],
  example: {
    type: 'track',
    event: 'Call Started',
    messageId: 'pbx-20261122-1063',
    timestamp: '2026-11-22T11:21:00.000Z',
    userId: 'u-1042',
    properties: { call_id: 't-90', direction: 'inbound', line: 'sklep', queue: 'zamowienia' },
  },
})
