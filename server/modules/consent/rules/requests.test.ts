import { describe, expect, it } from 'vitest'
import { decideAct, findDeadline, findUsualDeadline, isOverdue, type RequestFacts } from './requests.ts'

const calendar = { zone: 'Europe/Warsaw', holidays: 'pl' } as const
const local = (text: string) => Date.parse(text)

describe('deadlines', () => {
  it.each([
    ['2026-01-05T10:00:00+01:00', 1, '2026-02-05T23:59:59.999+01:00'],
    // There is no 31st of February: the month's last day.
    ['2025-01-31T08:00:00+01:00', 1, '2025-02-28T23:59:59.999+01:00'],
    // Late at night in Warsaw it is still the day before in UTC, and the calendar is Warsaw's.
    ['2026-03-01T00:30:00+01:00', 1, '2026-04-01T23:59:59.999+02:00'],
    // Over the change of clocks a day ends at its own midnight.
    ['2026-09-26T12:00:00+02:00', 1, '2026-10-26T23:59:59.999+01:00'],
    ['2026-11-22T12:00:00+01:00', 3, '2027-02-22T23:59:59.999+01:00'],
    // Regulation 1182/71, article 3(4): a Saturday and a Sunday end on the Monday.
    ['2026-01-31T08:00:00+01:00', 1, '2026-03-02T23:59:59.999+01:00'],
    ['2026-09-25T12:00:00+02:00', 1, '2026-10-26T23:59:59.999+01:00'],
    // All Saints on a Saturday, then Sunday; Independence Day on a Wednesday.
    ['2025-10-01T12:00:00+02:00', 1, '2025-11-03T23:59:59.999+01:00'],
    ['2026-10-11T12:00:00+02:00', 1, '2026-11-12T23:59:59.999+01:00'],
    // Christmas Eve to the Sunday after Christmas: Thursday to Sunday.
    ['2026-11-24T12:00:00+01:00', 1, '2026-12-28T23:59:59.999+01:00'],
    // Easter Monday.
    ['2026-03-06T12:00:00+01:00', 1, '2026-04-07T23:59:59.999+02:00'],
  ])('%s and %i months: %s', (from, months, until) => {
    expect(new Date(findDeadline(local(from), months, calendar)).toISOString()).toBe(
      new Date(local(until)).toISOString(),
    )
  })

  it('without a calendar of holidays only the weekend moves it', () => {
    const from = local('2026-10-11T12:00:00+02:00')
    expect(new Date(findDeadline(from, 1, { ...calendar, holidays: 'none' })).toISOString()).toBe(
      new Date('2026-11-11T23:59:59.999+01:00').toISOString(),
    )
  })
})

const received = local('2026-01-05T10:00:00+01:00')
const open: RequestFacts = {
  kind: 'erase',
  state: 'open',
  identity: 'none',
  receivedAt: received,
  dueAt: findUsualDeadline(received, calendar),
  extendedAt: null,
  closedAt: null,
}
const early = { now: received + 3_600_000, calendar, isHeld: false }

describe('acts', () => {
  it('nothing is carried out for somebody who is not known to be she', () => {
    expect(decideAct(open, 'carried_out', early)).toEqual({ ok: false, code: 'identity_unconfirmed' })
    const identified = decideAct(open, 'identified', early)
    expect(identified.ok && decideAct(identified.next, 'carried_out', early)).toMatchObject({
      ok: true,
      next: { state: 'done', identity: 'desk', closedAt: early.now },
    })
  })

  it('two further months are taken once, and only while the first runs', () => {
    const extended = decideAct(open, 'extended', early)
    if (!extended.ok) throw new Error('not extended')
    expect(extended.next.dueAt).toBe(findDeadline(received, 3, calendar))
    expect(decideAct(extended.next, 'extended', early)).toEqual({ ok: false, code: 'extension_late' })
    expect(decideAct(open, 'extended', { ...early, now: open.dueAt + 1 })).toEqual({
      ok: false,
      code: 'extension_late',
    })
  })

  it('what is closed stays closed; a note may be added', () => {
    for (const act of ['answered', 'refused', 'withdrawn'] as const) {
      const closed = decideAct(open, act, early)
      if (!closed.ok) throw new Error('not closed')
      expect(closed.next.closedAt).toBe(early.now)
      for (const later of ['identified', 'extended', 'carried_out', 'answered', 'refused'] as const)
        expect(decideAct(closed.next, later, early)).toEqual({ ok: false, code: 'request_closed' })
      expect(decideAct(closed.next, 'noted', early).ok).toBe(true)
      expect(isOverdue(closed.next, open.dueAt + 1)).toBe(false)
    }
    expect(isOverdue(open, open.dueAt)).toBe(false)
    expect(isOverdue(open, open.dueAt + 1)).toBe(true)
  })

  it('an erasure that was ordered is carried out, not answered beside it; on hold it stands still and may be refused', () => {
    const identified = { ...open, identity: 'link' } as const
    expect(decideAct(open, 'ordered', early)).toEqual({ ok: false, code: 'identity_unconfirmed' })
    const ordered = decideAct(identified, 'ordered', early)
    if (!ordered.ok) throw new Error('not ordered')
    expect(ordered.next.state).toBe('erasing')
    expect(isOverdue(ordered.next, open.dueAt + 1)).toBe(true)
    expect(decideAct(ordered.next, 'refused', early)).toEqual({ ok: false, code: 'request_under_way' })
    expect(decideAct(ordered.next, 'ordered', early)).toMatchObject({ ok: true, next: { state: 'erasing' } })
    expect(decideAct(ordered.next, 'carried_out', early)).toMatchObject({ ok: true, next: { state: 'done' } })
    const held = { ...early, isHeld: true }
    expect(decideAct(identified, 'ordered', held)).toEqual({ ok: false, code: 'on_hold' })
    expect(decideAct(ordered.next, 'carried_out', held)).toEqual({ ok: false, code: 'on_hold' })
    expect(decideAct(ordered.next, 'refused', held)).toMatchObject({ ok: true, next: { state: 'refused' } })
    expect(decideAct({ ...identified, kind: 'access' }, 'carried_out', held).ok).toBe(true)
  })
})
