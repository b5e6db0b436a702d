import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const promotionViewed = defineEvent({
  name: 'Promotion Viewed',
  type: 'track',
  aliases: ['Viewed Promotion'],
  category: 'commerce',
  summary: { pl: 'Wyświetlono promocję', en: 'A promotion was viewed' },
  properties: pickProperties(['promotion_id', 'creative', 'name', 'position']),
  pii: [],
  example: {
    type: 'track',
    event: 'Promotion Viewed',
    messageId: 'web-20261122-1011',
    timestamp: '2026-11-22T19:17:00.000Z',
    userId: 'u-1042',
    properties: { promotion_id: 'jesien-10', name: 'Jesień w lesie', position: 'home_top' },
  },
})
