import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Without a total and products the whole order was refunded. */
export const orderRefunded = defineEvent({
  name: 'Order Refunded',
  type: 'track',
  aliases: ['Refunded Order'],
  category: 'commerce',
  summary: {
    pl: 'Zwrócono pieniądze za zamówienie lub jego część',
    en: 'An order was refunded, in whole or part',
  },
  properties: pickProperties(['order_id', 'return_id', 'total', 'currency', 'reason', 'products']),
  pii: [],
  order: { act: 'refunded', amount: ['total', 'revenue', 'value'] },
  example: {
    type: 'track',
    event: 'Order Refunded',
    messageId: 'erp-20261125-0007',
    timestamp: '2026-11-25T09:12:00.000Z',
    userId: 'u-1042',
    properties: { order_id: 'TM-20418', return_id: 'ZW-881', total: 425.01, currency: 'PLN', reason: 'size' },
  },
})
