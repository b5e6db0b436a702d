import { describe, expect, it } from 'vitest'
import { planPeople, planPower } from './plan.ts'
import { compareShares } from './sequence.ts'

/** A die that falls the same way for a seed (mulberry32). */
function makeDie(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const halves = [50, 50]

describe('a test planned by the difference it is to find', () => {
  it.each([
    [0.05, 0.02],
    [0.2, 0.05],
    [0.01, 0.02],
  ])('finds it in eight of ten cases with so many people: %d, %d more', (base, difference) => {
    const people = planPeople({ base, difference, weights: halves }) ?? 0
    const die = makeDie(7)
    const half = Math.round(people / 2)
    const draw = (rate: number) => {
      let did = 0
      for (let i = 0; i < half; i++) if (die() < rate) did++
      return { people: half, did }
    }
    const trials = 400
    let found = 0
    for (let i = 0; i < trials; i++) if (compareShares(draw(base + difference), draw(base)).from > 0) found++
    // Three standard deviations of chance around it; the plan is no wild guess the other way either.
    const chance = 3 * Math.sqrt(planPower * (1 - planPower) * trials)
    expect(found).toBeGreaterThan(planPower * trials - chance)
    expect(found).toBeLessThan(0.9 * trials + chance)
  })

  it('takes more people for less, for more arms, and for a small one', () => {
    const of = (given: object) => planPeople({ base: 0.05, difference: 0.01, weights: halves, ...given }) ?? 0
    expect(of({ difference: 0.005 })).toBeGreaterThan(3 * of({}))
    expect(of({ weights: [34, 33, 33] })).toBeGreaterThan(1.5 * of({}))
    expect(of({ weights: [90, 10] })).toBeGreaterThan(2 * of({}))
    // A test that is looked at once, at its end: 16,316 (Fleiss, 80 %, two-sided 5 %); looking every day costs more.
    expect(of({})).toBeGreaterThan(16_316)
    expect(of({})).toBeLessThan(3 * 16_316)
  })

  it('says so where no brand has so many people', () => {
    expect(planPeople({ base: 0.05, difference: 1e-6, weights: halves })).toBeNull()
  })
})
