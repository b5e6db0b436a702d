import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const smsSent = defineEvent({
  name: 'SMS Sent',
  type: 'track',
  channel: 'sms',
  category: 'message',
  summary: { pl: 'Wysłano SMS', en: 'An SMS was sent' },
  properties: pickProperties(['sms_id', 'campaign_id', 'campaign_name', 'journey_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'SMS Sent',
    messageId: 'sms-20261122-1049',
    timestamp: '2026-11-22T09:43:00.000Z',
    userId: 'u-1042',
    properties: { sms_id: 's-31', campaign_name: 'Odbiór gotowy' },
  },
})
