import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const bookingMade = defineEvent({
  name: 'Booking Made',
  type: 'track',
  category: 'lead',
  summary: { pl: 'Umówiono wizytę', en: 'A visit was booked' },
  properties: pickProperties([
    'booking_id',
    'kind',
    'store_id',
    'store_name',
    'starts_at',
    'member_id',
    'comment',
  ]),
  pii: ['member_id', 'comment'],
  example: {
    type: 'track',
    event: 'Booking Made',
    messageId: 'web-20261122-1075',
    timestamp: '2026-11-22T11:45:00.000Z',
    userId: 'u-1042',
    properties: {
      booking_id: 'w-20',
      kind: 'fitting',
      store_id: 'WRO1',
      starts_at: '2026-11-28T15:00:00.000Z',
    },
  },
})
