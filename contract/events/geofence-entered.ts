import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const geofenceEntered = defineEvent({
  name: 'Geofence Entered',
  type: 'track',
  channel: 'store',
  category: 'touch',
  summary: { pl: 'Wejście w okolicę sklepu', en: 'The surroundings of a store were entered' },
  properties: pickProperties(['geofence_id', 'store_id', 'store_name']),
  pii: [],
  example: {
    type: 'track',
    event: 'Geofence Entered',
    messageId: 'store-20261122-1034',
    timestamp: '2026-11-22T18:58:00.000Z',
    userId: 'u-1042',
    properties: { geofence_id: 'g-wro1', store_id: 'WRO1' },
  },
})
