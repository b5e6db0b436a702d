import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const callMissed = defineEvent({
  name: 'Call Missed',
  type: 'track',
  channel: 'call',
  category: 'conversation',
  summary: { pl: 'Nieodebrane połączenie', en: 'A call was missed' },
  properties: pickProperties(['call_id', 'line', 'queue', 'direction', 'agent_id', 'agent_name', 'wait']),
  pii: ['agent_name'],
  example: {
    type: 'track',
    event: 'Call Missed',
    messageId: 'pbx-20261122-1067',
    timestamp: '2026-11-22T15:49:00.000Z',
    userId: 'u-1042',
    properties: { call_id: 't-91', direction: 'inbound', queue: 'zamowienia', wait: 64 },
  },
})
