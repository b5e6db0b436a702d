import { join } from 'node:path'
import { saleCompleted } from '@splot/contract/events/sale-completed'
import { saleReturned } from '@splot/contract/events/sale-returned'
import { readOrder } from '@splot/contract/order'
import { signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { pos } from './index.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
testSource(pos, {
  settings: { secret: own, movesStock: true },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})

const receipt = (more: object) => ({
  ...{ receipt: '17', store: 'KRK1', at: '2026-11-22T15:00:00+01:00', lines: [{ sku: 'A', quantity: 1 }] },
  ...more,
})
const bring = (payload: unknown) =>
  pos.map({ id: 'd', topic: 'receipts', payload, at: 0 }, pos.config.parse({ secret: own }))
const idsOf = (...receipts: object[]) =>
  new Set(receipts.flatMap((one) => (bring(receipt(one)).events ?? []).map(({ messageId }) => messageId)))
    .size

it('keeps receipts apart that two tills count alike, and codes that only look alike in a row', () => {
  expect(idsOf({ till: '1' }, { till: '2' }, {})).toBe(3)
  expect(idsOf({ store: 'KRK-1', receipt: '7' }, { store: 'KRK', receipt: '1-7' })).toBe(2)
  expect(idsOf({ till: '1', receipt: '7' }, { receipt: '1-7' })).toBe(2)
  expect(idsOf({}, {}, { card: '2600' })).toBe(1)
})

it('tells receipts of two tills, and of two days, as two purchases', () => {
  const told = [{ till: '1' }, { till: '2' }, { till: '1', at: '2026-11-23T15:00:00+01:00' }].map((one) =>
    readOrder(
      saleCompleted.order ?? { act: 'placed', amount: [] },
      bring(receipt(one)).events?.[0]?.properties ?? {},
      'PLN',
    ),
  )
  expect(new Set(told.map(({ key }) => key)).size).toBe(3)
})

it('takes a return as one of the sale it names, whenever and at whichever till it was sold', () => {
  const keyOf = (topic: string, payload: object) => {
    const { events = [] } = pos.map({ id: 'd', topic, payload, at: 0 }, pos.config.parse({ secret: own }))
    const { order } = topic === 'returns' ? saleReturned : saleCompleted
    return readOrder(order ?? { act: 'placed', amount: [] }, events[0]?.properties ?? {}, 'PLN').key
  }
  const later = { receipt: 'K-3', at: '2026-11-25T11:00:00+01:00' }
  const day = '2026-11-22'
  for (const [sold, named] of [
    [{ till: '2' }, { till: '1', sale_receipt: '17', sale_till: '2', sale_at: '2026-11-22T15:00:00+01:00' }],
    [{}, { sale_receipt: 17, sale_at: day }],
  ] as const)
    expect(keyOf('returns', receipt({ ...later, ...named }))).toBe(keyOf('receipts', receipt(sold)))
  // Of one that names no sale the money is known, and not what it was for.
  expect(keyOf('returns', receipt(later))).not.toBe(keyOf('receipts', receipt({})))
  // A till's number alone is not enough: it begins to count anew.
  expect(keyOf('returns', receipt({ ...later, sale_receipt: '17' }))).not.toBe(keyOf('receipts', receipt({})))
})

it('does not run the lines of two tills together where a file mixes them', () => {
  const head = { receipt: '17', store: 'KRK1', at: '2026-11-22T15:00:00+01:00' }
  const row = (till: string, sku: string) => ({ ...head, till, sku, quantity: '1' })
  const { events = [] } = bring([row('1', 'A'), row('2', 'B'), row('1', 'C')])
  expect(events.map(({ properties }) => properties?.products)).toEqual([
    [
      { sku: 'A', quantity: 1 },
      { sku: 'C', quantity: 1 },
    ],
    [{ sku: 'B', quantity: 1 }],
  ])
})

it('says who a passer-by was, where her card is read after the receipt was sent', () => {
  const [guest] = bring(receipt({})).events ?? []
  const named = bring(receipt({ card: '2600' }))
  expect(named.events?.[0]?.messageId).toBe(guest?.messageId)
  expect(named.events?.[0]?.anonymousId).toBeUndefined()
  expect(named.guests).toMatchObject([{ guest: guest?.anonymousId, event: { type: 'identify' } }])
  expect(JSON.stringify(named.guests)).toContain('2600')
  // By a till nobody's devices are joined.
  expect(named.guests?.[0]?.event.context).toMatchObject({ channel: 'store' })
  expect(bring(receipt({})).guests).toEqual([])
})
