import type { Where } from '@splot/contract/segment/leaves'
import { expect, it } from 'vitest'
import { indexTraces, listCandidates } from './event-index.ts'
import type { ReadableEvent } from './read-property.ts'
import type { Trace } from './trace.ts'

const nowhere = { source: null, medium: null, campaign: null, clickId: null, referrerHost: null }
const view = (properties: Record<string, unknown>): ReadableEvent => ({
  ...{ name: 'Product Viewed', ts: 0, channel: 'web', properties },
  touchpoint: { ...nowhere, device: null, store: null },
})
const trace = (...where: Where[]): Trace => ({
  ...{ key: JSON.stringify(where), events: ['Product Viewed'], where, shape: { kind: 'newest', keep: 1 } },
})
const under = (property: string, value: string): Where => ({ property, op: 'under', value })

const traces = [
  trace(under('category', 'Swetry')),
  trace(under('category', 'swetry/GOLFY')),
  trace(under('category', 'Buty')),
  trace({ property: 'category', op: 'is', value: 'Swetry' }),
  trace(under('products.category', 'Swetry')),
  trace(),
]
const index = indexTraces(traces).get('Product Viewed')
const find = (properties: Record<string, unknown>) =>
  index === undefined ? [] : [...listCandidates(index, view(properties))].sort()

it('finds who asks for a category by the category itself and by those above it, and nobody else', () => {
  expect(find({ category: 'Swetry > Golfy > Wełna' })).toEqual([0, 1, 5])
  expect(find({ category: 'Swetry' })).toEqual([0, 3, 5])
  expect(find({ category: 'Swetrynka' })).toEqual([5])
  expect(find({ products: [{ category: 'SWETRY / Golfy' }, { category: 'Swetry' }] })).toEqual([4, 5])
})

it('of a thousand categories only those on the way are looked at', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => trace(under('category', `Dział ${i} > Półka`)))
  const found = indexTraces(many).get('Product Viewed')
  expect(found?.always).toEqual([])
  expect(found && listCandidates(found, view({ category: 'dział 7/półka/góra' }))).toEqual([7])
})
