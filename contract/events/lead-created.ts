import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const leadCreated = defineEvent({
  name: 'Lead Created',
  type: 'track',
  category: 'lead',
  summary: { pl: 'Pozyskano kontakt handlowy', en: 'A lead was created' },
  properties: pickProperties([
    'lead_id',
    'form_id',
    'kind',
    'value',
    'currency',
    'campaign_id',
    'campaign_name',
    'comment',
  ]),
  pii: ['comment'],
  example: {
    type: 'track',
    event: 'Lead Created',
    messageId: 'web-20261122-1074',
    timestamp: '2026-11-22T10:38:00.000Z',
    userId: 'u-1042',
    properties: { lead_id: 'ld-4', kind: 'fitting', value: '600.00', currency: 'PLN' },
  },
})
