import { expect, it } from 'vitest'
import { percentOff, rangeOf } from './money.ts'

const priced = (price: string, regular = price) => ({ price: { price, regular, currency: 'PLN' } })

it('a row of variants has a range of prices, and the reduction of the cheapest', () => {
  expect(rangeOf([{ price: null }])).toBeNull()
  const range = rangeOf([priced('199.99'), priced('143.65', '169.00'), { price: null }])
  expect(range).toEqual({ from: 14_365, to: 19_999, regular: 16_900, currency: 'PLN' })
  expect(range && percentOff(range)).toBe(15)
  expect(percentOff({ from: 100, to: 100, regular: 100, currency: 'PLN' })).toBe(0)
})
