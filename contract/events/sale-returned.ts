import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** Goods taken back at a till; names the receipt (or order) of the sale and its own return document. */
export const saleReturned = defineEvent({
  name: 'Sale Returned',
  type: 'track',
  channel: 'pos',
  category: 'till',
  summary: { pl: 'Zwrot towaru przy kasie', en: 'Goods were returned at the till' },
  properties: pickProperties([
    'return_id',
    'receipt_id',
    'order_id',
    'store_id',
    'store_name',
    'till_id',
    'cashier_id',
    'total',
    'currency',
    'reason',
    'products',
  ]),
  pii: ['cashier_id'],
  order: { act: 'refunded', amount: ['total', 'revenue', 'value'], isReceipt: true },
  example: {
    type: 'track',
    event: 'Sale Returned',
    messageId: 'till-WRO1-2-R204',
    timestamp: '2026-11-24T11:02:00.000Z',
    properties: {
      return_id: 'R204',
      receipt_id: '88121',
      store_id: 'WRO1',
      total: '219.00',
      currency: 'PLN',
      products: [{ sku: 'swt-fala-m', price: 219, quantity: 1 }],
    },
    context: { externalIds: [{ type: 'card', id: '2600000012345' }] },
  },
})
