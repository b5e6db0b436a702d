import { describe, expect, it } from 'vitest'
import { type Condition, checkCondition } from './condition.ts'
import { asksEntry, asksEntryAlone, bindEntry } from './entry-window.ts'
import { sayCondition } from './sentence.ts'

const bought: Condition = {
  ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { since: 'entry' } },
}
const inCart: Condition = { kind: 'cart', state: 'filled' }
const deep: Condition = { kind: 'all', of: [inCart, { kind: 'not', of: { kind: 'any', of: [bought] } }] }

describe('a window that begins when she comes in', () => {
  it('stands in journeys alone: elsewhere it is refused at its place', () => {
    expect(checkCondition(deep, true)).toEqual({ ok: true, condition: deep })
    const read = checkCondition(deep)
    expect(read.ok ? null : [read.fault.code, read.fault.path]).toEqual([
      'condition_value',
      'condition.of[1].of.of[0].window',
    ])
    expect(checkCondition({ ...bought, window: { since: 'yesterday' } }, true).ok).toBe(false)
  })

  it('is bound to her moment, however deep; what brought her in lies before it', () => {
    const at = Date.parse('2026-11-23T10:00:00.000Z')
    const window = { from: '2026-11-23T10:00:00.001Z' }
    expect(bindEntry(deep, at)).toEqual({
      kind: 'all',
      of: [inCart, { kind: 'not', of: { kind: 'any', of: [{ ...bought, window }] } }],
    })
    expect(bindEntry(inCart, at)).toBe(inCart)
    expect(asksEntry(bindEntry(deep, at))).toBe(false)
  })

  it('tells whether anything further back is looked at', () => {
    expect([asksEntry(deep), asksEntryAlone(deep)]).toEqual([true, false])
    const beside = (other: Condition): boolean => asksEntryAlone({ kind: 'all', of: [bought, other] })
    expect(beside({ kind: 'trait', trait: 'city', op: 'set' })).toBe(true)
    expect(beside({ ...bought, window: 'ever' } as Condition)).toBe(false)
    expect(asksEntry(inCart)).toBe(false)
  })

  it('is said in both languages', () => {
    expect(sayCondition(bought, 'pl')).toBe('Zakupy co najmniej 1 raz od wejścia do ścieżki')
    expect(sayCondition(bought, 'en')).toBe('Purchases at least once since coming in')
    expect(sayCondition({ kind: 'not', of: bought }, 'pl')).toBe('Bez zakupu od wejścia do ścieżki')
  })
})
