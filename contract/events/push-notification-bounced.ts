import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const pushNotificationBounced = defineEvent({
  name: 'Push Notification Bounced',
  type: 'track',
  channel: 'push',
  category: 'message',
  summary: { pl: 'Powiadomienie push nie dotarło', en: 'A push notification bounced' },
  properties: pickProperties([
    'push_id',
    'campaign_id',
    'campaign_name',
    'journey_id',
    'deep_link',
    'reason',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Push Notification Bounced',
    messageId: 'push-20261122-1058',
    timestamp: '2026-11-22T18:46:00.000Z',
    userId: 'u-1042',
    properties: { push_id: 'pn-4', reason: 'token_expired' },
  },
})
