import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const smsDelivered = defineEvent({
  name: 'SMS Delivered',
  type: 'track',
  channel: 'sms',
  category: 'message',
  summary: { pl: 'Doręczono SMS', en: 'An SMS was delivered' },
  properties: pickProperties(['sms_id', 'campaign_id', 'campaign_name', 'journey_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'SMS Delivered',
    messageId: 'sms-20261122-1050',
    timestamp: '2026-11-22T10:50:00.000Z',
    userId: 'u-1042',
    properties: { sms_id: 's-31', campaign_name: 'Odbiór gotowy' },
  },
})
