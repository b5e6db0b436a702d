import { describe, expect, it } from 'vitest'
import { type BareVisit, createVisitBook, listPresent } from './visits.ts'

const now = Date.parse('2026-11-22T14:05:00.000Z')
const root = '0198c0de-0000-7000-8000-000000000001'
type Traces = Parameters<typeof createVisitBook>[0]
type Trace = ReturnType<Traces['list']>[number]

function trace(version: number, event: string, properties: object, outcome = 'applied'): Trace {
  const timestamp = new Date(now - 60_000 + version).toISOString()
  const body = JSON.stringify({ type: 'track', event, messageId: `m-${version}`, timestamp, properties })
  return { version, pos: version, entry: { body, receivedAt: now }, outcome: { outcome, root } } as never
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
    expect(book.list('w', 'KRK1', now)).toMatchObject([{ messageId: 'm-1', event: 'Customer Checked In' }])
    all.push(trace(5, 'Geofence Entered', { store_id: 'KRK1' }))
    // The same person: once, by what she did last.
    expect(book.list('w', 'KRK1', now)).toMatchObject([{ messageId: 'm-5' }])
    expect(book.list('w', 'WRO1', now)).toMatchObject([{ place: 'Obuwie' }])
    expect(book.list('other', 'POZ1', now)).toEqual([])
  })

  it('forgets who came two hours ago', () => {
    const visit: BareVisit = {
      ...{ messageId: 'm', event: 'Customer Checked In', customerId: root, guestCode: '7F2C', place: null },
      ...{ storeId: 'KRK1', at: new Date(now).toISOString() },
    }
    expect(listPresent([visit], 'KRK1', now + 7_199_000)).toHaveLength(1)
    expect(listPresent([visit], 'KRK1', now + 7_201_000)).toEqual([])
  })
})
