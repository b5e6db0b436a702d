import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productClicked = defineEvent({
  name: 'Product Clicked',
  type: 'track',
  aliases: ['Clicked Product'],
  category: 'commerce',
  summary: { pl: 'Kliknięto produkt', en: 'A product was clicked' },
  properties: pickProperties([
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
    'value',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Product Clicked',
    messageId: 'web-20261122-1004',
    timestamp: '2026-11-22T12:28:00.000Z',
    userId: 'u-1042',
    properties: { product_id: 'swt-fala', name: 'Sweter „Fala”', position: 3 },
  },
})
