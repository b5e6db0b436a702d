import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productsSearched = defineEvent({
  name: 'Products Searched',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Wyszukano produkty', en: 'Products were searched for' },
  properties: pickProperties(['query', 'results']),
  pii: [],
  example: {
    type: 'track',
    event: 'Products Searched',
    messageId: 'web-20261122-1001',
    timestamp: '2026-11-22T09:07:00.000Z',
    userId: 'u-1042',
    properties: { query: 'sweter z wełny', results: 14 },
  },
})
