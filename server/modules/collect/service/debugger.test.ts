import { expect, it } from 'vitest'
import type { LogEntry } from '../../../platform/event-log/index.ts'
import { createDebugger } from './debugger.ts'

const entry = (workspaceId: string, size: number): LogEntry => ({
  workspaceId,
  kind: 'event',
  sourceId: 'key',
  receivedAt: 1,
  sentAt: null,
  meta: null,
  body: 'x'.repeat(size),
})

it('keeps the newest 500 of a workspace', () => {
  const traces = createDebugger()
  for (let pos = 1; pos <= 700; pos++) traces.noteAccepted([entry('a', 10)], pos)
  const list = traces.list('a')
  expect(list).toHaveLength(500)
  expect([list[0]?.pos, list.at(-1)?.pos]).toEqual([700, 201])
  expect(traces.find('a', 200)).toBeNull()
  expect(traces.find('a', 201)?.pos).toBe(201)
})

it('keeps fewer of large events, however many workspaces send them', () => {
  const maxChars = 1_000_000
  const traces = createDebugger(maxChars)
  let pos = 1
  const sizeOfAll = () => {
    const all = Array.from({ length: 40 }, (_, i) => traces.list(`w${i}`)).flat()
    return all.reduce((sum, one) => sum + (one.entry?.body.length ?? 0), 0)
  }
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 40; i++) traces.noteAccepted([entry(`w${i}`, 30_000)], pos++)
    expect(sizeOfAll()).toBeLessThanOrEqual(maxChars)
  }
  expect(sizeOfAll()).toBeGreaterThan(maxChars / 2)
  expect(traces.find('w39', pos - 1)?.pos).toBe(pos - 1)
})

it('shows a watcher what came after a pause in which the workspace was pushed out', () => {
  const traces = createDebugger(10_000)
  traces.noteAccepted([entry('quiet', 100), entry('quiet', 100)], 1)
  const seen = traces.getVersion('quiet')
  for (let pos = 3; pos < 50; pos++) traces.noteAccepted([entry('busy', 1_000)], pos)
  expect(traces.list('quiet')).toEqual([])
  traces.noteAccepted([entry('quiet', 100)], 50)
  expect(traces.listChanged('quiet', seen).map((one) => one.pos)).toEqual([50])
})

it('gives room back when a workspace is forgotten', () => {
  const traces = createDebugger(10_000)
  for (let round = 0; round < 20; round++) {
    traces.noteAccepted([entry('a', 4_000)], round * 2 + 1)
    traces.forget('a')
  }
  traces.noteAccepted([entry('a', 4_000), entry('a', 4_000)], 100)
  expect(traces.list('a')).toHaveLength(2)
})
