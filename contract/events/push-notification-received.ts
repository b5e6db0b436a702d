import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pushNotificationReceived = defineEvent({
  name: 'Push Notification Received',
  type: 'track',
  channel: 'push',
  category: 'message',
  summary: { pl: 'Doręczono powiadomienie push', en: 'A push notification was received' },
  properties: pickProperties(['push_id', 'campaign_id', 'campaign_name', 'journey_id', 'deep_link']),
  pii: [],
  example: {
    type: 'track',
    event: 'Push Notification Received',
    messageId: 'push-20261122-1056',
    timestamp: '2026-11-22T16:32:00.000Z',
    userId: 'u-1042',
    properties: { push_id: 'pn-4', campaign_name: 'Wyprzedaż' },
  },
})
