import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const smsUnsubscribed = defineEvent({
  name: 'SMS Unsubscribed',
  type: 'track',
  channel: 'sms',
  category: 'message',
  summary: { pl: 'Rezygnacja z SMS-ów', en: 'SMS messages were refused' },
  properties: pickProperties(['sms_id', 'campaign_id', 'campaign_name', 'journey_id', 'reason']),
  pii: [],
  example: {
    type: 'track',
    event: 'SMS Unsubscribed',
    messageId: 'sms-20261122-1054',
    timestamp: '2026-11-22T14:18:00.000Z',
    userId: 'u-1042',
    properties: { sms_id: 's-31', reason: 'STOP' },
  },
})
