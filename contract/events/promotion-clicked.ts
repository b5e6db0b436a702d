import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const promotionClicked = defineEvent({
  name: 'Promotion Clicked',
  type: 'track',
  aliases: ['Clicked Promotion'],
  category: 'commerce',
  summary: { pl: 'Kliknięto promocję', en: 'A promotion was clicked' },
  properties: pickProperties(['promotion_id', 'creative', 'name', 'position']),
  pii: [],
  example: {
    type: 'track',
    event: 'Promotion Clicked',
    messageId: 'web-20261122-1012',
    timestamp: '2026-11-22T08:24:00.000Z',
    userId: 'u-1042',
    properties: { promotion_id: 'jesien-10', name: 'Jesień w lesie', position: 'home_top' },
  },
})
