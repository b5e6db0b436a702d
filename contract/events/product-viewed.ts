import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const productViewed = defineEvent({
  name: 'Product Viewed',
  type: 'track',
  aliases: ['Viewed Product'],
  category: 'commerce',
  summary: { pl: 'Obejrzano produkt', en: 'A product was viewed' },
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
    'quantity',
    'coupon',
    'currency',
    'position',
    'value',
    'url',
    'image_url',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Product Viewed',
    messageId: 'web-20261122-0010',
    timestamp: '2026-11-22T12:48:00.000Z',
    anonymousId: '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c',
    properties: {
      product_id: 'trz-jodla',
      name: 'Trzewiki „Jodła”',
      category: 'Obuwie',
      price: 425.01,
      currency: 'PLN',
    },
    context: { page: { url: 'https://sklep.example/trzewiki-jodla' } },
  },
})
