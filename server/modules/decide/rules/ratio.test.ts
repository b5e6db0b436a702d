import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkRatio, logGamma } from './ratio.ts'

it('knows the gamma function', () => {
  // Python: math.lgamma of 0.5, 1, 10, 1000.5
  expect(logGamma(0.5)).toBeCloseTo(0.5723649429247, 10)
  expect(logGamma(1)).toBeCloseTo(0, 10)
  expect(logGamma(10)).toBeCloseTo(12.8018274800815, 10)
  expect(logGamma(1_000.5)).toBeCloseTo(5_908.6741758, 6)
})

it('finds 52 to 48 at ten thousand, and lets 51 to 49 pass', () => {
  expect(checkRatio([5_200, 4_800], [50, 50]).isMismatch).toBe(true)
  expect(checkRatio([5_100, 4_900], [50, 50]).isMismatch).toBe(false)
  expect(checkRatio([9_000, 1_000], [90, 10]).isMismatch).toBe(false)
  expect(checkRatio([200, 0], [50, 50]).isMismatch).toBe(true)
  expect(checkRatio([0, 0], [50, 50])).toEqual({ isMismatch: false, evidence: 1 })
})

it('sounds a false alarm once in a hundred experiments at most, looked at after every tenth person', () => {
  const scale = Number(process.env.GUARANTEE_SCALE ?? 1)
  const trials = 300 * scale
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      let alarms = 0
      const draw = makeDie(seed)
      for (let trial = 0; trial < trials; trial++) if (isAlarmed(draw)) alarms++
      // One in a hundred is allowed for; four standard deviations more would be chance.
      expect(alarms).toBeLessThan(trials * 0.01 + 4 * Math.sqrt(trials * 0.01))
    }),
    { numRuns: 1 },
  )
})

/** A die that always falls the same way for a seed (mulberry32), from 0 to 1. */
function makeDie(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function isAlarmed(draw: () => number): boolean {
  const counts = [0, 0, 0]
  const weights = [50, 30, 20]
  for (let people = 1; people <= 2_000; people++) {
    const place = draw()
    const arm = place < 0.5 ? 0 : place < 0.8 ? 1 : 2
    counts[arm] = (counts[arm] ?? 0) + 1
    if (people % 10 === 0 && checkRatio(counts, weights).isMismatch) return true
  }
  return false
}
