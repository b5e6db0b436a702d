import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  freeOf,
  keyOf,
  kinds,
  type Level,
  type Levels,
  type Line,
  listShort,
  move,
  reserve,
  settle,
  shortOf,
} from './rules.ts'

describe('a movement', () => {
  const level: Level = { onHand: 5, reserved: 2 }
  it.each([
    ['receipt', 3, 8],
    ['sale', 3, 2],
    ['return', 1, 6],
    ['loss', 3, 2],
    ['count', 2, 2],
    // The shelf says so, whatever was promised of it.
    ['count', 1, 1],
    ['loss', 4, 1],
  ] as const)('%s of %i', (kind, quantity, onHand) =>
    expect(move(level, kind, quantity)).toMatchObject({
      ok: true,
      level: { onHand, reserved: 2 },
      delta: onHand - 5,
    }),
  )
  it.each([
    ['sale', 6, 'stock_short'],
    ['sale', 4, 'stock_reserved'],
    ['receipt', 1_000_000_000, 'stock_short'],
  ] as const)('%s of %i is refused: %s', (kind, quantity, reason) =>
    expect(move(level, kind, quantity)).toEqual({ ok: false, reason }),
  )
})

describe('any life of a shelf', () => {
  const items = ['a', 'b'].map((sku) => ({ storeId: 's', sku }))
  const line = fc.record({
    storeId: fc.constant('s'),
    sku: fc.constantFrom('a', 'b'),
    quantity: fc.integer({ min: 1, max: 4 }),
  })
  const act = fc.oneof(
    fc.record({ do: fc.constant('move' as const), kind: fc.constantFrom(...kinds), line }),
    fc.record({ do: fc.constant('reserve' as const), lines: fc.array(line, { minLength: 1, maxLength: 3 }) }),
    fc.record({ do: fc.constant('settle' as const), which: fc.nat(9), isTaken: fc.boolean() }),
  )
  const invariant = (levels: Levels) => {
    for (const level of levels.values()) {
      expect(level.onHand).toBeGreaterThanOrEqual(0)
      expect(level.reserved).toBeGreaterThanOrEqual(0)
      expect(freeOf(level) - shortOf(level)).toBe(level.onHand - level.reserved)
    }
  }
  it('never below nought, never promised twice; what is promised is the sum of what is held, and only the shelf makes it short', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let levels: Levels = new Map(items.map((item) => [keyOf(item), { onHand: 3, reserved: 0 }]))
        const held: Line[][] = []
        for (const one of acts) {
          const before = levels
          if (one.do === 'reserve') {
            const result = reserve(levels, one.lines)
            if (result.ok) held.push(one.lines)
            levels = result.ok ? result.levels : levels
          } else if (one.do === 'settle') {
            const [lines = []] = held.splice(one.which % Math.max(1, held.length), 1)
            levels = settle(levels, lines, one.isTaken)
          } else {
            const key = keyOf(one.line)
            const result = move(levels.get(key) ?? { onHand: 0, reserved: 0 }, one.kind, one.line.quantity)
            if (result.ok) levels = new Map(levels).set(key, result.level)
          }
          invariant(levels)
          // Less than is promised is found on a shelf, never sold or promised away.
          const isFound = one.do === 'move' && (one.kind === 'count' || one.kind === 'loss')
          for (const [key, level] of levels)
            if (!isFound) expect(shortOf(level)).toBeLessThanOrEqual(shortOf(before.get(key) ?? level))
          for (const item of items) {
            const promised = held.flat().filter((own) => own.sku === item.sku)
            expect(levels.get(keyOf(item))?.reserved).toBe(
              promised.reduce((sum, own) => sum + own.quantity, 0),
            )
          }
        }
      }),
    )
  })
  it('all lines or none, the same item counted together', () => {
    const levels: Levels = new Map([[keyOf({ storeId: 's', sku: 'a' }), { onHand: 3, reserved: 0 }]])
    const two = { storeId: 's', sku: 'a', quantity: 2 }
    expect(reserve(levels, [two, two])).toEqual({ ok: false, short: [{ ...two, quantity: 4, free: 3 }] })
  })
})

describe('a shelf that is oversold', () => {
  const level: Level = { onHand: 1, reserved: 3 }
  it('has nothing to give, and says how much it lacks', () => {
    expect([freeOf(level), shortOf(level)]).toEqual([0, 2])
    const item = { storeId: 's', sku: 'a' }
    const one = { ...item, quantity: 1 }
    expect(reserve(new Map([[keyOf(item), level]]), [one])).toEqual({
      ok: false,
      short: [{ ...one, free: 0 }],
    })
    expect(move(level, 'sale', 1)).toEqual({ ok: false, reason: 'stock_reserved' })
    expect(move(level, 'receipt', 1)).toMatchObject({ ok: true, level: { onHand: 2, reserved: 3 } })
  })

  it('who was promised first has hers; the others wait for what is missing', () => {
    const promised = [
      { who: 'a', quantity: 1 },
      { who: 'b', quantity: 2 },
      { who: 'c', quantity: 1 },
    ]
    expect(listShort(2, promised)).toEqual([
      { who: 'b', quantity: 2, short: 1 },
      { who: 'c', quantity: 1, short: 1 },
    ])
  })

  it('what is missing is divided among those who wait, to the piece', () => {
    const promised = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 5 }) }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.nat(20), promised, (onHand, all) => {
        const reserved = all.reduce((sum, one) => sum + one.quantity, 0)
        const missing = listShort(onHand, all).reduce((sum, one) => sum + one.short, 0)
        expect(missing).toBe(shortOf({ onHand, reserved }))
      }),
    )
  })
})
