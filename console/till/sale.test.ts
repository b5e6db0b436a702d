import { describe, expect, it } from 'vitest'
import {
  type Article,
  addArticle,
  findChange,
  findPoints,
  makeOrder,
  mostPieces,
  setQuantity,
  splitDue,
  startSale,
  subtract,
  sumUp,
  worthOfPoints,
} from './sale.ts'

const article = (sku: string, price: string, regular = price): Article => ({
  ...{ sku, gtin: null, productId: 'p', name: 'Sweter „Mgła”', variant: 'M', categories: [], picture: null },
  ...{ price, regular, currency: 'PLN', free: {} },
})
const empty = startSale('s1', 0, 'PLN')

describe('a sale', () => {
  it('counts the same thing scanned twice as two pieces, and keeps what changed last on top', () => {
    const sale = [article('a', '349.00'), article('b', '129.99'), article('a', '349.00')].reduce(
      addArticle,
      empty,
    )
    expect(sale.lines.map((one) => [one.sku, one.quantity])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect(sumUp(sale.lines, 'PLN')).toEqual({ pieces: 3, goods: '827.99', saved: '0.00' })
  })

  it('tells what promotions took off', () => {
    const sale = addArticle(empty, article('a', '143.65', '169.00'))
    expect(sumUp(sale.lines, 'PLN').saved).toBe('25.35')
  })

  it('takes a line away at nought and holds no absurd number of pieces', () => {
    const sale = addArticle(empty, article('a', '1.00'))
    expect(setQuantity(sale, 'a', 0).lines).toEqual([])
    expect(setQuantity(sale, 'a', 1e9).lines[0]?.quantity).toBe(mostPieces)
    expect(setQuantity(sale, 'a', -3).lines).toEqual([])
  })

  it('gives change to the grosz, and none while it is not enough or no amount', () => {
    expect(findChange('700', '672.10', 'PLN')).toBe('27.90')
    expect(findChange('1 000,50', '672.10', 'PLN')).toBe('328.40')
    expect(findChange('672.09', '672.10', 'PLN')).toBeNull()
    expect(findChange('dużo', '672.10', 'PLN')).toBeNull()
    expect(subtract('10.00', '12.00', 'PLN')).toBe('0.00')
  })

  it('is paid in two ways: what is typed of the one, the rest by the other', () => {
    expect(splitDue('100', '264.10', 'PLN')).toEqual({ part: '100.00', rest: '164.10' })
    expect(splitDue(' 64,10 ', '264.10', 'PLN')).toEqual({ part: '64.10', rest: '200.00' })
    for (const odd of ['', '0', '-5', 'dużo', '264.10', '300'])
      expect(splitDue(odd, '264.10', 'PLN')).toBeNull()
  })

  it('offers points in whole lots: as many as pay for something here, and none below the least', () => {
    const spend = { points: 100, worth: '5.00', minimum: 200, mostPercent: 50 }
    const offered = (all: number, total: string) => findPoints(all, spend, { total, currency: 'PLN' })
    expect(offered(1_007, '314.10')).toEqual({ least: 200, most: 1_000 })
    // Half of forty is four lots of five.
    expect(offered(1_007, '40.00')).toEqual({ least: 200, most: 400 })
    expect(offered(1_007, '41.00')).toEqual({ least: 200, most: 500 })
    expect(offered(199, '314.10')).toEqual({ least: 0, most: 0 })
    expect(offered(1_007, '15.00')).toEqual({ least: 200, most: 200 })
    expect(offered(1_007, '10.00')).toEqual({ least: 0, most: 0 })
  })

  it('lets points pay no more than the programme allows', () => {
    const spend = { points: 100, worth: '5.00', mostPercent: 50 }
    expect(worthOfPoints(1_000, spend, { total: '757.00', currency: 'PLN' })).toBe('50.00')
    expect(worthOfPoints(100_000, spend, { total: '757.00', currency: 'PLN' })).toBe('378.50')
  })

  it('tells prices only where it was sold without a network', () => {
    const sale = addArticle(empty, article('a', '10.00'))
    const asked = { storeId: 'KRK1', tillId: '2', payments: [], cart: null, soldAt: 1_000 }
    expect(makeOrder(sale, { ...asked, reason: null })).toMatchObject({
      at: '1970-01-01T00:00:01.000Z',
      lines: [{ sku: 'a', quantity: 1 }],
    })
    expect(makeOrder(sale, { ...asked, reason: 'bez sieci' }).lines).toEqual([
      { sku: 'a', quantity: 1, price: '10.00', reason: 'bez sieci' },
    ])
  })

  it('names her cart instead of its lines', () => {
    const sale = { ...addArticle(empty, article('a', '10.00')), customer: { id: 'c1', name: 'Hanna' } }
    const cart = { id: 'k1', version: 'v1', coupons: ['MGLA10'], points: 100 }
    const asked = { storeId: 'KRK1', tillId: '2', payments: [], cart, soldAt: 1_000, reason: null }
    expect(makeOrder(sale, asked)).toMatchObject({
      ...{ customerId: 'c1', cartId: 'k1', version: 'v1', coupons: ['MGLA10'], points: 100, lines: [] },
    })
  })
})
