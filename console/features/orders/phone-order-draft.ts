import type { PlaceOrderBody } from '../../app/api.gen.ts'
import type { Customer } from '../../app/api.ts'

export const payments = ['link', 'in_store', 'on_delivery'] as const
export type Payment = (typeof payments)[number]

/** An order by phone as its form holds it. */
export interface PhoneOrder {
  kind: 'ship' | 'pickup'
  carrier: string
  storeId: string
  name: string
  email: string
  phone: string
  street: string
  postcode: string
  city: string
  point: string
  payment: Payment
  /** Of hers, to be spent on it. */
  points: number
  note: string
}

/** Begins with what is known of her; what is masked is asked for. */
export function beginOrder({ name, identifiers }: Pick<Customer, 'name' | 'identifiers'>): PhoneOrder {
  const known = (kind: string) => identifiers.find((one) => one.kind === kind && !one.masked)?.value ?? ''
  return {
    ...{ kind: 'ship', carrier: '', storeId: '', name: name ?? '', email: known('email') },
    ...{
      phone: known('phone'),
      street: '',
      postcode: '',
      city: '',
      point: '',
      payment: 'link',
      points: 0,
      note: '',
    },
  }
}

/** Where she pays depends on how it reaches her. */
export const paymentsOf = (kind: PhoneOrder['kind']): readonly Payment[] =>
  kind === 'ship' ? ['link', 'on_delivery'] : ['link', 'in_store']

export function isIncomplete(draft: PhoneOrder, { isPoint }: { isPoint: boolean }): boolean {
  const { kind, storeId, carrier, street, postcode, city, point, name, email, phone } = draft
  const isReachable = name.trim() !== '' && (email.trim() !== '' || phone.trim() !== '')
  if (!isReachable) return true
  if (kind === 'pickup') return storeId === ''
  return [carrier, street, postcode, city, ...(isPoint ? [point] : [])].some((one) => one.trim() === '')
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The cart as it was seen, bought for her on the phone. */
export function bodyOf(
  draft: PhoneOrder,
  about: { customerId: string; cartId: string; version: string },
): PlaceOrderBody {
  const { kind, carrier, storeId, street, postcode, city, payment, points } = draft
  const name = orNull(draft.name)
  const address = { name, street: street.trim(), postcode: postcode.trim(), city: city.trim() }
  return {
    ...{ ...about, channel: 'call', points, note: orNull(draft.note) },
    delivery:
      kind === 'pickup'
        ? { kind, storeId }
        : { kind, carrier, address: { ...address, point: orNull(draft.point) } },
    contact: { name, email: orNull(draft.email), phone: orNull(draft.phone) },
    // Without a way to pay it waits for a link, three days.
    method: payment === 'link' ? null : payment,
  }
}
