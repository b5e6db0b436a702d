import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const bookingCancelled = defineEvent({
  name: 'Booking Cancelled',
  type: 'track',
  category: 'lead',
  summary: { pl: 'Odwołano wizytę', en: 'A visit was cancelled' },
  properties: pickProperties(['booking_id', 'kind', 'store_id', 'store_name', 'starts_at', 'reason']),
  pii: [],
  example: {
    type: 'track',
    event: 'Booking Cancelled',
    messageId: 'web-20261122-1076',
    timestamp: '2026-11-22T12:52:00.000Z',
    userId: 'u-1042',
    properties: { booking_id: 'w-20', kind: 'fitting', reason: 'illness' },
  },
})
