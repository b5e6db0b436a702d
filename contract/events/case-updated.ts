import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const caseUpdated = defineEvent({
  name: 'Case Updated',
  type: 'track',
  category: 'service',
  summary: { pl: 'Zmieniono sprawę', en: 'A case was updated' },
  properties: pickProperties([
    'case_id',
    'kind',
    'status',
    'priority',
    'changes',
    'comment',
    'agent_id',
    'agent_name',
  ]),
  pii: ['comment', 'agent_name'],
  example: {
    type: 'track',
    event: 'Case Updated',
    messageId: 'web-20261122-1070',
    timestamp: '2026-11-22T18:10:00.000Z',
    userId: 'u-1042',
    properties: { case_id: 'R-204', status: 'waiting_for_customer' },
    context: { channel: 'call' },
  },
})
