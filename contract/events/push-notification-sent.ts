import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pushNotificationSent = defineEvent({
  name: 'Push Notification Sent',
  type: 'track',
  channel: 'push',
  category: 'message',
  summary: { pl: 'Wysłano powiadomienie push', en: 'A push notification was sent' },
  properties: pickProperties(['push_id', 'campaign_id', 'campaign_name', 'journey_id', 'deep_link']),
  pii: [],
  example: {
    type: 'track',
    event: 'Push Notification Sent',
    messageId: 'push-20261122-1055',
    timestamp: '2026-11-22T15:25:00.000Z',
    userId: 'u-1042',
    properties: { push_id: 'pn-4', campaign_name: 'Wyprzedaż' },
  },
})
