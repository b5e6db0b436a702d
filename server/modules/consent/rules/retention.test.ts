import { expect, it } from 'vitest'
import { longestSlidingMs } from './caps.ts'
import { findCutoffs, isRetentionSound, leastContactMonths, retentionDefaults } from './retention.ts'

const at = (text: string) => Date.parse(text)
const show = (ms: number) => new Date(ms).toISOString()

it('months are the calendar’s, and a day keeps its time over a change of clocks', () => {
  const retention = { ...retentionDefaults, contactMonths: 4, bodyMonths: 12 }
  const cut = findCutoffs(retention, at('2026-03-31T12:00:00+02:00'), 'Europe/Warsaw')
  // There is no 31st of November; in winter noon in Warsaw is 11:00 in UTC.
  expect(show(cut.contacts)).toBe('2025-11-30T11:00:00.000Z')
  expect(show(cut.bodies)).toBe('2025-03-31T10:00:00.000Z')
  expect(show(cut.decisions)).toBe('2023-02-28T11:00:00.000Z')
})

it('no text outlives its message, and no cap looks back further than what is kept', () => {
  expect(isRetentionSound(retentionDefaults)).toBe(true)
  expect(isRetentionSound({ ...retentionDefaults, bodyMonths: 38 })).toBe(false)
  // From the first of March the months before are the shortest.
  const now = at('2027-03-01T12:00:00Z')
  const { contacts } = findCutoffs({ ...retentionDefaults, contactMonths: leastContactMonths }, now, 'UTC')
  expect(now - contacts).toBeGreaterThan(longestSlidingMs)
})
