import { describe, expect, it } from 'vitest'
import { type ArmCount, readFigures } from './figures.ts'

const arms = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]
const count = (arm: string, exposed: number, outcomes: Partial<ArmCount['outcomes']> = {}): ArmCount => ({
  ...{ arm, exposed, crossed: 0 },
  outcomes: { goal: 0, complaint: 0, unsubscribe: 0, bounce: 0, ...outcomes },
})

describe('what is said of an experiment', () => {
  it('is nothing of nobody', () => {
    const { exposed, leader, isMismatch, arms: shown } = readFigures(arms, [], [])
    expect([exposed, leader, isMismatch]).toEqual([0, null, false])
    expect(shown[1]?.difference).toMatchObject({ from: -1, to: 1 })
  })

  it('names an arm that is better for certain, and none by chance', () => {
    const few = readFigures(arms, [], [count('a', 100, { goal: 5 }), count('b', 100, { goal: 10 })])
    expect(few.leader).toBeNull()
    const many = [count('a', 10_000, { goal: 500 }), count('b', 10_000, { goal: 700 })]
    expect(readFigures(arms, [], many)).toMatchObject({ leader: 'b', exposed: 20_000 })
    const closed = [{ arm: 'b', guard: 'complaints' as const, at: 1 }]
    expect(readFigures(arms, closed, many)).toMatchObject({
      leader: null,
      arms: [{}, { closedBy: 'complaints' }],
    })
  })

  it('names none where people do not fall to the arms as planned', () => {
    const lost = [count('a', 10_000, { goal: 500 }), count('b', 8_000, { goal: 700 })]
    expect(readFigures(arms, [], lost)).toMatchObject({ isMismatch: true, leader: null })
  })

  it('sees the arm that does harm, and not the other', () => {
    const harm = readFigures(arms, [], [count('a', 100), count('b', 100, { complaint: 5 })])
    const states = harm.arms.map(({ guards }) => guards.map(({ state }) => state))
    expect(states[0]).toEqual(['early', 'early', 'held', 'early'])
    expect(states[1]?.[0]).toBe('breached')
  })
})
