import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** `kind`: complaint, return, question, praise. The desk's channel is sent in the context. */
export const caseOpened = defineEvent({
  name: 'Case Opened',
  type: 'track',
  category: 'service',
  summary: { pl: 'Otwarto sprawę', en: 'A case was opened' },
  properties: pickProperties([
    'case_id',
    'kind',
    'priority',
    'subject',
    'description',
    'order_id',
    'agent_id',
    'agent_name',
  ]),
  pii: ['subject', 'description', 'agent_name'],
  example: {
    type: 'track',
    event: 'Case Opened',
    messageId: 'web-20261122-1069',
    timestamp: '2026-11-22T17:03:00.000Z',
    userId: 'u-1042',
    properties: { case_id: 'R-204', kind: 'complaint', subject: 'Pęknięty zamek', order_id: 'TM-20418' },
    context: { channel: 'call' },
  },
})
