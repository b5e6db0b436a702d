import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const smsFailed = defineEvent({
  name: 'SMS Failed',
  type: 'track',
  channel: 'sms',
  category: 'message',
  summary: { pl: 'SMS nie dotarł', en: 'An SMS failed' },
  properties: pickProperties(['sms_id', 'campaign_id', 'campaign_name', 'journey_id', 'reason']),
  pii: [],
  example: {
    type: 'track',
    event: 'SMS Failed',
    messageId: 'sms-20261122-1051',
    timestamp: '2026-11-22T11:57:00.000Z',
    userId: 'u-1042',
    properties: { sms_id: 's-31', reason: 'absent_subscriber' },
  },
})
