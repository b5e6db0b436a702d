import { formatMoney } from '@splot/contract/money'
import { describe, expect, it } from 'vitest'
import { createFormat, daysBetween } from './format.ts'

const pl = createFormat('pl')
const en = createFormat('en')
/** No-break spaces are right in type and wrong in a test's eye. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const noon = new Date(2026, 10, 22, 14, 5).getTime()
const hour = 3_600_000

describe('createFormat', () => {
  it('tells moments by the clock it is given', () => {
    const at = '2026-11-22T23:30:00Z'
    expect(createFormat('pl', 'Europe/Warsaw').dateTime(at)).toBe('23 lis 2026, 0:30')
    expect(createFormat('pl', 'America/New_York').dateTime(at)).toBe('22 lis 2026, 18:30')
  })

  it('writes money as people do', () => {
    expect(plain(pl.money(123_450, 'PLN'))).toBe('1 234,50 zł')
    expect(plain(en.money(123_450, 'EUR'))).toBe('€1,234.50')
    expect(plain(en.money(54_900, 'PLN'))).toBe('PLN 549.00')
  })

  it.each(['PLN', 'EUR', 'USD', 'GBP', 'JPY', 'KWD', 'CZK'])(
    'writes %s as tills, letters and sentences do',
    (currency) => {
      for (const minor of [0, 5, -54_900, 1_234_567_890])
        for (const language of ['pl', 'en'] as const)
          expect(createFormat(language).money(minor, currency)).toBe(
            formatMoney({ minor: BigInt(minor), currency }, language),
          )
    },
  )

  it('groups thousands from four digits on', () => {
    expect(plain(pl.number(1234))).toBe('1 234')
  })

  it('writes what is less than nothing with a minus sign, as money is', () => {
    expect(plain(pl.decimal(-29.8, 1))).toBe('−29,8')
    expect(en.decimal(-100, 1)).toBe('−100.0')
    expect(plain(pl.number(-1234))).toBe('−1 234')
    expect(plain(pl.money(-1250, 'PLN'))).toBe('−12,50 zł')
  })

  it('writes dates and times', () => {
    expect(pl.dateTime(noon)).toBe('22 lis 2026, 14:05')
    expect(en.dateTime(noon)).toBe('22 Nov 2026, 14:05')
    expect(pl.time(noon - 5 * hour)).toBe('9:05')
    expect(pl.monthSince(noon)).toBe('listopada 2026')
  })

  it('names near days', () => {
    expect(pl.day(noon, noon)).toBe('Dziś, niedziela 22 lis')
    expect(pl.day(noon - 24 * hour, noon)).toBe('Wczoraj, sobota 21 lis')
    expect(en.day(noon - 72 * hour, noon)).toBe('Thursday 19 Nov')
  })

  it('tells how long ago', () => {
    expect([1_000, 5 * 60_000, 3 * hour, 24 * hour, 240 * hour].map((ms) => pl.ago(noon - ms, noon))).toEqual(
      ['teraz', '5 min temu', 'dziś, 11:05', 'wczoraj, 14:05', '12 lis 2026'],
    )
  })

  it('tells how long something took, and lists', () => {
    expect([90_000, 238 * 60_000, 2 * hour, 49 * hour].map((ms) => plain(pl.span(ms)))).toEqual([
      '2 min',
      '3 godz. 58 min',
      '2 godz.',
      '2 dni',
    ])
    expect(pl.list(['a', 'b', 'c'])).toBe('a, b i c')
  })

  it('counts days by the calendar, not by 24 hours', () => {
    expect(
      daysBetween(new Date(2026, 10, 21, 23, 59).getTime(), new Date(2026, 10, 22, 0, 1).getTime()),
    ).toBe(1)
  })
})
