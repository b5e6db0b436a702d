import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from './allocate.ts'
import { fitStores } from './store-fit.ts'

const shelf: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Kraków: { boots: 1, hat: 0 },
  Łódź: { boots: 2, hat: 3 },
  Gdynia: {},
}
const free = (store: string, sku: string) => shelf[store]?.[sku] ?? 0
const stores = Object.keys(shelf)

describe('which store has what she wants', () => {
  it('the one that has all of it stands first, the one that has nothing last', () => {
    const wanted = [
      { sku: 'boots', quantity: 1 },
      { sku: 'hat', quantity: 1 },
    ]
    expect(fitStores(wanted, stores, free)).toEqual([
      { storeId: 'Łódź', missing: [] },
      { storeId: 'Kraków', missing: [1] },
      { storeId: 'Gdynia', missing: [0, 1] },
    ])
  })

  it('of equals as they were given', () =>
    expect(fitStores([{ sku: 'boots', quantity: 1 }], stores, free).map((one) => one.storeId)).toEqual([
      ...['Kraków', 'Łódź', 'Gdynia'],
    ]))

  it('two lines of the same share what lies there', () => {
    const one = { sku: 'boots', quantity: 1 }
    expect(fitStores([one, one], ['Kraków'], free)).toEqual([{ storeId: 'Kraków', missing: [1] }])
  })

  it('a store that misses nothing is one that an order can be placed in', () => {
    const sku = fc.constantFrom('a', 'b')
    const wanted = fc.array(fc.record({ sku, quantity: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 4,
    })
    const pieces = fc.dictionary(sku, fc.nat(6))
    fc.assert(
      fc.property(wanted, fc.array(pieces, { minLength: 1, maxLength: 3 }), (lines, shelves) => {
        const names = shelves.map((_, i) => String(i))
        const of = (store: string, name: string) => shelves[Number(store)]?.[name] ?? 0
        for (const { storeId, missing } of fitStores(lines, names, of))
          expect(allocate(lines, [storeId], of).ok).toBe(missing.length === 0)
      }),
    )
  })
})
