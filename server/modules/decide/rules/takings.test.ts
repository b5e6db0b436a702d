import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTakings, type Takings } from './takings.ts'

const scale = Number(process.env.GUARANTEE_SCALE ?? 1)

/** Numbers that always fall the same way for a seed (mulberry32): from 0 to 1. */
function makeDie(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One in ten buys; what she spends is spread as amounts are, a few of them twenty times the usual. */
const spend = (die: () => number): number =>
  die() < 0.1
    ? Math.round(10_000 * Math.exp(Math.sqrt(-2 * Math.log(1 - die())) * Math.cos(6.283 * die())))
    : 0

type Group = { -readonly [K in keyof Takings]: number }
const nobody = (): Group => ({ people: 0, buyers: 0, sum: 0, squares: 0 })

function add(group: Group, spent: number): void {
  group.people++
  if (spent > 0) group.buyers++
  group.sum += spent
  group.squares += spent ** 2
}

/** Two groups alike, one in five held out, looked at after every hundred people. */
function findsWhatIsNotThere(die: () => number): boolean {
  const [reached, heldOut] = [nobody(), nobody()]
  for (let look = 0; look < 40; look++) {
    for (let i = 0; i < 100; i++) add(die() < 0.2 ? heldOut : reached, spend(die))
    const interval = compareTakings(reached, heldOut)
    if (interval !== null && (interval.from > 0 || interval.to < 0)) return true
  }
  return false
}

describe('what a journey brings in money', () => {
  it('is not said of few, nor where nobody has bought', () => {
    const few = { people: 49, buyers: 9, sum: 9_000, squares: 9_000_000 }
    const many = { people: 5_000, buyers: 0, sum: 0, squares: 0 }
    expect(compareTakings(many, few)).toBeNull()
    expect(compareTakings(many, many)).toBeNull()
  })

  it('is as sure of a group without buyers as of any other', () => {
    const reached = { people: 60, buyers: 3, sum: 30_000, squares: 300_000_000 }
    const heldOut = { people: 60, buyers: 0, sum: 0, squares: 0 }
    expect(compareTakings(reached, heldOut)?.from).toBeLessThan(0)
  })

  it('leaves the truth out in one of twenty trials at most, looked at after every hundred people', () =>
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const die = makeDie(seed)
        const trials = 200 * scale
        let wrong = 0
        for (let trial = 0; trial < trials; trial++) if (findsWhatIsNotThere(die)) wrong++
        expect(wrong).toBeLessThan(trials * 0.05 + 3 * Math.sqrt(trials * 0.05 * 0.95))
      }),
      { numRuns: 1 },
    ))

  it('is found where it is there', () => {
    const die = makeDie(7)
    const [reached, heldOut] = [nobody(), nobody()]
    for (let i = 0; i < 40_000; i++) add(reached, spend(die) + (die() < 0.05 ? 10_000 : 0))
    for (let i = 0; i < 10_000; i++) add(heldOut, spend(die))
    expect(compareTakings(reached, heldOut)?.from).toBeGreaterThan(0)
  })
})
