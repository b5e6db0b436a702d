import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const orderShipped = defineEvent({
  name: 'Order Shipped',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Wysłano zamówienie', en: 'An order was shipped' },
  properties: pickProperties([
    'order_id',
    'shipment_id',
    'carrier',
    'tracking_url',
    'shipping_method',
    'expected_at',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Order Shipped',
    messageId: 'web-20261122-1023',
    timestamp: '2026-11-22T19:41:00.000Z',
    userId: 'u-1042',
    properties: { order_id: 'TM-20418', carrier: 'kurier', shipping_method: 'locker' },
  },
})
