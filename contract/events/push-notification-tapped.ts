import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pushNotificationTapped = defineEvent({
  name: 'Push Notification Tapped',
  type: 'track',
  channel: 'push',
  category: 'message',
  summary: { pl: 'Otwarto powiadomienie push', en: 'A push notification was tapped' },
  properties: pickProperties(['push_id', 'campaign_id', 'campaign_name', 'journey_id', 'deep_link']),
  pii: [],
  example: {
    type: 'track',
    event: 'Push Notification Tapped',
    messageId: 'push-20261122-1057',
    timestamp: '2026-11-22T17:39:00.000Z',
    userId: 'u-1042',
    properties: { push_id: 'pn-4', campaign_name: 'Wyprzedaż', deep_link: 'tkalnia://swetry' },
  },
})
