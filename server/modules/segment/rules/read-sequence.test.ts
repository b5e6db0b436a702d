import type { LeafOf, SequenceStep } from '@splot/contract/segment/leaves'
import { spanMs } from '@splot/contract/segment/window'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createCalendar } from './calendar.ts'
import { noFacts } from './facts.ts'
import { readRing } from './read-ring.ts'
import { holds, isAfter } from './reference.ts'
import { addEvent, type PlacedEvent, type Ring } from './ring.ts'
import { traceOf } from './trace.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-22T12:00:00Z')
const calendar = createCalendar('Europe/Warsaw')
const nowhere = {
  ...{ source: null, medium: null, campaign: null, clickId: null },
  ...{ referrerHost: null, device: null, store: null },
}

const events = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 })
const span = (hours: readonly number[]) => fc.constantFrom(...hours).map((count) => ({ hours: count }))
const absence = fc.record(
  { events, absent: fc.constant(true as const), for: span([1, 2, 3]) },
  { requiredKeys: ['events', 'absent'] },
)
const steps = fc
  .array(fc.tuple(fc.record({ events }), fc.option(absence)), { minLength: 1, maxLength: 3 })
  .map((pairs) => pairs.flatMap(([step, none]): SequenceStep[] => (none === null ? [step] : [step, none])))
const leaf = fc.record(
  {
    kind: fc.constant('sequence' as const),
    steps,
    within: span([1, 4, 8]),
    window: fc.record({ last: span([10, 20]) }),
  },
  { requiredKeys: ['kind', 'steps', 'window'] },
)
/** By the hour: on every edge as often as beside it, often at one time. */
const life = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(22)), { maxLength: 9 })

const place = (told: readonly (readonly [string, number])[]): PlacedEvent[] =>
  told.map(([name, hours], pos) => ({
    pos,
    event: { name, ts: now - hours * hour, channel: 'web', touchpoint: nowhere, properties: {} },
  }))

const remember = (given: LeafOf<'sequence'>, life: readonly PlacedEvent[]): Ring =>
  life.reduce<Ring>((ring, one) => addEvent(ring, traceOf(given), one) ?? ring, [])

const read = (given: LeafOf<'sequence'>, life: readonly PlacedEvent[], at: number): boolean =>
  holds(given, { events: life, facts: noFacts(''), isIn: () => false }, { now: at, calendar })

/** Every way to choose one event a step, in order, with nothing between them that must not be there: for lives this short. */
function isThereAWay({ steps, within, window }: LeafOf<'sequence'>, life: readonly PlacedEvent[]): boolean {
  const span = within === undefined ? Number.POSITIVE_INFINITY : spanMs(within)
  const may = (step: SequenceStep | undefined) =>
    life.filter(({ event }) => step?.events.includes(event.name) === true)
  const isQuiet = (absence: SequenceStep, from: PlacedEvent, to: PlacedEvent | null) => {
    const since = may(absence).filter((one) => isAfter(one, from))
    if (absence.for === undefined) return !since.some((one) => to === null || isAfter(to, one))
    const end = from.event.ts + spanMs(absence.for)
    return end <= (to?.event.ts ?? now) && !since.some(({ event }) => event.ts < end)
  }
  const follow = (at: number, before: PlacedEvent | null, begin: number): boolean => {
    const absence = steps[at]?.absent === true ? steps[at] : null
    const next = absence === null ? at : at + 1
    const isUndisturbed = (to: PlacedEvent | null) =>
      absence === null || before === null || isQuiet(absence, before, to)
    if (steps[next] === undefined) return isUndisturbed(null)
    return may(steps[next]).some(
      (one) =>
        one.event.ts > now - spanMs(window.last) &&
        (before === null || (isAfter(one, before) && one.event.ts - begin <= span)) &&
        isUndisturbed(one) &&
        follow(next + 1, one, before === null ? one.event.ts : begin),
    )
  }
  return follow(0, null, 0)
}

it('a sequence is read as plainly, and turns by time alone no earlier than is told', () => {
  let yes = 0
  fc.assert(
    fc.property(leaf, life, (given, told) => {
      const lived = place(told)
      const reading = readRing(given, remember(given, lived), { now, calendar })
      expect(reading.holds).toBe(isThereAWay(given, lived))
      expect(read(given, lived, now)).toBe(reading.holds)
      // By the hour nothing turns in between.
      for (let at = now; at < Math.min(reading.until, now + 24 * hour); at += hour)
        expect(read(given, lived, at)).toBe(reading.holds)
      if (reading.holds) yes++
    }),
    { numRuns: 3_000 },
  )
  expect(yes).toBeGreaterThan(500)
})

it('nobody is looked at again for a step that nothing led up to', () => {
  const given: LeafOf<'sequence'> = {
    ...{ kind: 'sequence', window: { last: { hours: 20 } } },
    steps: [{ events: ['a'] }, { events: ['b'] }, { events: ['c'], absent: true, for: { hours: 2 } }],
  }
  const turnsAt = (...told: [string, number][]) =>
    readRing(given, remember(given, place(told)), { now, calendar }).until
  expect(turnsAt(['b', 1])).toBe(Number.POSITIVE_INFINITY)
  expect(turnsAt(['a', 2], ['b', 1])).toBe(now + hour)
})

it('takes no longer for many events that are many steps', () => {
  const given: LeafOf<'sequence'> = {
    ...{ kind: 'sequence', window: { last: { hours: 20 } } },
    steps: [...Array.from({ length: 7 }, (): SequenceStep => ({ events: ['a'] })), { events: ['b'] }],
  }
  const all = place(Array.from({ length: 1_000 }, (_, n) => ['a', 19 - n / 100] as const))
  expect(read(given, all, now)).toBe(false)
  expect(readRing(given, remember(given, all), { now, calendar }).holds).toBe(false)
})

it('added to cart, two days without a purchase, then the mail is opened', () => {
  const given: LeafOf<'sequence'> = {
    kind: 'sequence',
    steps: [{ events: ['a'] }, { events: ['b'], absent: true, for: { hours: 2 } }, { events: ['c'] }],
    window: { last: { hours: 20 } },
  }
  const isIn = (...told: [string, number][]) => {
    const lived = place(told)
    return readRing(given, remember(given, lived), { now, calendar }).holds
  }
  expect(isIn(['a', 10], ['c', 8])).toBe(true)
  expect(isIn(['a', 10], ['c', 9])).toBe(false)
  expect(isIn(['a', 10], ['b', 9], ['c', 7])).toBe(false)
  // What is bought after that time stops nothing.
  expect(isIn(['a', 10], ['b', 8], ['c', 7])).toBe(true)
  expect(isIn(['a', 10], ['b', 9], ['a', 8], ['c', 6])).toBe(true)
})
