import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyTally, readKpi, tallyPerson, writeTally } from './attribution.ts'
import { drawLot, sizeSample } from './draw.ts'
import { chooseChannels, findReason, listQuestions, readAnswers, type Verdict } from './reach.ts'
import { decideAct, listActs } from './state.ts'

const dayMs = 86_400_000

describe('attribution', () => {
  const at = (day: number) => day * dayMs
  const touch = (campaignId: string, day: number) => ({ birth: 'b', campaignId, at: at(day) })
  const order = (day: number, minor = 100n) => ({ at: at(day), currency: 'PLN', minor })
  const count = (
    touches: ReturnType<typeof touch>[],
    orders: ReturnType<typeof order>[],
    leadDay?: number,
  ) => {
    const tally = emptyTally()
    const leadAt = leadDay === undefined ? null : at(leadDay)
    tallyPerson(tally, { births: ['b'], orders, leadAt }, touches, { campaignId: 'c', days: 7 })
    return writeTally(tally)
  }

  it('an order belongs to the campaign that touched her last, within the window', () => {
    expect(count([touch('c', 10)], [order(12), order(16), order(18), order(9)])).toEqual({
      orders: 2,
      leads: 0,
      revenue: [{ currency: 'PLN', minor: '200' }],
    })
    expect(count([touch('c', 10), touch('d', 11)], [order(12)]).orders).toBe(0)
    expect(count([touch('d', 9), touch('c', 10)], [order(12)]).orders).toBe(1)
    expect(count([touch('c', 10), touch('d', 13)], [order(12)]).orders).toBe(1)
    expect(count([touch('c', 10)], [], 11).leads).toBe(1)
    expect(count([], [order(12)], 11)).toEqual({ orders: 0, leads: 0, revenue: [] })
  })

  it('no order is counted by two campaigns', () => {
    const moments = fc.integer({ min: 0, max: 30 })
    const touches = fc.uniqueArray(fc.record({ campaignId: fc.constantFrom('c', 'd', 'e'), day: moments }), {
      selector: (one) => one.day,
    })
    fc.assert(
      fc.property(touches, fc.array(moments), (list, days) => {
        const known = list.map((one) => touch(one.campaignId, one.day))
        const counted = ['c', 'd', 'e'].map((campaignId) => {
          const tally = emptyTally()
          const outcomes = { births: ['b'], orders: days.map((day) => order(day)), leadAt: null }
          tallyPerson(tally, outcomes, known, { campaignId, days: 7 })
          return tally.orders
        })
        expect(counted.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(days.length)
      }),
    )
  })

  it('the measure is read in the workspace’s own money', () => {
    const measured = {
      orders: 3,
      leads: 1,
      revenue: [
        { currency: 'EUR', minor: '5' },
        { currency: 'PLN', minor: '70' },
      ],
    }
    const known = { clicked: 8, opened: 9, measured, currency: 'PLN' }
    expect(
      (['clicks', 'opens', 'orders', 'leads', 'revenue'] as const).map((kpi) => readKpi(kpi, known)),
    ).toEqual([8, 9, 3, 1, 70])
  })
})

describe('reach', () => {
  const birth = (kind: string, value: string) => ({ birthId: value, kind, value })
  const asked = { birth: 'b', purpose: 'marketing' }
  const no = (...reasons: string[]) =>
    ({ ok: false, reason: reasons[0], reasons: reasons.map((reason) => ({ reason })) }) as never
  const yes = { ok: true, basis: 'consent', reference: null, pos: 1, isCounted: true } as const

  it('every address of hers is asked about; without one the gate is asked all the same', () => {
    const births = [birth('email', 'a@b.pl'), birth('email', 'c@d.pl'), birth('device_id', 'x')]
    const addresses = (channel: 'email' | 'sms' | 'push') =>
      listQuestions(births, { ...asked, channel }).map((one) => one.device ?? one.address)
    expect(addresses('email')).toEqual(['a@b.pl', 'c@d.pl'])
    expect(addresses('sms')).toEqual([null])
    expect(addresses('push')).toEqual(['b', 'x'])
  })

  it('one yes is enough; an hour or a cap only delays; anything else leaves her out', () => {
    expect(readAnswers([no('no_consent'), yes])).toEqual({ reason: null, isPassing: false })
    expect(readAnswers([no('quiet_hours', 'capped')])).toEqual({ reason: 'quiet_hours', isPassing: true })
    expect(readAnswers([no('quiet_hours', 'withdrawn')])).toEqual({ reason: 'withdrawn', isPassing: false })
    const ok: Verdict = { reason: null, isPassing: false }
    const late: Verdict = { reason: 'capped', isPassing: true }
    const out: Verdict = { reason: 'no_consent', isPassing: false }
    const verdicts = new Map([['email', late] as const, ['sms', ok] as const, ['push', out] as const])
    expect(chooseChannels(verdicts, 'first')).toEqual(['sms'])
    expect(chooseChannels(verdicts, 'each')).toEqual(['email', 'sms'])
    expect(chooseChannels(new Map([['email', late]]), 'first')).toEqual(['email'])
    expect(chooseChannels(new Map([['push', out]]), 'first')).toEqual([])
    expect(findReason(new Map([['push', out]]))).toBe('no_consent')
  })
})

describe('samples and zones', () => {
  it('the lot is drawn once, and the sample is never everybody', () => {
    expect(drawLot('c', 'b')).toBe(drawLot('c', 'b'))
    expect(drawLot('c', 'b')).not.toBe(drawLot('d', 'b'))
    const percent = { size: { kind: 'percent' as const, percent: 5 }, thenAfterHours: null }
    expect([0, 1, 21, 1_000].map((total) => sizeSample(percent, total))).toEqual([null, null, 2, 50])
    expect(sizeSample({ size: { kind: 'count', count: 10 }, thenAfterHours: 1 }, 10)).toBeNull()
    expect(sizeSample(null, 10)).toBeNull()
  })
})

describe('states', () => {
  it('what is over stays over, and a pause goes back to what it interrupted', () => {
    for (const state of ['finished', 'stopped'] as const)
      expect(listActs({ state, heldState: null })).toEqual([])
    const live = ['scheduled', 'gathering', 'sending', 'sampled', 'running'] as const
    for (const state of live) {
      const held = decideAct({ state, heldState: null }, 'pause', false)
      expect(held).toEqual({ state: 'paused', heldState: state })
      expect(held && decideAct(held, 'resume', false)).toEqual({ state, heldState: null })
      expect(held && decideAct(held, 'stop', false)).toEqual({ state: 'stopped', heldState: null })
    }
    expect(decideAct({ state: 'sending', heldState: null }, 'goOn', false)).toBeNull()
    expect(decideAct({ state: 'sending', heldState: null }, 'launch', false)).toBeNull()
  })
})
