import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const letterReturned = defineEvent({
  name: 'Letter Returned',
  type: 'track',
  channel: 'post',
  category: 'message',
  summary: { pl: 'Przesyłka wróciła do nadawcy', en: 'A letter came back' },
  properties: pickProperties(['letter_id', 'campaign_id', 'campaign_name', 'reason']),
  pii: [],
  example: {
    type: 'track',
    event: 'Letter Returned',
    messageId: 'post-20261122-1042',
    timestamp: '2026-11-22T14:54:00.000Z',
    userId: 'u-1042',
    properties: { letter_id: 'l-3', reason: 'unknown_address' },
  },
})
