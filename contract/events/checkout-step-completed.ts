import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const checkoutStepCompleted = defineEvent({
  name: 'Checkout Step Completed',
  type: 'track',
  aliases: ['Completed Checkout Step'],
  category: 'commerce',
  summary: { pl: 'Ukończono krok zamówienia', en: 'A step of the checkout was completed' },
  properties: pickProperties(['checkout_id', 'step', 'shipping_method', 'payment_method']),
  pii: [],
  example: {
    type: 'track',
    event: 'Checkout Step Completed',
    messageId: 'web-20261122-1009',
    timestamp: '2026-11-22T17:03:00.000Z',
    userId: 'u-1042',
    properties: { checkout_id: 'ch-5', step: 2, shipping_method: 'locker' },
  },
})
