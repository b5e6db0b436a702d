import { expect, it } from 'vitest'
import type { ParcelNews } from './modules/commerce/index.ts'
import { createParcelFollow, type ParcelFollowDeps, parcelTopic } from './parcel-follow.ts'
import { FenceError, type LogRecord } from './platform/event-log/index.ts'

/** A log in which each record tells of a parcel named by its position, and offsets as PostgreSQL would keep them. */
function openLog(applied: number) {
  const offsets = new Map([['pipeline', applied]])
  const noted: string[] = []
  const state = { fault: null as Error | null, read: 0 }
  const deps: ParcelFollowDeps = {
    pipelineTopic: 'pipeline',
    log: {
      offset: async (topic) => offsets.get(topic) ?? 1,
      commit: async (_tx, topic, from, to) => {
        if ((offsets.get(topic) ?? 1) !== from) throw new FenceError(topic, from)
        offsets.set(topic, to)
        return 0
      },
      readRange: async (from, to) => {
        state.read += to - from
        return Array.from({ length: to - from }, (_, i) => ({ pos: from + i }) as LogRecord)
      },
    },
    db: { inPlatform: (run) => run({} as never) },
    logger: { warn: () => {} },
    readParcel: ({ pos }) => news(pos),
    noteParcel: async ({ number }) => {
      if (state.fault !== null) throw state.fault
      noted.push(number)
    },
    isPassing: (error) => error instanceof Error && error.message === 'away',
  }
  return { deps, offsets, noted, state }
}

const news = (pos: number) => ({ number: String(pos) }) as ParcelNews
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i))
async function turnAll(follow: { turn(): Promise<boolean> }) {
  while (await follow.turn());
}

it('notes what is heard, and reads back what a crash took out of memory', async () => {
  const { deps, offsets, noted, state } = openLog(1)
  const follow = createParcelFollow(deps)
  await turnAll(follow)
  offsets.set('pipeline', 4)
  follow.put(1, 3, [news(2)])
  follow.put(3, 4, [])
  await turnAll(follow)
  expect(noted).toEqual(['2'])
  expect(state.read).toBe(0)
  // The pipeline goes on and its news are lost with the process.
  offsets.set('pipeline', 6)
  const after = createParcelFollow(deps)
  await turnAll(after)
  expect(noted.slice(1)).toEqual(range(4, 6))
  // A hole between what was read back and what is heard is read too.
  offsets.set('pipeline', 9)
  after.put(8, 9, [news(8)])
  await turnAll(after)
  expect(noted.slice(3)).toEqual(range(6, 9))
  expect(offsets.get(parcelTopic)).toBe(9)
})

it('tries again while the database is away, and goes on beside what cannot be noted', async () => {
  const { deps, offsets, noted, state } = openLog(1)
  const follow = createParcelFollow(deps)
  await turnAll(follow)
  offsets.set('pipeline', 3)
  follow.put(1, 3, [news(1), news(2)])
  state.fault = new Error('away')
  await expect(follow.turn()).rejects.toThrow('away')
  state.fault = null
  await turnAll(follow)
  expect(noted).toEqual(['1', '2'])
  state.fault = new Error('no such order')
  offsets.set('pipeline', 4)
  follow.put(3, 4, [news(3)])
  await turnAll(follow)
  expect(offsets.get(parcelTopic)).toBe(4)
})

it('reads the end alone of a log that was long before it began, and nothing again of one that is made anew', async () => {
  const { deps, offsets, noted } = openLog(50_000)
  const follow = createParcelFollow(deps)
  await turnAll(follow)
  expect(noted).toEqual(range(30_000, 50_000))
  // A rebuild takes the log through the pipeline again.
  offsets.set('pipeline', 1)
  follow.put(1, 100, [news(7)])
  await turnAll(follow)
  expect(noted).toHaveLength(20_000)
})
