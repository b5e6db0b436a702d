import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** An order of any channel. A shop that also numbers till sales as orders sends this with channel `pos`. */
export const orderCompleted = defineEvent({
  name: 'Order Completed',
  type: 'track',
  aliases: ['Completed Order'],
  category: 'commerce',
  summary: { pl: 'Złożono zamówienie', en: 'An order was placed' },
  properties: pickProperties([
    'order_id',
    'checkout_id',
    'affiliation',
    'store_id',
    'receipt_id',
    'total',
    'subtotal',
    'revenue',
    'shipping',
    'tax',
    'discount',
    'coupon',
    'currency',
    'payment_method',
    'shipping_method',
    'products',
  ]),
  pii: [],
  order: { act: 'placed', amount: ['total', 'revenue', 'value'] },
  example: {
    type: 'track',
    event: 'Order Completed',
    messageId: 'web-20261122-0001',
    timestamp: '2026-11-22T13:05:00.000Z',
    userId: 'u-1042',
    properties: {
      order_id: 'TM-20418',
      total: '438.00',
      shipping: '12.99',
      currency: 'PLN',
      payment_method: 'blik',
      products: [
        {
          product_id: 'trz-jodla',
          sku: 'trz-jodla-38',
          name: 'Trzewiki „Jodła”',
          category: 'Obuwie',
          price: '425.01',
          quantity: 1,
        },
      ],
    },
    context: { channel: 'web' },
  },
})
