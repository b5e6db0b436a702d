import { describe, expect, it } from 'vitest'
import { dueOfKept, isChosenNow, keepsNothing, readKept } from './keep-draft.ts'
import { refundOfBack } from './return-draft.ts'

const order = {
  ...{ kind: 'try', currency: 'PLN', acts: ['collect', 'no_show', 'cancel'] },
  lines: [
    { line: '1', quantity: 1, sum: '400.00' },
    { line: '2', quantity: 3, sum: '100.00' },
  ],
  totals: { total: '500.00', due: '500.00' },
}

describe('what she keeps of what she tried on', () => {
  it('is all of it until somebody says otherwise', () => {
    expect(dueOfKept(order, {})).toBe('500.00')
    expect(readKept(order, {})).toEqual([
      { line: '1', quantity: 1 },
      { line: '2', quantity: 3 },
    ])
  })

  it('is paid for piece by piece, rounded down as the server does', () => {
    expect(dueOfKept(order, { 1: 0, 2: 2 })).toBe('66.66')
    expect(dueOfKept(order, { 1: 0, 2: 1 })).toBe('33.33')
  })

  it('takes off what is paid already, and never asks for less than nothing', () => {
    const totals = { total: '500.00', due: '100.00' }
    expect([{}, { 2: 0 }, { 1: 0 }].map((kept) => dueOfKept({ ...order, totals }, kept))).toEqual([
      ...['100.00', '0.00', '0.00'],
    ])
  })

  it('is nothing only where every line is left', () => {
    expect([{ 1: 0 }, { 1: 0, 2: 0 }].map((kept) => keepsNothing(order, kept))).toEqual([false, true])
  })

  it('is not asked of a pick-up, nor once it is handed over', () => {
    const others = [
      { ...order, kind: 'pickup' },
      { ...order, acts: ['return'] },
    ]
    expect(others.map(isChosenNow)).toEqual([false, false])
    expect(others.map((one) => readKept(one, { 1: 0 }))).toEqual([null, null])
  })
})

describe('how much goes back, before it does', () => {
  const sold = {
    currency: 'PLN',
    lines: [
      { line: '1', quantity: 1, returned: 0, sum: '400.00' },
      { line: '2', quantity: 3, returned: 0, sum: '100.00' },
    ],
    totals: { total: '515.00', paid: '515.00', refunded: '0.00' },
  }

  it('is nothing until something is chosen', () => {
    expect([{}, { 1: 0 }].map((back) => refundOfBack(sold, back))).toEqual([null, null])
  })

  it('is reckoned piece by piece, so that parts add up to the line', () => {
    expect([{ 1: 1 }, { 2: 1 }, { 2: 2 }].map((back) => refundOfBack(sold, back))).toEqual([
      ...['400.00', '33.33', '66.66'],
    ])
    const after = {
      ...sold,
      lines: sold.lines.map((one) => (one.line === '2' ? { ...one, returned: 2 } : one)),
      totals: { ...sold.totals, refunded: '66.66' },
    }
    expect(refundOfBack(after, { 2: 1 })).toBe('33.34')
  })

  it('pays back the way to her with the last piece, and never what was not paid', () => {
    expect(refundOfBack(sold, { 1: 1, 2: 3 })).toBe('515.00')
    expect(refundOfBack({ ...sold, totals: { ...sold.totals, paid: '0.00' } }, { 1: 1 })).toBe('0.00')
  })
})
