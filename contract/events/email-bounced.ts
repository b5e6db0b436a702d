import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const emailBounced = defineEvent({
  name: 'Email Bounced',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'E-mail nie dotarł', en: 'An e-mail bounced' },
  properties: pickProperties([
    'email_id',
    'email_subject',
    'campaign_id',
    'campaign_name',
    'journey_id',
    'reason',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Email Bounced',
    messageId: 'mail-20261122-1046',
    timestamp: '2026-11-22T18:22:00.000Z',
    userId: 'u-1042',
    properties: { email_id: 'm-551', reason: 'mailbox_full' },
  },
})
