import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const emailLinkClicked = defineEvent({
  name: 'Email Link Clicked',
  type: 'track',
  channel: 'email',
  category: 'message',
  summary: { pl: 'Kliknięto łącze w e-mailu', en: 'A link in an e-mail was clicked' },
  properties: pickProperties([
    'email_id',
    'email_subject',
    'campaign_id',
    'campaign_name',
    'journey_id',
    'link_id',
    'link_url',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Email Link Clicked',
    messageId: 'mail-20261122-1045',
    timestamp: '2026-11-22T17:15:00.000Z',
    userId: 'u-1042',
    properties: {
      email_id: 'm-551',
      email_subject: 'Jesień w lesie',
      link_url: 'https://sklep.example/swetry',
    },
  },
})
