import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LogRecord } from '../platform/event-log/index.ts'
import { packRecords, unpackRecords } from './messages.ts'

const few = <T>(...values: T[]) => fc.constantFrom(...values)
const entry = fc.record({
  workspaceId: few('default', 'other'),
  kind: few<LogRecord['kind']>('event', 'command'),
  sourceId: few('key-1', 'console'),
  receivedAt: few(1, 2),
  sentAt: few(null, 1),
  meta: few(null, '{"ip":"10.0.0.0"}'),
  body: fc.json().map((text) => text.replaceAll('\n', '')),
  gap: few(0, 0, 0, 3),
})

it('hands records over as they are, whatever their neighbours are', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 60 }),
      fc.integer({ min: 1, max: 2 ** 40 }),
      (entries, first) => {
        let pos = first
        const records: LogRecord[] = entries.map(({ gap, ...one }) => {
          pos += gap
          return { ...one, pos: pos++ }
        })
        const runs = structuredClone(packRecords(records.map((one) => ({ ...one, parsed: {} }))))
        expect(unpackRecords(runs)).toEqual(records)
      },
    ),
  )
})

it('hands the events of one request over as one text', () => {
  const shared = {
    workspaceId: 'a',
    kind: 'event' as const,
    sourceId: 'k',
    receivedAt: 1,
    sentAt: 1,
    meta: '{}',
  }
  const records = Array.from({ length: 50 }, (_, i) => ({ ...shared, pos: 7 + i, body: `{"n":${i}}` }))
  expect(packRecords(records)).toHaveLength(1)
})
