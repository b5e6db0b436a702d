import { expect, it } from 'vitest'
import { beginOrder, bodyOf, isIncomplete, paymentsOf } from './phone-order-draft.ts'

const identifier = (kind: 'email' | 'phone', value: string, masked: boolean) => ({
  ...{ kind, value, masked, birthId: 'b', source: 's', firstSeenAt: '2026-11-22T12:00:00.000Z' },
})
const begun = beginOrder({
  name: 'Anna Nowak',
  identifiers: [identifier('email', 'a•••@example.pl', true), identifier('phone', '+48600100200', false)],
})
const about = { customerId: 'c', cartId: 'k', version: 'v' }

it('begins with what is known of her and shown whole', () => {
  expect(begun).toMatchObject({ name: 'Anna Nowak', email: '', phone: '+48600100200', payment: 'link' })
})

it('asks for an address where it is sent, for a store where it is kept, for a point where it lies there', () => {
  const sent = { ...begun, carrier: 'kurier', street: 'Długa 1', postcode: '30-001', city: 'Kraków' }
  expect(isIncomplete(begun, { isPoint: false })).toBe(true)
  expect(isIncomplete(sent, { isPoint: false })).toBe(false)
  expect(isIncomplete(sent, { isPoint: true })).toBe(true)
  expect(isIncomplete({ ...begun, kind: 'pickup', storeId: 'KRK1' }, { isPoint: false })).toBe(false)
  expect(isIncomplete({ ...sent, phone: ' ' }, { isPoint: false })).toBe(true)
  expect(paymentsOf('pickup')).toEqual(['link', 'in_store'])
})

it('is the cart as it was seen, paid by link or where she gets it', () => {
  const kept = bodyOf({ ...begun, kind: 'pickup', storeId: 'KRK1', payment: 'in_store' }, about)
  expect(kept).toMatchObject({ ...about, channel: 'call', method: 'in_store', note: null })
  expect(kept.delivery).toEqual({ kind: 'pickup', storeId: 'KRK1' })
  expect(bodyOf(begun, about)).toMatchObject({ method: null, points: 0, delivery: { kind: 'ship' } })
  expect(bodyOf({ ...begun, points: 300 }, about)).toMatchObject({ points: 300 })
})
