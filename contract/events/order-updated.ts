import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** The latest update tells the order's total from then on. */
export const orderUpdated = defineEvent({
  name: 'Order Updated',
  type: 'track',
  aliases: ['Updated Order'],
  category: 'commerce',
  summary: { pl: 'Zmieniono zamówienie', en: 'An order was changed' },
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
    'changes',
    'products',
  ]),
  pii: [],
  order: { act: 'updated', amount: ['total', 'revenue', 'value'] },
  example: {
    type: 'track',
    event: 'Order Updated',
    messageId: 'erp-20261122-0003',
    timestamp: '2026-11-22T14:10:00.000Z',
    userId: 'u-1042',
    properties: {
      order_id: 'TM-20418',
      total: '399.00',
      currency: 'PLN',
      changes: ['discount'],
      discount: '39.00',
    },
  },
})
