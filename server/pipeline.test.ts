import { beforeEach, describe, expect, it } from 'vitest'
import type { Batch, Step } from './modules/collect/index.ts'
import { createPipeline, type PipelineDeps } from './pipeline.ts'
import { systemClock } from './platform/clock.ts'
import type { Db, Tx } from './platform/db/index.ts'
import { type EventLog, FenceError, type LogRecord } from './platform/event-log/index.ts'
import { silentLogger } from './platform/logger.ts'

/** A log of ten records and what a database would keep: the offset and the positions that took effect, or neither. */
class Fake {
  offset = 1
  applied: number[] = []
  quarantined: number[] = []
  committed: [number, number][] = []
  resets = 0
  /** Called with each position on its way; what it throws fails the step. */
  onStep: (pos: number) => void = () => {}
  onCommitted: (batch: Batch) => void = () => {}

  readonly #records = Array.from({ length: 10 }, (_, i): LogRecord => {
    const record = {
      kind: 'event',
      sourceId: 's',
      receivedAt: 0,
      sentAt: null,
      meta: null,
      body: '{}',
    } as const
    return { ...record, workspaceId: 'default', pos: i + 1 }
  })
  readonly #step: Step = {
    name: 'step',
    run: async (batch) => {
      for (const { outcome, record } of batch.events) {
        if (outcome === 'quarantined') this.quarantined.push(record.pos)
        else {
          this.onStep(record.pos)
          this.applied.push(record.pos)
        }
      }
    },
    reset: () => void this.resets++,
  }
  readonly #db = {
    inWorkspaces: async (_ids: readonly string[], run: (tx: Tx) => Promise<void>) => {
      const before = { offset: this.offset, applied: [...this.applied], quarantined: [...this.quarantined] }
      try {
        await run({} as Tx)
      } catch (error) {
        Object.assign(this, before)
        throw error
      }
    },
  } as unknown as Db
  readonly #log = {
    offset: async () => this.offset,
    read: async (from: number, max: number) => this.#records.slice(from - 1, from - 1 + max),
    commit: async (_tx: Tx, topic: string, from: number, to: number) => {
      if (this.offset !== from) throw new FenceError(topic, from)
      this.offset = to
    },
    announce: () => {},
  } as unknown as EventLog

  start(batchSize = 10) {
    const deps: PipelineDeps = {
      db: this.#db,
      log: this.#log,
      clock: systemClock,
      logger: silentLogger,
      batchSize,
      steps: [this.#step],
      quarantine: (event) => {
        event.outcome = 'quarantined'
      },
      onCommitted: (batch) => {
        this.committed.push([batch.from, batch.to])
        this.onCommitted(batch)
      },
    }
    return createPipeline(deps)
  }
}

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const poison = (bad: readonly number[]) => (pos: number) => {
  if (bad.includes(pos)) throw new Error('poison')
}

let fake: Fake
beforeEach(() => {
  fake = new Fake()
})

describe('the pipeline', () => {
  it('takes the log batch by batch until its end', async () => {
    const pipeline = fake.start(4)
    expect([await pipeline.turn(), await pipeline.turn(), await pipeline.turn()]).toEqual([true, true, true])
    expect(await pipeline.turn()).toBe(false)
    expect(fake.applied).toEqual(all)
    expect(fake.committed).toEqual([
      [1, 5],
      [5, 9],
      [9, 11],
    ])
  })

  it.each([[[1]], [[10]], [[5, 6]], [[1, 4, 10]], [all]])(
    'sets aside exactly the poison %j, its neighbours take effect once',
    async (bad) => {
      fake.onStep = poison(bad)
      await fake.start().turn()
      expect(fake.quarantined).toEqual(bad)
      expect(fake.applied).toEqual(all.filter((pos) => !bad.includes(pos)))
      expect(fake.offset).toBe(11)
      expect(fake.resets).toBeGreaterThan(0)
    },
  )

  it('blames no record for what the database did, and goes on when it is back', async () => {
    const pipeline = fake.start()
    fake.onStep = () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    }
    await expect(pipeline.turn()).rejects.toThrow('terminating')
    expect([fake.offset, fake.quarantined, pipeline.failures()]).toEqual([1, [], 1])
    fake.onStep = () => {}
    await pipeline.turn()
    expect([fake.applied, fake.quarantined, pipeline.failures()]).toEqual([all, [], 0])
  })

  it('takes no effect where another process moved the offset, and follows it', async () => {
    const pipeline = fake.start(4)
    await pipeline.turn()
    fake.offset = 8
    await expect(pipeline.turn()).rejects.toThrow(FenceError)
    expect(fake.applied).toEqual([1, 2, 3, 4])
    await pipeline.turn()
    expect(fake.applied).toEqual([1, 2, 3, 4, 8, 9, 10])
  })

  it('never takes an error after the commit for a fault of the batch', async () => {
    fake.onCommitted = () => {
      throw new TypeError('a screen')
    }
    const pipeline = fake.start(4)
    while (await pipeline.turn());
    expect([fake.applied, fake.quarantined, fake.offset]).toEqual([all, [], 11])
  })
})
