import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { judgeNaively } from './state.oracle.testkit.ts'
import { type ConsentRow, findObjection, findRestriction, judgeConsent } from './state.ts'

let pos = 0
const row = (given: Partial<ConsentRow>): ConsentRow => ({
  birth: 'a',
  purpose: 'marketing',
  channel: 'email',
  act: 'grant',
  at: 1_000,
  pos: pos++,
  ord: 0,
  isVerified: true,
  isPending: false,
  flaw: null,
  validUntil: null,
  method: 'form',
  ...given,
})
const asked = { purpose: 'marketing', channel: 'email' }
const status = (rows: ConsentRow[], now = 5_000) => judgeConsent(rows, asked, now).status

describe('default deny', () => {
  it.each([
    ['nothing was ever said', []],
    ['another purpose', [row({ purpose: 'profiling' })]],
    ['another channel: SMS is no e-mail', [row({ channel: 'sms' })]],
    ['a yes to everything is a yes to nothing', [row({ channel: '', purpose: '', flaw: 'incomplete' })]],
  ] as const)('%s', (_, rows) => {
    expect(status([...rows])).toBe('no_consent')
  })
})

describe('one birth', () => {
  test('66: a grant without the version of its wording is none', () => {
    expect(status([row({ flaw: 'wording_missing' })])).toBe('wording_missing')
  })
  test('68: grant and withdrawal at the same instant: withdrawn, whichever came first', () => {
    const pair = [row({ act: 'withdraw' }), row({})]
    expect(status(pair)).toBe('withdrawn')
    expect(status([row({}), row({ act: 'withdraw' })])).toBe('withdrawn')
  })
  test('69: out of order, the latest by the time she acted', () => {
    expect(status([row({ act: 'withdraw', at: 2_000 }), row({ at: 1_000 })])).toBe('withdrawn')
    expect(status([row({ act: 'withdraw', at: 1_000 }), row({ at: 2_000 })])).toBe('granted')
  })
  test('76: an import without proof cannot be sent to, and lifts no withdrawal', () => {
    const imported = row({ flaw: 'unproven', at: 3_000 })
    expect(status([imported])).toBe('unproven')
    expect(status([row({ act: 'withdraw' }), imported])).toBe('withdrawn')
  })
  test('a double opt-in waits for its confirmation', () => {
    const pending = row({ isPending: true })
    expect(status([pending])).toBe('unconfirmed')
    expect(status([pending, row({ act: 'confirm', at: 2_000 })])).toBe('granted')
    expect(status([pending, row({ act: 'confirm', at: 2_000, isVerified: false })])).toBe('unverified')
  })
  test('it ends by itself, at the instant it says, and may be renewed', () => {
    const rows = [row({ validUntil: 4_000 })]
    expect([status(rows, 3_999), status(rows, 4_000)]).toEqual(['granted', 'expired'])
    expect(status([...rows, row({ act: 'renew', at: 4_500 })])).toBe('granted')
  })
  test('an unsigned browser answers for its own device alone', () => {
    const said = [row({ channel: 'ads', purpose: 'ads', isVerified: false })]
    expect(judgeConsent(said, { purpose: 'ads', channel: 'ads' }, 5_000).status).toBe('unverified')
    expect(judgeConsent(said, { purpose: 'ads', channel: 'ads', device: 'b' }, 5_000).status).toBe(
      'unverified',
    )
    expect(judgeConsent(said, { purpose: 'ads', channel: 'ads', device: 'a' }, 5_000).status).toBe('granted')
    expect(status([row({ isVerified: false })])).toBe('unverified')
    expect(status([row({ act: 'withdraw' }), row({ at: 4_000, isVerified: false })])).toBe('withdrawn')
    expect(status([row({}), row({ act: 'withdraw', at: 2_000, isVerified: false })])).toBe('withdrawn')
  })
})

describe('several births of one customer', () => {
  test('withdrawn at any is withdrawn, however late the other granted', () => {
    expect(status([row({ act: 'withdraw', birth: 'b' }), row({ at: 4_000 })])).toBe('withdrawn')
  })
  test('a later act that names both lifts it', () => {
    const both = [row({ at: 4_000 }), row({ at: 4_000, birth: 'b' })]
    expect(status([row({ act: 'withdraw', birth: 'b' }), ...both])).toBe('granted')
  })
  test('objection and restriction hold at any birth until they are taken back there', () => {
    const on = row({ act: 'object', birth: 'b', purpose: '*', channel: '*' })
    expect(findObjection([on], asked)).toBe(on)
    expect(
      findObjection([on, row({ act: 'unobject', at: 1_000, birth: 'b', purpose: '*', channel: '*' })], asked),
    ).toBe(on)
    expect(
      findObjection([on, row({ act: 'unobject', at: 1_001, birth: 'b', purpose: '*', channel: '*' })], asked),
    ).toBeNull()
    expect(findObjection([row({ act: 'object', purpose: 'profiling' })], asked)).toBeNull()
    expect(findRestriction([row({ act: 'restrict', purpose: '*', channel: '*' })])).not.toBeNull()
  })
})

const anyRow = fc.record({
  birth: fc.constantFrom('a', 'b', 'c'),
  purpose: fc.constantFrom('marketing', 'ads', '*'),
  channel: fc.constantFrom('email', 'ads', '*'),
  act: fc.constantFrom('grant', 'renew', 'confirm', 'withdraw', 'object', 'unobject', 'restrict'),
  at: fc.integer({ min: 0, max: 6 }),
  pos: fc.integer({ min: 0, max: 1_000 }),
  ord: fc.constant(0),
  isVerified: fc.boolean(),
  isPending: fc.boolean(),
  flaw: fc.constantFrom(null, null, null, 'unproven', 'wording_missing', 'incomplete'),
  validUntil: fc.option(fc.integer({ min: 0, max: 9 })),
  method: fc.constant(null),
}) as fc.Arbitrary<ConsentRow>
const life = fc.uniqueArray(anyRow, { maxLength: 14, selector: (one) => one.pos })
const question = fc.record(
  {
    purpose: fc.constantFrom('marketing', 'ads'),
    channel: fc.constantFrom('email', 'ads'),
    device: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: ['purpose', 'channel'] },
)

describe('against the plain rule', () => {
  it('says the same of every life', () => {
    fc.assert(
      fc.property(life, question, fc.integer({ min: 0, max: 9 }), (rows, asked, now) => {
        expect(judgeConsent(rows, asked, now).status).toBe(judgeNaively(rows, asked, now))
      }),
      { numRuns: 20_000 },
    )
  })
  it('never hangs on the order in which acts came in', () => {
    fc.assert(
      fc.property(life, question, (rows, asked) => {
        const shuffled = [...rows].sort((a, b) => (a.pos % 7) - (b.pos % 7))
        expect(judgeConsent(shuffled, asked, 5).status).toBe(judgeConsent(rows, asked, 5).status)
      }),
    )
  })
  it('a merge is never laxer than its strictest side; a split gives each side back its own', () => {
    fc.assert(
      fc.property(life, question, (rows, asked) => {
        const left = rows.filter((one) => one.birth === 'a')
        const right = rows.filter((one) => one.birth !== 'a')
        const [a, b, both] = [left, right, rows].map((some) => judgeConsent(some, asked, 5).status)
        if (both === 'granted') expect([a, b]).not.toContain('withdrawn')
        if (a === 'withdrawn' || b === 'withdrawn') expect(both).toBe('withdrawn')
        if (a !== 'granted' && b !== 'granted') expect(both).not.toBe('granted')
      }),
      { numRuns: 5_000 },
    )
  })
})
