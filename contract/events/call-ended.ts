import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const callEnded = defineEvent({
  name: 'Call Ended',
  type: 'track',
  channel: 'call',
  category: 'conversation',
  summary: { pl: 'Zakończono połączenie', en: 'A call was ended' },
  properties: pickProperties([
    'call_id',
    'line',
    'queue',
    'direction',
    'agent_id',
    'agent_name',
    'duration',
    'reason',
    'recording_id',
    'transcript',
  ]),
  pii: ['agent_name', 'transcript'],
  example: {
    type: 'track',
    event: 'Call Ended',
    messageId: 'pbx-20261122-1066',
    timestamp: '2026-11-22T14:42:00.000Z',
    userId: 'u-1042',
    properties: { call_id: 't-90', direction: 'inbound', duration: 245, agent_id: 'ag-3' },
  },
})
