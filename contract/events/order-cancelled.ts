import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const orderCancelled = defineEvent({
  name: 'Order Cancelled',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Anulowano zamówienie', en: 'An order was cancelled' },
  properties: pickProperties([
    'order_id',
    'affiliation',
    'total',
    'revenue',
    'shipping',
    'tax',
    'discount',
    'coupon',
    'currency',
    'reason',
    'products',
  ]),
  pii: [],
  order: { act: 'cancelled', amount: ['total', 'revenue', 'value'] },
  example: {
    type: 'track',
    event: 'Order Cancelled',
    messageId: 'web-20261122-0002',
    timestamp: '2026-11-22T13:40:00.000Z',
    userId: 'u-1042',
    properties: { order_id: 'TM-20418', total: 438, currency: 'PLN', reason: 'changed_mind' },
    context: { channel: 'call' },
  },
})
