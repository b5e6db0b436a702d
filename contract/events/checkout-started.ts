import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const checkoutStarted = defineEvent({
  name: 'Checkout Started',
  type: 'track',
  aliases: ['Started Order'],
  category: 'commerce',
  summary: { pl: 'Rozpoczęto składanie zamówienia', en: 'The checkout was started' },
  properties: pickProperties([
    'order_id',
    'checkout_id',
    'cart_id',
    'affiliation',
    'value',
    'revenue',
    'shipping',
    'tax',
    'discount',
    'coupon',
    'currency',
    'products',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Checkout Started',
    messageId: 'web-20261122-1007',
    timestamp: '2026-11-22T15:49:00.000Z',
    userId: 'u-1042',
    properties: { order_id: 'TM-20418', value: '438.00', currency: 'PLN' },
  },
})
