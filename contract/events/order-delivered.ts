import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const orderDelivered = defineEvent({
  name: 'Order Delivered',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Doręczono zamówienie', en: 'An order was delivered' },
  properties: pickProperties(['order_id', 'shipment_id', 'carrier', 'shipping_method']),
  pii: [],
  example: {
    type: 'track',
    event: 'Order Delivered',
    messageId: 'web-20261122-1024',
    timestamp: '2026-11-22T08:48:00.000Z',
    userId: 'u-1042',
    properties: { order_id: 'TM-20418', shipment_id: 'p-31' },
  },
})
