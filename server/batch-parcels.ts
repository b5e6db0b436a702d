import { type Batch, type NormalEvent, readMeta } from './modules/collect/index.ts'
import type { ParcelNews } from './modules/commerce/index.ts'
import type { LogRecord } from './platform/event-log/index.ts'

const stages: Readonly<Record<string, ParcelNews['stage'] | undefined>> = {
  'Shipment Updated': 'moved',
  'Order Delivered': 'delivered',
}

/** What carriers told in a batch. */
export const listParcels = (batch: Batch): ParcelNews[] =>
  batch.events.flatMap(({ record, outcome, event }) =>
    outcome === 'applied' && event !== null ? (readParcel(record, event) ?? []) : [],
  )

/** What an event tells of a parcel, by key or connection: a page of somebody's browser is not asked where one is. */
export function readParcel(
  { workspaceId, meta }: Pick<LogRecord, 'workspaceId' | 'meta'>,
  { name, ts, properties: said }: Pick<NormalEvent, 'name' | 'ts' | 'properties'>,
): ParcelNews | null {
  const stage = stages[name]
  const number = stage === undefined || !readMeta(meta).isServer ? null : readText(said.order_id)
  if (stage === undefined || number === null) return null
  return {
    ...{ workspaceId, number, stage, at: ts },
    trackingId: readText(said.shipment_id),
    trackingUrl: readText(said.tracking_url),
    courier: readText(said.courier_name),
    place: readPlace(said.latitude, said.longitude),
  }
}

const readText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 500 ? value : null

function readPlace(lat: unknown, lng: unknown): ParcelNews['place'] {
  const isPlace =
    typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  return isPlace ? { lat, lng } : null
}
