import { beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from './platform/clock.ts'
import type { Db, Tx } from './platform/db/index.ts'
import { type EventLog, FenceError } from './platform/event-log/index.ts'
import { type WarehouseFeed, WarehouseWriter } from './warehouse-writer.ts'

/** Offsets as PostgreSQL would keep them, and a warehouse that drops a token it has seen. */
class Fake {
  offsets = new Map<string, number>()
  rows: string[] = []
  tokens = new Set<string>()
  cleared = 0
  /** A line the engine never takes. */
  poison = ''
  refused: string[] = []
  /** Throws once at this place. */
  crash: 'before insert' | 'after insert' | null = null
  now = 0

  readonly log = {
    offset: async (topic: string) => this.offsets.get(topic) ?? 1,
    commit: async (_tx: Tx, topic: string, from: number, to: number) => {
      if ((this.offsets.get(topic) ?? 1) !== from) throw new FenceError(topic, from)
      this.offsets.set(topic, to)
    },
    announce: () => {},
    waitFor: async () => true,
  } as unknown as EventLog
  readonly db = { inPlatform: (run: (tx: Tx) => Promise<unknown>) => run({} as Tx) } as unknown as Db
  readonly feed: WarehouseFeed = {
    listLines: async (from, to) => Array.from({ length: to - from }, (_, i) => `${from + i}`),
    insertLines: async (lines, token) => {
      this.#crashAt('before insert')
      if (lines.includes(this.poison)) throw Object.assign(new Error('Cannot parse'), { code: '27' })
      if (!this.tokens.has(token)) this.rows.push(...lines)
      this.tokens.add(token)
      this.#crashAt('after insert')
    },
    onRefused: (line) => void this.refused.push(line),
    insertMoves: async () => {},
    clear: async () => {
      this.cleared++
      this.rows = []
      this.tokens.clear()
    },
  }

  #crashAt(place: Fake['crash']): void {
    if (this.crash !== place) return
    this.crash = null
    throw new Error('killed')
  }

  applyTo(to: number): void {
    this.offsets.set('pipeline', to)
  }

  start(): WarehouseWriter {
    const clock = { ...systemClock, monotonic: () => this.now }
    return new WarehouseWriter({ ...this, clock, pipelineTopic: 'pipeline' })
  }
}

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${from + i}`)

let fake: Fake
beforeEach(() => {
  fake = new Fake()
})

describe('the warehouse writer', () => {
  it('leaves out a row the engine never takes, and goes on', async () => {
    fake.poison = '3'
    const writer = fake.start()
    fake.applyTo(6)
    writer.put(1, 6, lines(1, 6))
    await writer.drain()
    fake.applyTo(8)
    writer.put(6, 8, lines(6, 8))
    await writer.drain()
    expect(fake.rows).toEqual(['1', '2', '4', '5', '6', '7'])
    expect([fake.refused, writer.refused(), writer.lag()]).toEqual([['3'], 1, 0])
  })

  it('copies what the pipeline hands it, and what only the log still holds', async () => {
    const first = fake.start()
    fake.applyTo(4)
    first.put(1, 4, lines(1, 4))
    await first.drain()
    fake.applyTo(9)
    await fake.start().drain()
    expect(fake.rows).toEqual(lines(1, 9))
  })

  it('copies nothing that the pipeline has to do again', async () => {
    const writer = fake.start()
    fake.applyTo(4)
    writer.put(1, 9, lines(1, 9))
    fake.now = 2_000
    await writer.turn()
    fake.now = 4_000
    await writer.turn()
    expect([fake.rows, fake.offsets.get('warehouse.planned')]).toEqual([[], undefined])
    fake.applyTo(9)
    await writer.turn()
    expect(fake.rows).toEqual(lines(1, 9))
  })

  it.each(['before insert', 'after insert'] as const)(
    'killed %s, copies the same range once',
    async (place) => {
      fake.applyTo(5)
      fake.crash = place
      await expect(fake.start().drain()).rejects.toThrow('killed')
      // More came meanwhile: the range that was written down goes first, alone.
      fake.applyTo(8)
      await fake.start().drain()
      expect(fake.rows).toEqual(lines(1, 8))
      expect([...fake.tokens]).toEqual(['events-1-5', 'events-5-8'])
    },
  )

  it('waits for company, but not for ever', async () => {
    const writer = fake.start()
    fake.applyTo(2)
    await writer.turn()
    expect(fake.rows).toEqual([])
    fake.now = 1_500
    await writer.turn()
    expect(fake.rows).toEqual(['1'])
  })

  it('clears what an earlier life left before the first row of a new one, and never later', async () => {
    fake.rows = ['old']
    fake.applyTo(3)
    await fake.start().drain()
    expect(fake.rows).toEqual(lines(1, 3))
    await fake.start().drain()
    expect(fake.cleared).toBe(1)
  })

  it('gives way to another process', async () => {
    const [one, other] = [fake.start(), fake.start()]
    fake.applyTo(3)
    await one.turn()
    await other.turn()
    fake.now = 1_500
    await one.turn()
    await expect(other.turn()).rejects.toThrow(FenceError)
    expect(fake.rows).toEqual(lines(1, 3))
  })
})
