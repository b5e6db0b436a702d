import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

export const geofenceLeft = defineEvent({
  name: 'Geofence Left',
  type: 'track',
  channel: 'store',
  category: 'touch',
  summary: { pl: 'Wyjście z okolicy sklepu', en: 'The surroundings of a store were left' },
  properties: pickProperties(['geofence_id', 'store_id', 'store_name', 'duration']),
  pii: [],
  example: {
    type: 'track',
    event: 'Geofence Left',
    messageId: 'store-20261122-1035',
    timestamp: '2026-11-22T19:05:00.000Z',
    userId: 'u-1042',
    properties: { geofence_id: 'g-wro1', store_id: 'WRO1', duration: 900 },
  },
})
