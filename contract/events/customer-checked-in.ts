import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** `kind`: qr, card, app, nfc. */
export const customerCheckedIn = defineEvent({
  name: 'Customer Checked In',
  type: 'track',
  channel: 'store',
  category: 'store',
  summary: {
    pl: 'Wejście do sklepu: kod QR, karta lub aplikacja',
    en: 'A customer checked in at the store: QR code, card or app',
  },
  properties: pickProperties(['store_id', 'store_name', 'kind']),
  pii: [],
  example: {
    type: 'track',
    event: 'Customer Checked In',
    messageId: 'store-20261122-1031',
    timestamp: '2026-11-22T15:37:00.000Z',
    userId: 'u-1042',
    properties: { store_id: 'WRO1', kind: 'qr' },
  },
})
