import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBreach, type GuardFigures, judgeGuards, usualLimits } from './guards.ts'
import { compareShares, halfWidth, weighBreach } from './sequence.ts'

const scale = Number(process.env.GUARANTEE_SCALE ?? 1)

/** A die that always falls the same way for a seed (mulberry32). @returns true with that chance */
function makeDie(seed: number): (chance: number) => boolean {
  let state = seed >>> 0
  return (chance) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 < chance
  }
}

/** The runner prints the seed of a run that failed. */
const withDie = (check: (die: (chance: number) => boolean) => void) =>
  fc.assert(
    fc.property(fc.nat(), (seed) => check(makeDie(seed))),
    { numRuns: 1 },
  )

describe('an interval that may be looked at at any time', () => {
  it('is as wide as the published one', () => {
    // growthbook/growthbook, packages/stats/tests (MIT): proportions, relative, tuned to 5,000.
    expect(halfWidth(6_461, 0.03386, 0.05)).toBeCloseTo(0.10289, 4)
  })

  it('says nothing of nobody', () => {
    const interval = compareShares({ people: 0, did: 0 }, { people: 10, did: 1 })
    expect([interval.from, interval.to]).toEqual([-1, 1])
  })

  it('leaves the truth out in one of twenty trials at most, looked at after every hundred people', () =>
    withDie((die) => {
      const trials = 200 * scale
      let wrong = 0
      for (let trial = 0; trial < trials; trial++) if (findsWhatIsNotThere(die)) wrong++
      // Five in a hundred are allowed for; three standard deviations more would be chance.
      expect(wrong).toBeLessThan(trials * 0.05 + 3 * Math.sqrt(trials * 0.05 * 0.95))
    }))

  it('finds what is there', () => {
    const { from } = compareShares({ people: 10_000, did: 1_200 }, { people: 2_000, did: 180 })
    expect(from).toBeGreaterThan(0)
  })
})

/** Two groups alike, peeked at fifty times. */
function findsWhatIsNotThere(die: (chance: number) => boolean): boolean {
  const [one, other] = [
    { people: 0, did: 0 },
    { people: 0, did: 0 },
  ]
  for (let look = 0; look < 50; look++) {
    for (let i = 0; i < 100; i++) {
      const group = die(0.5) ? one : other
      group.people++
      if (die(0.08)) group.did++
    }
    const { from, to } = compareShares(one, other)
    if (from > 0 || to < 0) return true
  }
  return false
}

const calm: GuardFigures = {
  ...{ reached: 1_000, complaints: 1, unsubscribes: 8, bounces: 20 },
  ...{ converted: { people: 1_000, did: 60 }, heldOut: { people: 200, did: 10 } },
}

describe('guards', () => {
  it('let go on what is within its limits', () => {
    expect(judgeGuards(calm).map(({ state }) => state)).toEqual(['held', 'held', 'held', 'held'])
    expect(findBreach(judgeGuards(calm))).toBeNull()
  })

  it('say that it is too early while so few were asked that nothing could be seen', () => {
    const few = { ...calm, reached: 999, complaints: 0, unsubscribes: 0, bounces: 0 }
    const states = (figures: GuardFigures) => judgeGuards(figures).map(({ state }) => state)
    expect(states(few)).toEqual(['early', 'held', 'held', 'held'])
    expect(states({ ...few, reached: 0 })).toEqual(['early', 'early', 'early', 'held'])
    expect(states({ ...few, reached: 1_000 })[0]).toBe('held')
    expect(judgeGuards({ ...few, reached: 59 })[2]).toMatchObject({ state: 'early', people: 59, needed: 60 })
    // What is above its limit is told of however few there are.
    expect(states({ ...few, reached: 10, bounces: 1 })[2]).toBe('near')
    const alone = { ...calm, heldOut: { people: 29, did: 1 } }
    expect(judgeGuards(alone)[3]).toMatchObject({ state: 'early', people: 29 })
  })

  it('do not stop at what may be chance, and say so', () => {
    const [complaints] = judgeGuards({ ...calm, reached: 100, complaints: 1 })
    expect(complaints).toMatchObject({ guard: 'complaints', state: 'near' })
  })

  it.each([
    ['complaints', { complaints: 14 }],
    ['unsubscribes', { unsubscribes: 60 }],
    ['bounces', { bounces: 110 }],
    ['conversion', { converted: { people: 20_000, did: 400 }, heldOut: { people: 4_000, did: 320 } }],
  ] as const)('stop at too many: %s', (guard, change) => {
    expect(findBreach(judgeGuards({ ...calm, ...change }))).toMatchObject({ guard, state: 'breached' })
  })

  it('compare nobody with nobody', () => {
    const nobody = { people: 0, did: 0 }
    const none = {
      reached: 0,
      complaints: 0,
      unsubscribes: 0,
      bounces: 0,
      converted: nobody,
      heldOut: nobody,
    }
    expect(findBreach(judgeGuards(none))).toBeNull()
  })

  it('sound no false alarm more often than said, looked at after every person', () =>
    withDie((die) => {
      const trials = 300 * scale
      let alarms = 0
      for (let trial = 0; trial < trials; trial++) if (soundsAlarm(die)) alarms++
      expect(alarms).toBeLessThan(trials * 0.05 + 3 * Math.sqrt(trials * 0.05 * 0.95))
    }))
})

/** Two thousand people who leave exactly as often as is borne. */
function soundsAlarm(die: (chance: number) => boolean): boolean {
  let did = 0
  for (let people = 1; people <= 2_000; people++) {
    if (die(usualLimits.unsubscribes)) did++
    if (weighBreach({ people, did }, usualLimits.unsubscribes) >= 20) return true
  }
  return false
}
