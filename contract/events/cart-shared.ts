import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const cartShared = defineEvent({
  name: 'Cart Shared',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Udostępniono koszyk', en: 'A cart was shared' },
  properties: pickProperties(['share_via', 'share_message', 'recipient', 'cart_id', 'products']),
  pii: ['share_message', 'recipient'],
  example: {
    type: 'track',
    event: 'Cart Shared',
    messageId: 'web-20261122-1021',
    timestamp: '2026-11-22T17:27:00.000Z',
    userId: 'u-1042',
    properties: {
      share_via: 'messenger',
      recipient: 'ola@example.pl',
      cart_id: 'c-77',
      products: [{ product_id: 'swt-fala' }],
    },
  },
})
