import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds, type OrderKind, type OrderState, states } from '../schema.ts'
import { type Act, begin, decide, isOver, listActs, rules } from './machine.ts'

const acts: readonly Act[] = [...new Set(rules.map((one) => one.act))]

/** given, when, then: from, act, kind -> state or refusal. */
const ways: readonly [OrderKind, OrderState, Act, OrderState | null][] = [
  ['ship', 'awaiting_payment', 'pay', 'paid'],
  ['ship', 'awaiting_payment', 'pick', null],
  ['ship', 'paid', 'pick', 'picking'],
  ['ship', 'picking', 'ship', 'shipped'],
  ['ship', 'ready', 'collect', null],
  ['ship', 'shipped', 'cancel', null],
  ['ship', 'shipped', 'deliver', 'delivered'],
  ['ship', 'shipped', 'return_all', 'returned'],
  ['ship', 'shipped', 'refuse_some', 'shipped'],
  ['ship', 'delivered', 'refuse_some', null],
  ['ship', 'delivered', 'return_some', 'partly_returned'],
  ['pickup', 'paid', 'ready', 'ready'],
  ['pickup', 'paid', 'collect', null],
  ['pickup', 'ready', 'collect', 'collected'],
  ['pickup', 'ready', 'no_show', 'no_show'],
  ['pickup', 'no_show', 'collect', null],
  ['pickup', 'ready', 'ship', null],
  ['try', 'placed', 'ready', 'ready'],
  ['try', 'ready', 'collect', 'collected'],
  ['try', 'collected', 'cancel', null],
  ['go', 'awaiting_payment', 'pay', 'collected'],
  ['go', 'awaiting_payment', 'expire', 'expired'],
  ['till', 'collected', 'return_some', 'partly_returned'],
  ['till', 'partly_returned', 'return_all', 'returned'],
  ['till', 'returned', 'return_some', null],
  ['pickup', 'expired', 'pay', null],
  ['pickup', 'cancelled', 'cancel', null],
]

describe('the way of an order', () => {
  it.each(ways)('%s, %s, %s: %s', (kind, state, act, to) => {
    expect(decide({ kind, state }, act)?.to ?? null).toBe(to)
  })

  it('begins by how it is paid', () => {
    expect(begin('ship', { dueMinor: 1n, isPaidFirst: true })).toBe('awaiting_payment')
    expect(begin('ship', { dueMinor: 1n, isPaidFirst: false })).toBe('placed')
    expect(begin('pickup', { dueMinor: 0n, isPaidFirst: true })).toBe('paid')
    expect(begin('try', { dueMinor: 1n, isPaidFirst: false })).toBe('placed')
    expect(begin('till', { dueMinor: 0n, isPaidFirst: false })).toBe('collected')
    expect(begin('go', { dueMinor: 0n, isPaidFirst: true })).toBe('collected')
  })

  const reach = (kind: OrderKind): Set<OrderState> => {
    const found = new Set<OrderState>(
      [0n, 1n].flatMap((dueMinor) =>
        [true, false].map((isPaidFirst) => begin(kind, { dueMinor, isPaidFirst })),
      ),
    )
    for (const state of found) for (const act of acts) add(found, decide({ kind, state }, act)?.to)
    return found
  }
  const add = (set: Set<OrderState>, state: OrderState | undefined) => state !== undefined && set.add(state)

  it.each(kinds)('%s: no state without a way out but the ends, and every end is one of the four', (kind) => {
    for (const state of reach(kind)) {
      const out = acts.filter((act) => decide({ kind, state }, act) !== null)
      expect([state, out.length > 0]).toEqual([state, !isOver(state)])
    }
  })

  it('reaches every state there is', () => {
    expect(new Set(kinds.flatMap((kind) => [...reach(kind)]))).toEqual(new Set(states))
  })

  it('in any order of acts pieces leave at most once, and are never both taken and free', () => {
    const anyKind = fc.constantFrom(...kinds)
    const anyActs = fc.array(fc.constantFrom(...acts), { maxLength: 30 })
    fc.assert(
      fc.property(anyKind, fc.boolean(), anyActs, (kind, isPaidFirst, wanted) => {
        let state = begin(kind, { dueMinor: 1n, isPaidFirst })
        let [taken, freed, backs] = [kind === 'till' ? 1 : 0, 0, 0]
        for (const act of wanted) {
          const next = decide({ kind, state }, act)
          if (next === null) continue
          state = next.to
          taken += next.effects.filter((one) => one === 'take_stock').length
          freed += next.effects.filter((one) => one === 'free_stock').length
          backs += next.effects.filter((one) => one === 'pay_back').length
        }
        expect(taken + freed).toBeLessThanOrEqual(1)
        expect(backs).toBe(freed)
      }),
    )
  })

  it('says what can be done, the usual way first', () => {
    expect(listActs({ kind: 'pickup', state: 'paid' })).toEqual(['pick', 'ready', 'cancel'])
    expect(listActs({ kind: 'pickup', state: 'ready' })).toEqual(['collect', 'no_show', 'cancel'])
    expect(listActs({ kind: 'till', state: 'collected' })).toEqual(['return'])
    expect(listActs({ kind: 'ship', state: 'returned' })).toEqual([])
  })
})
