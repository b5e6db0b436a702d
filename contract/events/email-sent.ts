import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const emailSent = defineEvent({
  name: 'Email Sent',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'Wysłano e-mail', en: 'An e-mail was sent' },
  properties: pickProperties(['email_id', 'email_subject', 'campaign_id', 'campaign_name', 'journey_id']),
  pii: [],
  example: {
    type: 'track',
    event: 'Email Sent',
    messageId: 'mail-20261122-1043',
    timestamp: '2026-11-22T15:01:00.000Z',
    userId: 'u-1042',
    properties: { email_id: 'm-551', email_subject: 'Jesień w lesie', campaign_id: 'jesien-26' },
  },
})
