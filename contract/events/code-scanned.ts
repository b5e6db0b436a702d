import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const codeScanned = defineEvent({
  name: 'Code Scanned',
  type: 'track',
  channel: 'store',
  category: 'touch',
  summary: { pl: 'Zeskanowano kod', en: 'A code was scanned' },
  properties: pickProperties([
    'code',
    'kind',
    'store_id',
    'store_name',
    'display_id',
    'campaign_id',
    'url',
    'product_id',
    'name',
  ]),
  pii: [],
  example: {
    type: 'track',
    event: 'Code Scanned',
    messageId: 'store-20261122-1037',
    timestamp: '2026-11-22T09:19:00.000Z',
    userId: 'u-1042',
    properties: { code: 'TM-TRZ-JODLA', kind: 'qr', store_id: 'WRO1', product_id: 'trz-jodla' },
  },
})
