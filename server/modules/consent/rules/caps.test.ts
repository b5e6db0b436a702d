import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CapRule, type Contact, findCapFault, findCapped, toCapRule } from './caps.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.UTC(2026, 9, 25, 12)
const zone = 'Europe/Warsaw'
const rule = (given: Partial<CapRule>): CapRule => ({
  id: 'r',
  purpose: null,
  group: null,
  channel: null,
  journey: null,
  max: 2,
  window: { kind: 'sliding', ms: day },
  ...given,
})
const contact = (at: number, given: Partial<Contact> = {}): Contact => ({
  at,
  purpose: 'marketing',
  channel: 'email',
  journey: null,
  messageId: `m${at}`,
  ...given,
})
const wanted = { purpose: 'marketing', channel: 'email', journey: null } as const
const capped = (rules: CapRule[], contacts: Contact[], at = now) =>
  findCapped(rules, wanted, { contacts, zone, now: at })

describe('caps', () => {
  it('a sliding window is (now − D, now]: room comes the very instant the oldest has left it', () => {
    const contacts = [contact(now - day + 1), contact(now - hour)]
    expect(capped([rule({})], contacts)).toEqual([
      { rule: 'r', max: 2, used: 2, freeAt: now + 1, lostTo: null },
    ])
    expect(capped([rule({})], contacts, now + 1)).toEqual([])
  })
  it('the day is hers, and has 25 hours when the clocks go back', () => {
    const today = rule({ max: 1, window: { kind: 'day' } })
    // Midnight of 25 October 2026 in Warsaw is 22:00 UTC; the next one 23:00 UTC.
    expect(capped([today], [contact(Date.UTC(2026, 9, 24, 22))])).toHaveLength(1)
    expect(capped([today], [contact(Date.UTC(2026, 9, 24, 21, 59))])).toEqual([])
    expect(capped([today], [contact(now)])[0]?.freeAt).toBe(Date.UTC(2026, 9, 25, 23))
  })
  it('the week begins on Monday', () => {
    const week = rule({ max: 1, window: { kind: 'week' } })
    expect(capped([week], [contact(Date.UTC(2026, 9, 18, 22))])[0]?.freeAt).toBe(Date.UTC(2026, 9, 25, 23))
    expect(capped([week], [contact(Date.UTC(2026, 9, 18, 21))])).toEqual([])
  })
  it('counts all contacts of its scope and no others: calls and pop-ups too', () => {
    const contacts = [
      contact(now, { channel: 'phone_human' }),
      contact(now, { channel: 'onsite', messageId: 'p' }),
    ]
    expect(capped([rule({})], contacts)).toHaveLength(1)
    expect(capped([rule({ group: 'messages' })], contacts)).toEqual([])
    expect(capped([rule({ journey: 'j' })], contacts)).toEqual([])
  })
  it('a clock put back forgets nothing', () => {
    expect(capped([rule({ max: 1 })], [contact(now + 5 * hour)])).toHaveLength(1)
  })
  it('her own choice is one more, and may be none at all', () => {
    const own = toCapRule({ purpose: '*', max: 0, period: 'week', pausedUntil: null })
    expect(own).toMatchObject({ id: 'own:*', max: 0 })
    expect(capped(own === null ? [] : [own], [])).toEqual([
      { rule: 'own:*', max: 0, used: 0, freeAt: null, lostTo: null },
    ])
  })
  it('whoever follows freeAt is let through then, and not before', () => {
    const window = fc.constantFrom<CapRule['window']>(
      { kind: 'sliding', ms: day },
      { kind: 'sliding', ms: 3 * hour },
      { kind: 'day' },
      { kind: 'week' },
    )
    const times = fc.array(fc.integer({ min: -8 * day, max: 0 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(window, times, fc.integer({ min: 1, max: 4 }), (window, ago, max) => {
        const contacts = ago.map((one, i) => contact(now + one, { messageId: `m${i}` }))
        const [full] = capped([rule({ window, max })], contacts)
        if (full?.freeAt === null || full === undefined) return
        expect(full.freeAt).toBeGreaterThan(now)
        expect(capped([rule({ window, max })], contacts, full.freeAt)).toEqual([])
        expect(capped([rule({ window, max })], contacts, full.freeAt - 1)).toHaveLength(1)
      }),
    )
  })
})

describe('64: caps that cannot be meant', () => {
  it.each([
    ['0', [rule({ max: 0 })], 'max'],
    ['-1', [rule({ max: -1 })], 'max'],
    ['a half', [rule({ max: 1.5 })], 'max'],
    ['NaN', [rule({ max: Number.NaN })], 'max'],
    ['a window of nothing', [rule({ window: { kind: 'sliding', ms: 0 } })], 'window'],
    ['the same twice', [rule({}), rule({ id: 's', max: 3 })], 'contradiction'],
    [
      'a day that allows more than its week',
      [rule({ max: 5, window: { kind: 'day' } }), rule({ id: 's', max: 3, window: { kind: 'week' } })],
      'contradiction',
    ],
    ['a channel outside its group', [rule({ group: 'calls', channel: 'email' })], 'contradiction'],
  ] as const)('%s', (_, rules, why) => {
    expect(findCapFault(rules)?.why).toBe(why)
  })
  it('a day and a week that fit, and caps on different things', () => {
    const fit = [
      rule({ max: 1, window: { kind: 'day' } }),
      rule({ id: 's', max: 3, window: { kind: 'week' } }),
      rule({ id: 't', max: 9, channel: 'sms' }),
    ]
    expect(findCapFault(fit)).toBeNull()
  })
})
