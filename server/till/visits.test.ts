import { describe, expect, it } from 'vitest'
import { type BareVisit, createVisitBook, listPresent } from './visits.ts'

const now = Date.parse('2026-11-22T14:05:00.000Z')
const root = '0198c0de-0000-7000-8000-000000000001'
type Traces = Parameters<typeof createVisitBook>[0]
type Trace = ReturnType<Traces['list']>[number]

function trace(version: number, event: string, properties: object, outcome = 'applied'): Trace {
  const timestamp = new Date(now - 60_000 + version).toISOString()
  const body = JSON.stringify({ type: 'track', event, messageId: `m-${version}`, timestamp, properties })
  return {
    version,
    pos: version,
    entry: { body, receivedAt: now },
    outcome: { outcome, root, birth: root },
  } as never
}

/** What went through, as the debugger tells it: whatever changed after a version. */
const makeTraces = (all: Trace[]): Traces => ({
  list: () => [...all].reverse(),
  listChanged: (_, version) => all.filter((one) => one.version > version),
  getVersion: () => all.at(-1)?.version ?? 0,
})

describe('who is in a store', () => {
  it('is read from what goes by, once, for its own store alone', () => {
    const all = [
      trace(1, 'Customer Checked In', { store_id: 'KRK1', kind: 'qr' }),
      trace(2, 'Beacon Seen', { store_id: 'WRO1', zone: 'Obuwie' }),
      trace(3, 'Product Viewed', { store_id: 'KRK1', name: 'Customer Checked In' }),
      trace(4, 'Customer Checked In', { store_id: 'KRK1' }, 'quarantined'),
    ]
    const book = createVisitBook(makeTraces(all))
    const list = (storeId: string, at = now) => listPresent(book.list('w', storeId, at))
    expect(list('KRK1')).toMatchObject([{ messageId: 'm-1', event: 'Customer Checked In' }])
    all.push(trace(5, 'Geofence Entered', { store_id: 'KRK1' }))
    // The same person: once, by what she did last.
    expect(list('KRK1')).toMatchObject([{ messageId: 'm-5' }])
    expect(list('WRO1')).toMatchObject([{ place: 'Obuwie' }])
    expect(book.list('other', 'POZ1', now)).toEqual([])
  })

  it('is who they are by now: joined since they are one, parted again two', () => {
    const visit = (birth: string, at: number): BareVisit => ({
      ...{ messageId: birth, event: 'Customer Checked In', birth, customerId: birth, guestCode: '' },
      ...{ place: null, storeId: 'KRK1', at: new Date(now + at).toISOString() },
    })
    const seen = [visit('a', 0), visit('b', 1)]
    expect(listPresent(seen, () => 'a')).toMatchObject([{ messageId: 'b', customerId: 'a' }])
    expect(listPresent(seen)).toMatchObject([{ customerId: 'b' }, { customerId: 'a' }])
  })

  it('forgets who came two hours ago', () => {
    const book = createVisitBook(makeTraces([trace(1, 'Customer Checked In', { store_id: 'KRK1' })]))
    expect(book.list('w', 'KRK1', now + 7_100_000)).toHaveLength(1)
    expect(book.list('w', 'KRK1', now + 7_201_000)).toEqual([])
  })
})
