import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const smsLinkClicked = defineEvent({
  name: 'SMS Link Clicked',
  type: 'track',
  channel: 'sms',
  category: 'message',
  summary: { pl: 'Kliknięto łącze w SMS-ie', en: 'A link in an SMS was clicked' },
  properties: pickProperties(['sms_id', 'campaign_id', 'campaign_name', 'journey_id', 'link_id', 'link_url']),
  pii: [],
  example: {
    type: 'track',
    event: 'SMS Link Clicked',
    messageId: 'sms-20261122-1052',
    timestamp: '2026-11-22T12:04:00.000Z',
    userId: 'u-1042',
    properties: { sms_id: 's-31', link_url: 'https://sklep.example/odbior' },
  },
})
