import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** A parcel got on: where it is, who brings it, when it is expected. */
export const shipmentUpdated = defineEvent({
  name: 'Shipment Updated',
  type: 'track',
  category: 'commerce',
  summary: { pl: 'Przesyłka jest dalej', en: 'A parcel got on' },
  properties: pickProperties([
    'order_id',
    'shipment_id',
    'carrier',
    'status',
    'tracking_url',
    'expected_at',
    'pickup_point',
    'courier_name',
    'latitude',
    'longitude',
  ]),
  pii: ['courier_name'],
  example: {
    type: 'track',
    event: 'Shipment Updated',
    messageId: 'carrier-20261123-0311',
    timestamp: '2026-11-23T09:20:00.000Z',
    userId: 'u-1042',
    properties: {
      order_id: 'TM-20418',
      shipment_id: '620999000000000000000001',
      carrier: 'kurier',
      status: 'out_for_delivery',
      courier_name: 'Marek',
      latitude: 51.1079,
      longitude: 17.0385,
      expected_at: '2026-11-23T11:00:00.000Z',
    },
  },
})
