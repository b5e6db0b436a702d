import { expect, it } from 'vitest'
import { momentOfWallClock, wallClockOf } from './wall-clock.ts'

const zone = 'Europe/Warsaw'
const iso = (text: string, place = zone) => new Date(momentOfWallClock(text, place)).toISOString()

it('a moment is typed and shown by the clock of one place, wherever the browser stands', () => {
  expect(wallClockOf(Date.parse('2026-11-22T08:00:00Z'), zone)).toBe('2026-11-22T09:00')
  expect(iso('2026-11-22T09:00')).toBe('2026-11-22T08:00:00.000Z')
  expect(iso('2026-07-01T09:00')).toBe('2026-07-01T07:00:00.000Z')
  expect(iso('2026-07-01T09:00', 'Pacific/Honolulu')).toBe('2026-07-01T19:00:00.000Z')
  expect(iso('2026-07-01T00:30', 'Asia/Kathmandu')).toBe('2026-06-30T18:45:00.000Z')
})

it('where the clock is put on or back the moment is one that exists', () => {
  // At two it is three: half past two is half past three.
  expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
  expect(iso('2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z')
  // Half past two comes twice: the first.
  expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(iso('2026-10-25T03:30')).toBe('2026-10-25T02:30:00.000Z')
})
