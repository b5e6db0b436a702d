import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainStage, type StageFacts, tellStages } from './stage.ts'
import { dayMs } from './value.ts'

const day = (n: number) => n * dayMs
const told = (facts: Partial<StageFacts>, nowDay: number) =>
  tellStages({ firstSeenAt: 0, identifiedAt: null, leadAt: null, orderTimes: [], ...facts }, day(nowDay)).map(
    (change) => [change.stage, change.at / dayMs],
  )

describe('given a life, when its stages are told', () => {
  it('a visitor stays anonymous however long', () => {
    expect(told({}, 1000)).toEqual([['anonymous', 0]])
  })
  it('an e-mail or a form makes a lead, whichever came first', () => {
    expect(told({ identifiedAt: day(5), leadAt: day(3) }, 10)).toEqual([
      ['anonymous', 0],
      ['lead', 3],
    ])
  })
  it('somebody who starts with her name was never anonymous', () => {
    expect(told({ identifiedAt: 0 }, 1)).toEqual([['lead', 0]])
  })
  it('the first order makes a customer, a guest too', () => {
    expect(told({ orderTimes: [day(2)] }, 3)).toEqual([
      ['anonymous', 0],
      ['customer', 2],
    ])
  })
  it('three orders within a year make her loyal; silence puts her at risk, then loses her', () => {
    expect(told({ orderTimes: [day(10), day(20), day(30)] }, 1000)).toEqual([
      ['anonymous', 0],
      ['customer', 10],
      ['loyal', 30],
      ['at_risk', 210],
      ['lost', 395],
    ])
  })
  it('loyalty wears off when the year holds fewer orders', () => {
    expect(told({ orderTimes: [day(0), day(10), day(250)] }, 400)).toEqual([
      ['customer', 0],
      ['at_risk', 190],
      ['loyal', 250],
      ['customer', 365],
    ])
  })
  it('three orders further apart than a year do not', () => {
    expect(told({ orderTimes: [day(0), day(100), day(365)] }, 366).at(-1)).toEqual(['customer', 365])
  })
  it('an order brings back whom silence had lost', () => {
    expect(told({ orderTimes: [day(0), day(500)] }, 501)).toEqual([
      ['customer', 0],
      ['at_risk', 180],
      ['lost', 365],
      ['customer', 500],
    ])
  })
  it('nothing after now is told', () => {
    expect(told({ orderTimes: [day(2)] }, 1)).toEqual([['anonymous', 0]])
    expect(told({ orderTimes: [day(0)] }, 179)).toEqual([['customer', 0]])
    expect(told({ orderTimes: [day(0)] }, 180)).toEqual([
      ['customer', 0],
      ['at_risk', 180],
    ])
  })
  it('thresholds are the workspace’s own', () => {
    const limits = { loyalOrders: 2, loyalDays: 30, atRiskDays: 40, lostDays: 50 }
    const facts = { firstSeenAt: 0, identifiedAt: null, leadAt: null, orderTimes: [0, day(1)] }
    expect(tellStages(facts, day(100), limits).map((one) => [one.stage, one.at / dayMs])).toEqual([
      ['customer', 0],
      ['loyal', 1],
      ['customer', 30],
      ['at_risk', 41],
      ['lost', 51],
    ])
  })
  it('each change says why in both languages', () => {
    const changes = tellStages(
      { firstSeenAt: 0, identifiedAt: day(1), leadAt: null, orderTimes: [day(2)] },
      day(500),
    )
    expect(changes.map((change) => explainStage(change, 'pl')).at(-1)).toBe('365 dni bez zamówienia')
    expect(changes.map((change) => explainStage(change, 'en'))).toContain('First order')
  })
})

const anyFacts = fc
  .record({
    firstSeenAt: fc.nat(100),
    identifiedAt: fc.option(fc.nat(1500)),
    leadAt: fc.option(fc.nat(1500)),
    orders: fc.array(fc.nat(1500), { maxLength: 8 }),
  })
  .map(({ orders, ...rest }) => ({
    firstSeenAt: day(rest.firstSeenAt),
    identifiedAt: rest.identifiedAt === null ? null : day(rest.identifiedAt),
    leadAt: rest.leadAt === null ? null : day(rest.leadAt),
    orderTimes: orders.sort((a, b) => a - b).map(day),
  }))

/** The stage at one moment, said plainly from its definition: shares nothing with the history. */
function plainStage(facts: StageFacts, now: number): string | null {
  const orders = facts.orderTimes.filter((at) => at <= now)
  const last = orders.at(-1)
  if (last !== undefined) {
    if (now >= last + day(365)) return 'lost'
    if (now >= last + day(180)) return 'at_risk'
    return orders.filter((at) => at > now - day(365)).length >= 3 ? 'loyal' : 'customer'
  }
  if ([facts.identifiedAt, facts.leadAt].some((at) => at !== null && at <= now)) return 'lead'
  return now >= facts.firstSeenAt ? 'anonymous' : null
}

describe('whatever the life', () => {
  it('the history at any moment ends with the stage of that moment', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(2000), (facts, at) => {
        expect(tellStages(facts, day(at)).at(-1)?.stage ?? null).toBe(plainStage(facts, day(at)))
      }),
      { numRuns: 500 },
    )
  })
  it('what was told stays told: a later moment only adds', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(2000), fc.nat(500), (facts, at, later) => {
        const before = tellStages(facts, day(at))
        expect(tellStages(facts, day(at + later)).slice(0, before.length)).toEqual(before)
      }),
    )
  })
})
