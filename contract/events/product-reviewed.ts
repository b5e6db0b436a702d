import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productReviewed = defineEvent({
  name: 'Product Reviewed',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Oceniono produkt', en: 'A product was reviewed' },
  properties: pickProperties(['product_id', 'sku', 'name', 'category', 'review_id', 'review_body', 'rating']),
  pii: ['review_body'],
  example: {
    type: 'track',
    event: 'Product Reviewed',
    messageId: 'web-20261122-1022',
    timestamp: '2026-11-22T18:34:00.000Z',
    userId: 'u-1042',
    properties: {
      product_id: 'swt-fala',
      name: 'Sweter „Fala”',
      review_id: 'r-9',
      review_body: 'Ciepły i nie gryzie.',
      rating: 5,
    },
  },
})
