import { expect, it } from 'vitest'
import { findStanding, type OwnMember, type OwnTold } from './standing.ts'

const member = (state: OwnMember['state'], reason: string | null = null): OwnMember => ({ state, reason })
const told = (at: number, of: Partial<OwnTold> = {}): OwnTold => ({
  ...{ isWanted: true, mayKnow: true, isDone: true, at },
  ...of,
})
const waits = (at: number): OwnTold => told(at, { mayKnow: false, isDone: false })
const leaves = (at: number): OwnTold => told(at, { isWanted: false, isDone: false })

it('says since when a platform knows of her, or since when it is to be told', () => {
  expect(findStanding([member('t')], [told(20), told(10)])).toEqual({
    ...{ state: 'told', reason: null, since: 10 },
  })
  expect(findStanding([member('w')], [waits(30)])).toEqual({ state: 'waiting', reason: null, since: 30 })
  // Nobody has looked at her yet.
  expect(findStanding([member('w')], [])).toEqual({ state: 'waiting', reason: null, since: null })
})

it('an address more waits, and she waits with it, since it does', () => {
  expect(findStanding([member('w')], [told(10), waits(40)])).toMatchObject({ state: 'waiting', since: 40 })
})

it('says why she may not be told, and that she is leaving for as long as the platform may know', () => {
  expect(findStanding([member('c', 'withdrawn')], [])).toEqual({
    ...{ state: 'without_consent', reason: 'withdrawn', since: null },
  })
  expect(findStanding([member('c', 'withdrawn')], [leaves(10)])).toEqual({
    ...{ state: 'leaving', reason: 'withdrawn', since: null },
  })
  expect(findStanding([], [leaves(10)])).toMatchObject({ state: 'leaving', reason: null })
  expect(findStanding([member('i')], [])).toMatchObject({ state: 'without_identifier' })
})

it('one old address that leaves does not take her out', () => {
  expect(findStanding([member('t')], [leaves(5), told(10)])).toMatchObject({ state: 'told', since: 10 })
})

it('is silent of whoever is not in it and unknown there', () => {
  expect(findStanding([], [])).toBeNull()
  expect(findStanding([], [told(10, { isWanted: false, mayKnow: false, isDone: false })])).toBeNull()
})

it('where two of her stand there for a moment, who is furthest on speaks', () => {
  expect(findStanding([member('w'), member('t')], [told(10)])).toMatchObject({ state: 'told' })
})
