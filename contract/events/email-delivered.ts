import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const emailDelivered = defineEvent({
  name: 'Email Delivered',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'Doręczono e-mail', en: 'An e-mail was delivered' },
  properties: pickProperties(['email_id', 'email_subject', 'campaign_id', 'campaign_name', 'journey_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Email Delivered',
    messageId: 'mail-20261122-1044',
    timestamp: '2026-11-22T16:08:00.000Z',
    userId: 'u-1042',
    properties: { email_id: 'm-551', email_subject: 'Jesień w lesie', campaign_id: 'jesien-26' },
  },
})
