import { type Batch, readMeta } from './modules/collect/index.ts'
import type { ParcelNews } from './modules/commerce/index.ts'

const stages: Readonly<Record<string, ParcelNews['stage'] | undefined>> = {
  'Shipment Updated': 'moved',
  'Order Delivered': 'delivered',
}

/** What carriers told in a batch, by key or connection: a page of somebody's browser is not asked where a parcel is. */
export function listParcels(batch: Batch): ParcelNews[] {
  const parcels: ParcelNews[] = []
  for (const { record, outcome, event } of batch.events) {
    const stage = outcome === 'applied' && event !== null ? stages[event.name] : undefined
    if (stage === undefined || event === null || !readMeta(record.meta).isServer) continue
    const said = event.properties
    const number = readText(said.order_id)
    if (number === null) continue
    parcels.push({
      ...{ workspaceId: record.workspaceId, number, stage, at: event.ts },
      trackingId: readText(said.shipment_id),
      trackingUrl: readText(said.tracking_url),
      courier: readText(said.courier_name),
      place: readPlace(said.latitude, said.longitude),
    })
  }
  return parcels
}

const readText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 500 ? value : null

function readPlace(lat: unknown, lng: unknown): ParcelNews['place'] {
  const isPlace =
    typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  return isPlace ? { lat, lng } : null
}
