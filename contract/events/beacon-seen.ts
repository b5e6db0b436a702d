import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const beaconSeen = defineEvent({
  name: 'Beacon Seen',
  type: 'track',
  channel: 'store',
  category: 'touch',
  summary: { pl: 'Telefon w zasięgu beacona', en: 'A beacon was in range' },
  properties: pickProperties(['beacon_id', 'store_id', 'store_name', 'zone', 'distance']),
  pii: [],
  example: {
    type: 'track',
    event: 'Beacon Seen',
    messageId: 'store-20261122-1033',
    timestamp: '2026-11-22T17:51:00.000Z',
    userId: 'u-1042',
    properties: { beacon_id: 'b-obuwie', store_id: 'WRO1', zone: 'Obuwie' },
  },
})
