import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const smsReplied = defineEvent({
  name: 'SMS Replied',
  type: 'track',
  channel: 'sms',
  category: 'message',
  summary: { pl: 'Odpowiedziano na SMS', en: 'An SMS was replied to' },
  properties: pickProperties(['sms_id', 'campaign_id', 'campaign_name', 'journey_id', 'text']),
  pii: ['text'],
  example: {
    type: 'track',
    event: 'SMS Replied',
    messageId: 'sms-20261122-1053',
    timestamp: '2026-11-22T13:11:00.000Z',
    userId: 'u-1042',
    properties: { sms_id: 's-31', text: 'Będę w sobotę' },
  },
})
