import { field, made } from '@splot/contract/plugin/settings'
import { type Brought, defineSource, type SourceDelivery } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import { keepSaid, readInstant, readPayload, track } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'

const settings = z.strictObject({
  secret: made(field.secret({ pl: 'Klucz podpisu', en: 'Signing key' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
  carrier: field
    .text(
      { pl: 'Nazwa przewoźnika', en: 'Name of the carrier' },
      { pl: 'Tak ją zobaczy klientka', en: 'As the customer sees it' },
    )
    .optional(),
})
type Settings = z.output<typeof settings>

const statuses = [
  'created',
  'in_transit',
  'out_for_delivery',
  'ready_for_pickup',
  'delivered',
  'returned',
  'failed',
] as const

const text = z.string().max(500).nullish()
const parcel = z.looseObject({
  parcel: z.string().min(1).max(100),
  order: text,
  status: z.enum(statuses),
  at: z.string(),
  ...{ eta: text, tracking_url: text, point: text, carrier: text },
  courier: z.looseObject({ name: text }).nullish(),
  position: z.looseObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).nullish(),
})

/** Where it is told of: whoever ordered, found by the order's number, or by the parcel's where a shop has told it. */
function bringParcel(delivery: SourceDelivery, config: Settings): Brought {
  const one = readPayload(parcel, delivery.payload)
  const at = readInstant(one.at, delivery.at)
  const told = { at, who: null }
  const carrier = config.carrier ?? one.carrier
  const said = { ...keepSaid({ order_id: one.order }), shipment_id: one.parcel, carrier }
  const given = one.courier?.name?.trim().split(/\s+/)[0]
  const moved = track(
    'Shipment Updated',
    { ...told, id: `parcel-${one.parcel}-${one.status}-${at}`, isState: true },
    {
      ...said,
      status: one.status,
      tracking_url: one.tracking_url,
      pickup_point: one.point,
      expected_at: one.eta ? readInstant(one.eta, delivery.at) : null,
      courier_name: given || null,
      latitude: one.position?.lat,
      longitude: one.position?.lng,
    },
  )
  const arrived = track('Order Delivered', { ...told, id: `parcel-${one.parcel}-delivered` }, said)
  return { events: one.status === 'delivered' ? [moved, arrived] : [moved] }
}

/** Parcels of any carrier: where they are, who brings them, when. */
export const carrier = defineSource({
  id: 'carrier',
  label: { pl: 'Przewoźnik', en: 'Carrier' },
  brings: {
    pl: 'Statusy przesyłek, imię i pozycja kuriera, przewidywany czas',
    en: 'Statuses of parcels, the courier’s name and position, the expected time',
  },
  icon: 'truck',
  config: settings,
  topics: ['parcel'],
  steps: [
    {
      pl: 'Wysyłaj każdą zmianę jako JSON na {url}?topic=parcel, z podpisem Standard Webhooks: parcel, order, status, at, eta, courier.name, position.lat i lng.',
      en: 'Send each change as JSON to {url}?topic=parcel, signed as Standard Webhooks: parcel, order, status, at, eta, courier.name, position.lat and lng.',
    },
  ],
  verify: (request, { secret, previousSecret }, tools) =>
    verifyStandard(request, [secret, previousSecret], tools),
  map: bringParcel,
})
