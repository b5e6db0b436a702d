import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const checkoutStepViewed = defineEvent({
  name: 'Checkout Step Viewed',
  type: 'track',
  aliases: ['Viewed Checkout Step'],
  category: 'commerce',
  summary: { pl: 'Wyświetlono krok zamówienia', en: 'A step of the checkout was viewed' },
  properties: pickProperties(['checkout_id', 'step', 'shipping_method', 'payment_method']),
  pii: [],
  example: {
    type: 'track',
    event: 'Checkout Step Viewed',
    messageId: 'web-20261122-1008',
    timestamp: '2026-11-22T16:56:00.000Z',
    userId: 'u-1042',
    properties: { checkout_id: 'ch-5', step: 2 },
  },
})
