import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const emailMarkedAsSpam = defineEvent({
  name: 'Email Marked as Spam',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'Oznaczono e-mail jako spam', en: 'An e-mail was marked as spam' },
  properties: pickProperties(['email_id', 'email_subject', 'campaign_id', 'campaign_name', 'journey_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Email Marked as Spam',
    messageId: 'mail-20261122-1047',
    timestamp: '2026-11-22T19:29:00.000Z',
    userId: 'u-1042',
    properties: { email_id: 'm-551' },
  },
})
