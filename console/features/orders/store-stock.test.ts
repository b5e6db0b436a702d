import { expect, it } from 'vitest'
import { countHad, sortByHad } from './store-stock.ts'

const free = [
  { sku: 'golf-m', free: { KRK2: 2, WAW1: 1 } },
  { sku: 'szal', free: { WAW1: 3 } },
]
const wanted = [
  { sku: 'golf-m', quantity: 2 },
  { sku: 'szal', quantity: 1 },
]

it('counts lines a store has in full; of what nobody counted it has none', () => {
  expect(['KRK2', 'WAW1', 'GDA1'].map((id) => countHad(wanted, free, id))).toEqual([1, 1, 0])
  expect(countHad([...wanted, { sku: 'gone', quantity: 1 }], free, 'WAW1')).toBe(1)
  expect(countHad([{ sku: 'golf-m', quantity: 1 }], free, 'WAW1')).toBe(1)
})

it('puts the store that has most first', () => {
  const stores = [
    { id: 'a', had: 0 },
    { id: 'b', had: 2 },
    { id: 'c', had: 2 },
  ]
  expect(sortByHad(stores).map((one) => one.id)).toEqual(['b', 'c', 'a'])
})
