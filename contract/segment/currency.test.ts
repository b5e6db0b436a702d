import { expect, it } from 'vitest'
import { checkCondition } from './condition.ts'
import { inCurrency } from './currency.ts'
import type { LeafOf } from './leaves.ts'
import { sayCondition } from './sentence.ts'

const value: LeafOf<'orders'> = {
  ...{ kind: 'orders', measure: 'value', op: 'gte', value: 500, window: { last: { days: 90 } } },
}
const count: LeafOf<'orders'> = { ...value, measure: 'count', value: 2 }

it('puts the currency of the workspace at every amount that names none, and nowhere else', () => {
  const euros = { ...value, currency: 'EUR' }
  expect(inCurrency({ kind: 'all', of: [value, { kind: 'not', of: euros }, count] }, 'PLN')).toEqual({
    kind: 'all',
    of: [{ ...value, currency: 'PLN' }, { kind: 'not', of: euros }, count],
  })
})

it('says it', () => {
  expect(sayCondition(inCurrency(value, 'PLN'), 'pl')).toBe(
    'Wartość zakupów co najmniej 500\u00a0zł w ciągu ostatnich 90 dni',
  )
  expect(sayCondition({ ...value, value: 12.5, currency: 'EUR' }, 'en')).toBe(
    'Value of purchases at least €12.50 in the last 90 days',
  )
})

it('takes a currency of an amount alone, and only one there is', () => {
  const faultOf = (condition: unknown) => {
    const read = checkCondition(condition)
    return read.ok ? null : [read.fault.code, read.fault.path]
  }
  expect(faultOf({ ...value, currency: 'EUR' })).toBeNull()
  expect(faultOf({ ...count, currency: 'EUR' })).toEqual(['condition_value', 'condition.currency'])
  expect(faultOf({ ...value, currency: 'zł' })).toEqual(['condition_shape', 'condition.currency'])
})
