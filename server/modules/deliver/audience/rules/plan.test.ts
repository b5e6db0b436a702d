import { expect, test } from 'vitest'
import type { ToldRow } from '../store/told.ts'
import { pauseAfter, planTold, type Wanted } from './plan.ts'

const row = (over: Partial<ToldRow> = {}): ToldRow => ({
  ...{ kind: 'email', hash: 'h1', birth: 'b1', root: 'r1' },
  ...{ isWanted: true, mayKnow: true, isDone: true },
  ...over,
})
const wanted = (over: Partial<Wanted> = {}): Wanted => ({
  ...{ kind: 'email', hash: 'h1', birth: 'b1', root: 'r1' },
  ...over,
})
const nothing = { put: [], drop: [] }

test('what is told and still wanted needs nothing', () => {
  expect(planTold([row()], [wanted()])).toEqual(nothing)
  expect(planTold([], [])).toEqual(nothing)
})

test('who is wanted anew is to join, who is wanted no more to leave', () => {
  expect(planTold([], [wanted()]).put).toEqual([row({ mayKnow: false, isDone: false })])
  expect(planTold([row()], []).put).toEqual([row({ isWanted: false, isDone: false })])
  // On her way out already.
  expect(planTold([row({ isWanted: false, isDone: false })], [])).toEqual(nothing)
})

test('of whom the platform never heard it is not told to take her out', () => {
  const waiting = row({ mayKnow: false, isDone: false })
  expect(planTold([waiting], [])).toEqual({ put: [], drop: [waiting] })
})

test('wanted again before she was out: she joins again, whatever became of the removal', () => {
  const leaving = row({ isWanted: false, isDone: false })
  expect(planTold([leaving], [wanted()]).put).toEqual([row({ isDone: false })])
})

test('one address less: she leaves by it and joins again by the other', () => {
  const phone = row({ kind: 'phone', hash: 'h2', birth: 'b2' })
  const { put } = planTold([row(), phone], [wanted()])
  expect(put).toEqual([row({ isDone: false }), { ...phone, isWanted: false, isDone: false }])
})

test('joined to another person her identifier goes over, and is not told again', () => {
  expect(planTold([row()], [wanted({ root: 'r0' })]).put).toEqual([row({ root: 'r0' })])
})

test('it is told again soon, then later, at last once an hour; what a person must mend hourly', () => {
  const pauses = [0, 1, 2, 9].map((attempts) => pauseAfter({ attempts, isFirm: false, retryAfterMs: null }))
  expect(pauses).toEqual([10_000, 30_000, 90_000, 3_600_000])
  expect(pauseAfter({ attempts: 0, isFirm: false, retryAfterMs: 60_000 })).toBe(60_000)
  expect(pauseAfter({ attempts: 0, isFirm: false, retryAfterMs: 9e9 })).toBe(3_600_000)
  expect(pauseAfter({ attempts: 0, isFirm: true, retryAfterMs: null })).toBe(3_600_000)
})
