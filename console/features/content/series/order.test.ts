import { describe, expect, it } from 'vitest'
import { listUnpublished, movePart, nextDay, type Part, setDay } from './order.ts'

const part = (id: string, day: number, state = 'draft') => ({ day, role: null, item: { id, state } }) as Part
const parts = [part('a', 0, 'live'), part('b', 3), part('c', 6, 'changed')]
const seen = (list: readonly Part[]) => list.map(({ day, item }) => `${item.id}${day}`).join(' ')

describe('the order of a series', () => {
  it('neighbours change places and the days stay', () => {
    expect(seen(movePart(parts, 0, 1))).toBe('b0 a3 c6')
    expect(seen(movePart(parts, 2, -1))).toBe('a0 c3 b6')
    expect(seen(movePart(parts, 0, -1))).toBe('a0 b3 c6')
    expect(seen(movePart(parts, 2, 1))).toBe('a0 b3 c6')
  })

  it('a part goes to its day', () => {
    expect(seen(setDay(parts, 0, 4))).toBe('b3 a4 c6')
    expect(seen(setDay(parts, 2, 3))).toBe('a0 b3 c3')
    expect(seen(setDay(parts, 1, 3))).toBe('a0 b3 c6')
  })

  it('goes on as it went', () => {
    expect(nextDay(parts)).toBe(9)
    expect(nextDay(parts.slice(0, 1))).toBe(2)
    expect(nextDay([])).toBe(0)
    expect(nextDay([part('a', 365), part('b', 365)])).toBe(365)
  })

  it('what is to be published is what nobody gets as it stands', () => {
    expect(seen(listUnpublished(parts))).toBe('b3 c6')
  })
})
