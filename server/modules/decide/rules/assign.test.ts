import { describe, expect, it } from 'vitest'
import type { Experiment, HoldOut, Slots } from '../schema.ts'
import { assign, drawArm, growSlots, isCovered, isHeldOut, pickArm, sizeOf } from './assign.ts'

const arms = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]
const running: Experiment = {
  ...{ id: 'e1', name: 'E', hypothesis: '', layer: '', phase: 1, previousId: null, state: 'running', arms },
  ...{
    segmentId: null,
    goal: { kind: 'purchase' },
    windowDays: 14,
    slots: [[0, 10_000]],
    closed: [],
    winner: null,
  },
  ...{ note: null, startedAt: 0, endedAt: null, createdAt: 0, createdBy: 'T', updatedAt: 0 },
}
const units = Array.from({ length: 40_000 }, (_, i) => `unit-${i}`)
const stranger = { first: null, isInAudience: true }

/** How many standard deviations off what is expected of so many throws. */
const zOf = (hits: number, throws: number, chance: number): number =>
  (hits - throws * chance) / Math.sqrt(throws * chance * (1 - chance))

describe('an arm by hash', () => {
  it('is the same whoever asks, and as often as its weight says', () => {
    const uneven = { ...running, arms: [{ id: 'a', label: 'A', weight: 90 }, ...arms.slice(1)] }
    const hits = units.filter((unit) => drawArm(uneven, unit)?.id === 'a').length
    expect(Math.abs(zOf(hits, units.length, 90 / 140))).toBeLessThan(4)
    expect(drawArm(uneven, 'unit-1')).toEqual(drawArm(uneven, 'unit-1'))
  })

  it('tells nothing of another experiment, nor of who is covered', () => {
    const other = { ...running, id: 'e2' }
    const inA = units.filter((unit) => drawArm(running, unit)?.id === 'a')
    const inBoth = inA.filter((unit) => drawArm(other, unit)?.id === 'a')
    expect(Math.abs(zOf(inBoth.length, inA.length, 0.5))).toBeLessThan(4)
    const half = { ...running, slots: [[0, 5_000]] as Slots }
    const covered = inA.filter((unit) => isCovered(half, unit))
    expect(Math.abs(zOf(covered.length, inA.length, 0.5))).toBeLessThan(4)
  })

  it('lies in the part its place falls into', () => {
    expect([0, 0.49, 0.5, 1 - 2 ** -32].map((place) => pickArm(arms, place)?.id)).toEqual([
      'a',
      'a',
      'b',
      'b',
    ])
  })
})

describe('who is in the test', () => {
  it('grows, and nobody who was in falls out', () => {
    const small: Slots = [[0, 500]]
    const large = growSlots(small, [], 2_500) ?? []
    const inSmall = units.filter((unit) => isCovered({ ...running, slots: small }, unit))
    expect(inSmall.every((unit) => isCovered({ ...running, slots: large }, unit))).toBe(true)
    expect(Math.abs(zOf(inSmall.length, units.length, 0.05))).toBeLessThan(4)
  })

  it('is in one experiment of a layer at most', () => {
    const one = growSlots([], [], 3_000) ?? []
    const two = growSlots([], [one], 2_000) ?? []
    const grown = growSlots(one, [two], 6_000) ?? []
    expect([sizeOf(two), sizeOf(grown)]).toEqual([2_000, 6_000])
    const inLayer = (slots: Slots, id: string) => ({ ...running, id, layer: 'mails', slots })
    const both = units.filter(
      (unit) => isCovered(inLayer(grown, 'x'), unit) && isCovered(inLayer(two, 'y'), unit),
    )
    expect(both).toEqual([])
    expect(growSlots(two, [grown], 4_001)).toBeNull()
    expect(growSlots(two, [grown], 4_000)).not.toBeNull()
  })

  it('keeps the arm she met first, whatever the hash says of who she is now', () => {
    const drawn = assign(running, { ...stranger, root: 'u' })
    const other = drawn?.arm === 'a' ? 'b' : 'a'
    const met = { root: 'u', first: other, isInAudience: false }
    expect(assign({ ...running, slots: [] }, met)).toEqual({
      arm: other,
      label: other.toUpperCase(),
      because: 'in_test',
    })
  })

  it('goes the usual way outside of it, past an arm that is closed', () => {
    const out = { ...running, slots: [] }
    expect(assign(out, { ...stranger, root: 'u' })).toMatchObject({ arm: 'a', because: 'outside_coverage' })
    expect(assign(running, { root: 'u', first: null, isInAudience: false })).toMatchObject({
      ...{ arm: 'a', because: 'outside_audience' },
    })
    const closed = [{ arm: 'a', guard: 'complaints' as const, at: 1 }]
    const stopped = { ...running, state: 'stopped' as const, closed }
    expect(assign(stopped, { ...stranger, root: 'u', first: 'a' })).toMatchObject({
      arm: 'b',
      because: 'not_running',
    })
    expect(assign({ ...stopped, closed: [], winner: 'b' }, { ...stranger, root: 'u' })).toMatchObject({
      ...{ arm: 'b', because: 'winner' },
    })
  })
})

describe('those left alone', () => {
  const dayMs = 86_400_000
  const five: HoldOut = {
    ...{ percent: 5, salt: 's', periodDays: 90, since: 0, reason: 'r', changedAt: 0, changedBy: 'T' },
  }
  const heldOut = (one: HoldOut, now: number) => units.filter((unit) => isHeldOut(one, unit, now))

  it('are so many of all, and stay when the share grows', () => {
    const held = heldOut(five, dayMs)
    expect(Math.abs(zOf(held.length, units.length, 0.05))).toBeLessThan(4)
    expect(held.every((unit) => isHeldOut({ ...five, percent: 10 }, unit, dayMs))).toBe(true)
    expect(heldOut({ ...five, percent: 0 }, dayMs)).toEqual([])
  })

  it('are others in the next period, drawn anew', () => {
    const [now, next] = [new Set(heldOut(five, 89 * dayMs)), heldOut(five, 90 * dayMs)]
    const both = next.filter((unit) => now.has(unit)).length
    expect(Math.abs(zOf(both, next.length, 0.05))).toBeLessThan(4)
    expect(heldOut({ ...five, periodDays: 0 }, 900 * dayMs)).toEqual(heldOut({ ...five, periodDays: 0 }, 0))
  })
})
