import type { LeafOf } from '@splot/contract/segment/leaves'
import { expect, it } from 'vitest'
import { createCalendar } from './calendar.ts'
import { readRing } from './read-ring.ts'
import { addEvent, type PlacedEvent, type Ring } from './ring.ts'
import { traceOf } from './trace.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const worth = (currency?: string): LeafOf<'cart'> => ({
  ...{ kind: 'cart', state: 'filled' },
  total: { op: 'gte', value: 100, ...(currency === undefined ? {} : { currency }) },
})
const filled: PlacedEvent = {
  pos: 1,
  event: {
    ...{ name: 'Cart Updated', ts: now, channel: 'web' },
    properties: { value: 120, currency: 'EUR', products: [{ sku: 'a' }] },
    touchpoint: {
      ...{ source: null, medium: null, campaign: null, clickId: null },
      ...{ referrerHost: null, device: null, store: null },
    },
  },
}

it('what was remembered of a cart without its currency answers nothing that asks for one', () => {
  // As rings were written before: four fields, whatever the currency was.
  const before: Ring = [now, 1, '[1,1200000,[],["a"]]']
  expect(addEvent(undefined, traceOf(worth()), filled)).toEqual(before)
  expect(traceOf(worth('PLN')).key).not.toBe(traceOf(worth()).key)
  expect(traceOf(worth('PLN')).key).toBe(traceOf(worth('EUR')).key)
  const kept = addEvent(undefined, traceOf(worth('PLN')), filled)
  const moment = { now, calendar: createCalendar('Europe/Warsaw') }
  const holds = (leaf: LeafOf<'cart'>, ring: Ring | null) => readRing(leaf, ring, moment).holds
  expect([holds(worth('PLN'), kept), holds(worth('EUR'), kept), holds(worth(), before)]).toEqual([
    ...[false, true, true],
  ])
})
