import { describe, expect, it } from 'vitest'
import { calendarOf, mondayOf } from './calendar.ts'
import { listAnniversaries, listLooks, nextLook, todaysLook } from './schedule.ts'

const warsaw = calendarOf('Europe/Warsaw')
const at = (text: string) => Date.parse(text)
const say = (ms: number) => new Date(ms).toISOString()

describe('waits by her calendar', () => {
  it('a day later is the same hour of her clock, also over the nights in which clocks change', () => {
    const day = { amount: 1, unit: 'days' } as const
    // 24 October 2026, 18:00 in Warsaw; that night has 25 hours.
    expect(say(warsaw.add(at('2026-10-24T16:00:00Z'), day))).toBe('2026-10-25T17:00:00.000Z')
    // 27 March 2027, 18:00; that night has 23.
    expect(say(warsaw.add(at('2027-03-27T17:00:00Z'), day))).toBe('2027-03-28T16:00:00.000Z')
    // Hours are elapsed time, whatever clocks do.
    expect(say(warsaw.add(at('2026-10-24T16:00:00Z'), { amount: 24, unit: 'hours' }))).toBe(
      '2026-10-25T16:00:00.000Z',
    )
  })

  it('a local time that is skipped is the next valid minute, one that comes twice the first', () => {
    // 02:30 on 28 March 2027 does not exist: 03:00 is next.
    expect(say(warsaw.add(at('2027-03-27T01:30:00Z'), { amount: 1, unit: 'days' }))).toBe(
      '2027-03-28T01:00:00.000Z',
    )
    expect(say(warsaw.at('2027-03-28', '02:30'))).toBe('2027-03-28T01:00:00.000Z')
    // 02:30 on 25 October 2026 comes twice: by summer time first.
    expect(say(warsaw.add(at('2026-10-24T00:30:00Z'), { amount: 1, unit: 'days' }))).toBe(
      '2026-10-25T00:30:00.000Z',
    )
    expect(say(warsaw.next(at('2027-03-28T00:00:00Z'), '02:30'))).toBe('2027-03-28T01:00:00.000Z')
  })

  it('a month later is the same day, or the last one there is', () => {
    expect(warsaw.date(warsaw.add(at('2027-01-31T11:00:00Z'), { amount: 1, unit: 'months' }))).toBe(
      '2027-02-28',
    )
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  })

  it('a time of day comes today or on the next day it may, by her clock', () => {
    expect(say(warsaw.next(at('2026-11-22T07:59:00Z'), '09:00'))).toBe('2026-11-22T08:00:00.000Z')
    expect(say(warsaw.next(at('2026-11-22T08:00:00Z'), '09:00'))).toBe('2026-11-22T08:00:00.000Z')
    expect(say(warsaw.next(at('2026-11-22T08:01:00Z'), '09:00', [1, 2, 3, 4, 5]))).toBe(
      '2026-11-23T08:00:00.000Z',
    )
    expect(say(calendarOf('Asia/Kolkata').next(at('2026-11-22T07:59:00Z'), '09:00'))).toBe(
      '2026-11-23T03:30:00.000Z',
    )
  })
})

describe('looks for people', () => {
  it('by a schedule, at its times of the workspace’s clock', () => {
    const monthly = {
      kind: 'schedule',
      segmentId: 's',
      every: { kind: 'month', day: 31, time: '10:00' },
    } as const
    expect(say(nextLook(monthly, 'Europe/Warsaw', at('2027-02-01T00:00:00Z')) ?? 0)).toBe(
      '2027-02-28T09:00:00.000Z',
    )
    const once = {
      kind: 'schedule',
      segmentId: 's',
      every: { kind: 'once', at: '2026-11-22T10:00:00Z' },
    } as const
    expect(nextLook(once, 'Europe/Warsaw', at('2026-11-22T10:00:00Z'))).toBeNull()
    expect(nextLook({ kind: 'call' }, 'Europe/Warsaw', 0)).toBeNull()
  })

  it('of a quarter, a month without the day has its turn on its last one', () => {
    const monthly = { kind: 'month', day: 31, time: '10:00' } as const
    const looks = listLooks({ kind: 'schedule', segmentId: 's', every: monthly }, 'Europe/Warsaw', {
      from: at('2026-09-30T08:00:00Z'),
      to: at('2026-11-30T09:00:00Z'),
    })
    expect([...looks].map(say)).toEqual([
      '2026-09-30T08:00:00.000Z',
      '2026-10-31T09:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
    ])
  })

  it('of today, to the last minute of a day of 25 hours', () => {
    const night = '2026-10-24T22:05:00.000Z'
    for (const now of ['2026-10-24T22:01:00Z', '2026-10-25T12:00:00Z', '2026-10-25T22:59:00Z'])
      expect(say(todaysLook('Europe/Warsaw', at(now)))).toBe(night)
  })

  it('who was born on the 29th of February has her day on the 28th of other years', () => {
    expect(listAnniversaries('2027-02-28', 0)).toEqual(['02-28', '02-29'])
    expect(listAnniversaries('2028-02-28', 0)).toEqual(['02-28'])
    expect(listAnniversaries('2028-02-29', 0)).toEqual(['02-29'])
    expect(listAnniversaries('2026-11-22', -3)).toEqual(['11-25'])
  })
})
