import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Paper post: a catalogue, a postcard, a letter. */
export const letterSent = defineEvent({
  name: 'Letter Sent',
  type: 'track',
  channel: 'post',
  category: 'message',
  summary: { pl: 'Wysłano przesyłkę pocztą', en: 'A letter or catalogue was posted' },
  properties: pickProperties(['letter_id', 'campaign_id', 'campaign_name', 'journey_id', 'kind']),
  pii: [],
  example: {
    type: 'track',
    event: 'Letter Sent',
    messageId: 'post-20261122-1041',
    timestamp: '2026-11-22T13:47:00.000Z',
    userId: 'u-1042',
    properties: { letter_id: 'l-3', kind: 'catalogue', campaign_name: 'Katalog zimowy' },
  },
})
