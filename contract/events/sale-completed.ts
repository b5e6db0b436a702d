import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/**
 * A receipt printed at a till. It is not an `Order Completed`: receipt numbers repeat from store to store, a walk-in
 * sale has no order, and a pick-up paid at the till belongs to an order that was already counted. So its key is
 * `receipt:STORE:NUMBER`, and where it names an `order_id` it is that order, counted once.
 */
export const saleCompleted = defineEvent({
  name: 'Sale Completed',
  type: 'track',
  channel: 'pos',
  category: 'till',
  summary: { pl: 'Sprzedaż przy kasie, wydano paragon', en: 'A sale at the till, a receipt was printed' },
  properties: pickProperties([
    'receipt_id',
    'order_id',
    'store_id',
    'store_name',
    'till_id',
    'cashier_id',
    'invoice_id',
    'total',
    'tax',
    'discount',
    'coupon',
    'currency',
    'payment_method',
    'products',
  ]),
  pii: ['cashier_id'],
  order: { act: 'placed', amount: ['total', 'revenue', 'value'], isReceipt: true },
  example: {
    type: 'track',
    event: 'Sale Completed',
    messageId: 'till-WRO1-2-88121',
    timestamp: '2026-11-22T15:31:00.000Z',
    properties: {
      receipt_id: '88121',
      store_id: 'WRO1',
      till_id: '2',
      total: '219.00',
      currency: 'PLN',
      payment_method: 'card',
      products: [{ sku: 'swt-fala-m', name: 'Sweter „Fala”', category: 'Swetry', price: 219, quantity: 1 }],
    },
    context: { externalIds: [{ type: 'card', id: '2600000012345' }] },
  },
})
