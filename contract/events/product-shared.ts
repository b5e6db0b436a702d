import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productShared = defineEvent({
  name: 'Product Shared',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Udostępniono produkt', en: 'A product was shared' },
  properties: pickProperties([
    'share_via',
    'share_message',
    'recipient',
    'product_id',
    'sku',
    'category',
    'name',
    'brand',
    'variant',
    'size',
    'color',
    'price',
    'currency',
    'quantity',
    'coupon',
    'position',
    'url',
    'image_url',
  ]),
  pii: ['share_message', 'recipient'],
  example: {
    type: 'track',
    event: 'Product Shared',
    messageId: 'web-20261122-1020',
    timestamp: '2026-11-22T16:20:00.000Z',
    userId: 'u-1042',
    properties: {
      share_via: 'email',
      share_message: 'Zobacz, jaki ładny',
      recipient: 'ola@example.pl',
      product_id: 'swt-fala',
      name: 'Sweter „Fala”',
    },
  },
})
