import { expect, it } from 'vitest'
import { readDay, readTime, startOfDay, writeDay } from './date-text.ts'

it('writes a day as readers do', () => {
  expect(writeDay('2026-11-22', 'pl')).toBe('22.11.2026')
  expect(writeDay('2026-11-22', 'en')).toBe('22/11/2026')
})

it('reads a day however it was typed, and none that the calendar lacks', () => {
  for (const text of [
    '22.11.2026',
    '22/11/2026',
    ' 22 . 11 . 2026',
    '22-11-2026',
    '22 11 2026',
    '2026-11-22',
  ])
    expect(readDay(text), text).toBe('2026-11-22')
  for (const text of ['', '31.02.2026', '11/22/2026', '22.11', '22.11.26', 'jutro', '22.11.2026 r.'])
    expect(readDay(text), text).toBeNull()
  expect(readDay('29.02.2028')).toBe('2028-02-29')
})

it('reads a time of day', () => {
  expect(['9', '9:5', '0905', '21.30', ' 8 : 00 '].map(readTime)).toEqual([
    '09:00',
    '09:05',
    '09:05',
    '21:30',
    '08:00',
  ])
  expect(['', '24:00', '12:60', 'rano'].map(readTime)).toEqual([null, null, null, null])
})

it('knows when a day begins and when it is over, also where the clocks change', () => {
  expect(startOfDay(undefined)).toBeUndefined()
  for (const day of ['2026-03-29', '2026-10-25', '2026-12-31']) {
    const [from, to] = [new Date(startOfDay(day) ?? ''), new Date(startOfDay(day, 1) ?? '')]
    expect([from.getHours(), to.getHours()]).toEqual([0, 0])
    expect(to.getDate()).not.toBe(from.getDate())
  }
})
