import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { field, made } from '@splot/contract/plugin/settings'
import {
  type Brought,
  defineSource,
  type ProofTools,
  type SourceDelivery,
  turnAway,
  type Verdict,
} from '@splot/contract/plugin/source'
import { readInstant, readPayload, track } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'

const settings = z.strictObject({
  secret: made(field.secret({ pl: 'Klucz w adresie', en: 'Key in the address' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
})
type Settings = z.output<typeof settings>

const change = z.looseObject({
  event_ts: z.string(),
  event: z.string(),
  payload: z.looseObject({
    shipment_id: z.union([z.number(), z.string()]),
    status: z.string().nullish(),
    tracking_number: z.string().nullish(),
    reference: z.string().nullish(),
  }),
})

/** Names of the locker's own statuses that say where the parcel is; the others are steps inside the depot. */
const statuses: Readonly<Record<string, string>> = {
  confirmed: 'created',
  dispatched_by_sender: 'in_transit',
  collected_from_sender: 'in_transit',
  taken_by_courier: 'in_transit',
  adopted_at_source_branch: 'in_transit',
  sent_from_source_branch: 'in_transit',
  adopted_at_target_branch: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  ready_to_pickup: 'ready_for_pickup',
  pickup_reminder_sent: 'ready_for_pickup',
  delivered: 'delivered',
  returned_to_sender: 'returned',
  undelivered: 'failed',
}

/** `2020-03-20 15:08:42 +0100` */
const readStamp = (stamp: string, now: number): string =>
  readInstant(stamp.replace(/^(\S+) (\S+) ([+-]\d\d)(\d\d)$/, '$1T$2$3:$4'), now)

function bringChange(delivery: SourceDelivery): Brought {
  const { event_ts, event, payload } = readPayload(change, delivery.payload)
  const status = event === 'shipment_confirmed' ? 'created' : statuses[payload.status ?? '']
  if (status === undefined || !payload.tracking_number) return {}
  const at = readStamp(event_ts, delivery.at)
  const parcel = payload.tracking_number
  const said = {
    order_id: payload.reference || null,
    shipment_id: parcel,
    carrier: 'InPost',
    tracking_url: `https://inpost.pl/sledzenie-przesylek?number=${encodeURIComponent(parcel)}`,
  }
  const moved = track(
    'Shipment Updated',
    { id: `parcel-${parcel}-${status}-${at}`, at, who: null },
    { ...said, status },
  )
  const arrived = track('Order Delivered', { id: `parcel-${parcel}-delivered`, at, who: null }, said)
  return { events: status === 'delivered' ? [moved, arrived] : [moved] }
}

/** Lockers and couriers of an InPost-like carrier, in the form of its ShipX webhooks. */
export const inpost = defineSource({
  id: 'inpost',
  label: { pl: 'InPost', en: 'InPost' },
  brings: {
    pl: 'Statusy przesyłek kurierskich i paczkomatowych',
    en: 'Statuses of parcels by courier and to lockers',
  },
  icon: 'package',
  config: settings,
  topics: ['shipment'],
  steps: [
    {
      pl: 'W Menedżerze Paczek, w zakładce Moje konto › API, wpisz adres {url}?key= i dopisz do niego klucz pokazany przy tworzeniu połączenia.',
      en: 'In Menedżer Paczek, under Moje konto › API, give the address {url}?key= followed by the key shown when the connection was made.',
    },
    {
      pl: 'Nadawaj przesyłki z numerem zamówienia w polu „numer referencyjny” albo przysyłaj numer przesyłki ze sklepu.',
      en: 'Send parcels with the order’s number as their reference, or let the shop tell the parcel’s number.',
    },
  ],
  verify: verifyKey,
  map: bringChange,
})

/** ShipX signs nothing: the key stands in the address. The same body is the same delivery. */
function verifyKey({ query, body }: ReceivedRequest, config: Settings, tools: ProofTools): Verdict {
  // An address may have turned a plus into a space.
  const given = (query.key ?? '').replaceAll(' ', '+')
  if (given === '') return turnAway('signature_missing')
  const isKey = [config.secret, config.previousSecret].some(
    (key) => key !== undefined && tools.isSame(given, key),
  )
  return isKey ? { kind: 'taken', id: tools.hash(body), topic: 'shipment' } : turnAway('signature_wrong')
}
