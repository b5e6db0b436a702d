import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const paymentInfoEntered = defineEvent({
  name: 'Payment Info Entered',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Podano sposób zapłaty', en: 'A means of payment was given' },
  properties: pickProperties(['checkout_id', 'order_id', 'step', 'shipping_method', 'payment_method']),
  pii: [],
  example: {
    type: 'track',
    event: 'Payment Info Entered',
    messageId: 'web-20261122-1010',
    timestamp: '2026-11-22T18:10:00.000Z',
    userId: 'u-1042',
    properties: { checkout_id: 'ch-5', payment_method: 'blik' },
  },
})
