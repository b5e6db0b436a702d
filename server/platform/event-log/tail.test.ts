import { describe, expect, it } from 'vitest'
import type { LogRecord } from './port.ts'
import { createTail } from './tail.ts'

const record = (pos: number, body = 'x'): LogRecord => ({
  pos,
  workspaceId: 'default',
  kind: 'event',
  sourceId: 's',
  receivedAt: 0,
  sentAt: null,
  meta: null,
  body,
})
const run = (from: number, to: number, body?: string) =>
  Array.from({ length: to - from }, (_, i) => record(from + i, body))
const positions = (records: readonly LogRecord[]) => records.map((one) => one.pos)

describe('the tail of the log', () => {
  it('gives what was appended from a position on, and forgets what lies before', () => {
    const tail = createTail(100)
    tail.put(run(1, 6))
    expect(positions(tail.take(2, 2))).toEqual([2, 3])
    expect(tail.take(1, 2)).toEqual([])
    expect(positions(tail.take(4, 9))).toEqual([4, 5])
    expect(tail.take(6, 9)).toEqual([])
  })

  it('keeps no run with a gap, whichever append is heard of first', () => {
    const tail = createTail(100)
    tail.put(run(5, 8))
    tail.put(run(1, 5))
    expect(tail.take(5, 9)).toEqual([])
    tail.put(run(8, 10))
    expect(tail.take(1, 9)).toEqual([])
    expect(positions(tail.take(8, 9))).toEqual([8, 9])
  })

  it('keeps the newest within its bytes, over any number of appends', () => {
    const tail = createTail(10)
    for (let pos = 1; pos < 20_000; pos += 3) tail.put(run(pos, pos + 3, 'xx'))
    expect(tail.take(19_996, 9)).toEqual([])
    expect(positions(tail.take(19_997, 9))).toEqual([19_997, 19_998, 19_999, 20_000, 20_001])
  })
})
