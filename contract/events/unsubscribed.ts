import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Segment's name; the other channels have their own. */
export const unsubscribed = defineEvent({
  name: 'Unsubscribed',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'Rezygnacja z listy e-mail', en: 'A mailing list was left' },
  properties: pickProperties([
    'email_id',
    'email_subject',
    'campaign_id',
    'campaign_name',
    'journey_id',
    'list_id',
    'list_name',
    'reason',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Unsubscribed',
    messageId: 'mail-20261122-1048',
    timestamp: '2026-11-22T08:36:00.000Z',
    userId: 'u-1042',
    properties: { email_id: 'm-551', list_id: 'newsletter', list_name: 'Newsletter' },
  },
})
