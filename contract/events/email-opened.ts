import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const emailOpened = defineEvent({
  name: 'Email Opened',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'Otwarto e-mail', en: 'An e-mail was opened' },
  properties: pickProperties([
    'email_id',
    'email_subject',
    'campaign_id',
    'campaign_name',
    'list_id',
    'list_name',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Email Opened',
    messageId: 'mail-20261122-0102',
    timestamp: '2026-11-22T07:14:00.000Z',
    userId: 'u-1042',
    properties: { email_id: 'm-551', email_subject: 'Jesień w lesie', campaign_id: 'jesien-26' },
  },
})
