import type { Condition } from '@splot/contract/segment/condition'
import { expect, it } from 'vitest'
import { createCalendar } from './calendar.ts'
import { explainCondition } from './explain.ts'
import { noFacts } from './facts.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const moment = { now, calendar: createCalendar('Europe/Warsaw') }
const touchpoint = {
  source: null,
  medium: null,
  campaign: null,
  clickId: null,
  referrerHost: null,
  device: null,
  store: null,
}
const bought = (day: string, total: number, pos: number) => ({
  event: {
    name: 'Order Completed',
    ts: Date.parse(`${day}T10:00:00Z`),
    channel: 'web' as const,
    touchpoint,
    properties: { total },
  },
  pos,
})
const history = {
  events: [bought('2026-11-12', 200, 3), bought('2026-10-01', 100.5, 2), bought('2026-01-01', 50, 1)],
  facts: {
    ...noFacts('r'),
    traits: new Map<string, unknown>([
      ['city', 'Łódź'],
      ['birthday', '1990-02-01'],
    ]),
  },
  isIn: () => false,
}
const orders = (value: number): Condition => ({
  ...{ kind: 'orders', measure: 'count', op: 'gte', value, window: { last: { days: 90 } } },
})
const city: Condition = { kind: 'trait', trait: 'city', op: 'is', value: 'Łódź' }
const explain = (condition: Condition, lang: 'pl' | 'en' = 'pl', seesPii = true) =>
  explainCondition(condition, history, moment, { lang, names: {}, seesPii })

it('says why she is in, each part with its fact', () => {
  const told = explain({ kind: 'all', of: [orders(2), city] })
  expect(told).toMatchObject({
    isIn: true,
    lines: [
      { depth: 0, text: 'spełnione jest wszystko z tego:', fact: null, isTrue: true },
      { depth: 1, fact: '2 razy, ostatnio 12 lis 2026', isTrue: true },
      { depth: 1, fact: 'Łódź', isTrue: true },
    ],
  })
  expect(told.summary).toMatch(/^Należy, bo: zakupy .*2 razy, ostatnio 12 lis 2026/)
})

it('says why she is not, by the parts that stand against it', () => {
  const told = explain({ kind: 'all', of: [city, orders(3), { kind: 'not', of: orders(1) }] }, 'en')
  expect(told.isIn).toBe(false)
  expect(told.lines.map((one) => one.isTrue)).toEqual([false, true, false, false])
  expect(told.lines[3]?.text).toBe('no purchase in the last 90 days')
  expect(told.summary).toMatch(
    /^Not in, because this does not hold: purchases at least 3 times.*2 times, last 12 Nov 2026/,
  )
  expect(told.summary).not.toContain('Łódź')
  expect(told.summary).toMatch(/; but this does: purchases at least once .*\.$/)
  expect(explain({ kind: 'not', of: orders(1) }).summary).toMatch(/^Nie należy, bo jest tak: zakupy/)
})

it('speaks of one and of none as people do, and of what was before that time', () => {
  const lately = (value: number): Condition => ({
    ...{ kind: 'orders', measure: 'count', op: 'gte', value, window: { last: { days: 1 } } },
  })
  const none = explain({ kind: 'not', of: lately(1) })
  expect(none.summary).toBe(
    'Należy, bo: bez zakupu w ciągu ostatniej doby (w tym czasie ani razu, ostatnio 12 lis 2026).',
  )
  expect(explain(lately(2), 'en').lines).toMatchObject([
    { text: 'purchases at least 2 times in the last day', fact: 'not once in that time, last 12 Nov 2026' },
  ])
})

it('what must not hold in a group speaks for her where it does not', () => {
  const none: Condition = { kind: 'not', of: { kind: 'any', of: [orders(3), { kind: 'not', of: city }] } }
  const told = explain({ kind: 'all', of: [orders(2), none] }, 'en')
  expect(told.isIn).toBe(true)
  expect(told.lines.map((one) => one.isTrue)).toEqual([true, true, true, false, false])
  expect(told.summary).toMatch(/; not: purchases at least 3 times.*; .*city.*Łódź/i)
})

it('reads no personal datum out to those who may not see it', () => {
  const born: Condition = { kind: 'trait', trait: 'birthday', op: 'set' }
  expect(explain(born).lines[0]?.fact).toBe('1990-02-01')
  expect(explain(born, 'pl', false).lines[0]?.fact).toBe('•••')
  expect(explain({ kind: 'any', of: [] }).summary).toBe('Warunek jest pusty.')
})

it('says how far a sequence got, and what stood in its way', () => {
  const at = (name: string, day: string, pos: number) => ({
    event: { ...bought(day, 0, pos).event, name },
    pos,
  })
  const tell = (events: ReturnType<typeof at>[]) =>
    explainCondition(
      {
        kind: 'sequence',
        steps: [
          { events: ['Product Added'] },
          { events: ['Order Completed'], absent: true, for: { days: 2 } },
          { events: ['Email Opened'] },
        ],
        window: { last: { days: 30 } },
      },
      { ...history, events },
      moment,
      { lang: 'pl', names: {}, seesPii: true },
    ).lines[0]?.fact
  const added = at('Product Added', '2026-11-18', 1)
  expect(tell([])).toBe('0 z 2 kroków')
  expect(tell([added])).toBe('1 z 2 kroków')
  expect(tell([added, at('Order Completed', '2026-11-19', 2)])).toBe(
    '1 z 2 kroków, przeszkodziło zdarzenie z 19 lis 2026',
  )
  expect(tell([at('Product Added', '2026-11-21', 1)])).toBe(
    '1 z 2 kroków, czas bez tego zdarzenia jeszcze trwa',
  )
  expect(tell([added, at('Email Opened', '2026-11-21', 2)])).toBe('2 z 2 kroków')
  // What came later stands in nobody's way.
  expect(tell([added, at('Email Opened', '2026-11-21', 2), at('Product Added', '2026-11-21', 3)])).toBe(
    '2 z 2 kroków',
  )
})

it('of what must not come again names no event as standing in its own way', () => {
  const again: Condition = {
    kind: 'sequence',
    steps: [{ events: ['Order Completed'] }, { events: ['Order Completed'], absent: true, for: { days: 2 } }],
    window: { last: { days: 30 } },
  }
  expect(explain(again)).toMatchObject({ isIn: true, lines: [{ fact: '12 lis 2026' }] })
})
