import type { PutOrderSettingsBody } from '../../app/api.gen.ts'
import { readAmount } from '../coupons/pool-model.ts'
import { makeId } from '../loyalty/loyalty-queries.ts'
import type { Carrier, OrderSettings } from './payment-queries.ts'

/** A carrier as its row holds it: texts as they are typed. */
export interface CarrierDraft {
  id: string
  name: string
  texts: Carrier['texts']
  price: string
  freeFrom: string
  isPoint: boolean
}

export interface DeliveryDraft {
  carriers: CarrierDraft[]
  payMinutes: string
  pickupDays: string
  tryDays: string
  isPaidInStore: boolean
  isPaidOnDelivery: boolean
}

const textOf = (value: number | string | null): string =>
  value === null ? '' : String(value).replace('.', ',')

export const draftOf = (settings: OrderSettings): DeliveryDraft => ({
  ...settings,
  carriers: settings.carriers.map(({ price, freeFrom, ...rest }) => ({
    ...rest,
    ...{ price: textOf(price), freeFrom: textOf(freeFrom) },
  })),
  payMinutes: String(settings.payMinutes),
  pickupDays: String(settings.pickupDays),
  tryDays: String(settings.tryDays),
})

/** As the API takes it; a carrier that is new is named by what it is called. @param at now, milliseconds */
export function bodyOf(draft: DeliveryDraft, at: number): PutOrderSettingsBody {
  const carriers = draft.carriers.map(({ id, name, texts, price, freeFrom, isPoint }, i) => ({
    texts,
    ...{ id: id === '' ? makeId(name, at + i) : id, name: name.trim(), price: readAmount(price), isPoint },
    freeFrom: freeFrom.trim() === '' ? null : readAmount(freeFrom),
  }))
  const { isPaidInStore, isPaidOnDelivery } = draft
  const days = { pickupDays: Number(draft.pickupDays), tryDays: Number(draft.tryDays) }
  return { carriers, payMinutes: Number(draft.payMinutes), ...days, isPaidInStore, isPaidOnDelivery }
}
