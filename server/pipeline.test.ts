import { beforeEach, describe, expect, it } from 'vitest'
import { type Batch, leaveUnanswered, type Step } from './modules/collect/index.ts'
import { createPipeline, type PipelineDeps } from './pipeline.ts'
import { nextTurn, systemClock } from './platform/clock.ts'
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
  readAhead: number[] = []
  told: number[] = []
  reads = 0
  /** What steps were given, in order: `step from` as each begins. */
  begun: string[] = []
  opened = 0
  /** Called with each position on its way; what it throws fails the step. */
  onStep: (pos: number, batch: Batch) => void = () => {}
  /** The same, of a statement whose answer no step waits for; statements behind it fail with it. */
  onUnanswered: (pos: number) => void = () => {}
  isLastStatement = true
  onCommitted: (batch: Batch) => void = () => {}
  /** Called with each position that is read ahead; what it throws stands for a body that cannot be read. */
  onReadAhead: (pos: number) => void = () => {}
  /** Called with the reason of each record set aside. */
  onQuarantine: (hint: string) => void = () => {}

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
  readonly step: Step = {
    name: 'step',
    isLong: true,
    open: async () => void this.opened++,
    run: async (batch) => {
      this.begun.push(`step ${batch.from}`)
      for (const { outcome, reason, record } of batch.events) {
        if (outcome === 'quarantined') {
          this.onQuarantine(reason?.hint ?? '')
          this.quarantined.push(record.pos)
        } else {
          this.onStep(record.pos, batch)
          this.applied.push(record.pos)
        }
      }
      await this.#write(batch)
    },
    reset: () => void this.resets++,
  }
  async #write(batch: Batch): Promise<void> {
    const taken = batch.events.filter((one) => one.outcome !== 'quarantined')
    const writing = Promise.all(taken.map(async ({ record }) => this.onUnanswered(record.pos)))
    await leaveUnanswered(batch, writing)
    if (!this.isLastStatement)
      await writing.catch(() => {
        throw new Error('the transaction is aborted')
      })
  }
  readonly #db = {
    derive: async (_ids: readonly string[], run: (tx: Tx) => Promise<void>) => {
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
    read: async (from: number, max: number) => {
      this.reads++
      return this.#records.slice(from - 1, from - 1 + max)
    },
    commit: async (_tx: Tx, topic: string, from: number, to: number) => {
      if (this.offset !== from) throw new FenceError(topic, from)
      this.offset = to
      return 0
    },
    announce: (_topic: string, next: number) => this.told.push(next),
    // Memory holds what the table holds.
    peek: (from: number, max: number) => this.#records.slice(from - 1, from - 1 + max),
  } as unknown as EventLog

  /** A step that runs ahead of the others. */
  readonly early: Step = {
    name: 'early',
    isEarly: true,
    run: async (batch) => {
      this.begun.push(`early ${batch.from}`)
      for (const { record } of batch.events) this.onEarly(record.pos)
    },
  }
  /** Called with each position as it begins; what it throws fails the step that runs ahead. */
  onEarly: (pos: number) => void = () => {}

  start(batchSize = 10, { batchesAtOnce = 1, hasEarly = false } = {}) {
    const deps: PipelineDeps = {
      db: this.#db,
      log: this.#log,
      clock: systemClock,
      logger: silentLogger,
      ...{ batchSize, batchesAtOnce },
      steps: [...(hasEarly ? [this.early] : []), this.step],
      readAhead: (record) => {
        this.onReadAhead(record.pos)
        this.readAhead.push(record.pos)
      },
      quarantine: (event, error) => {
        event.outcome = 'quarantined'
        event.reason = { code: 'poison', hint: error instanceof Error ? error.message : 'unknown' }
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

  it.each([true, false])(
    'fails with a statement nobody waited for, the last (%s) or not, and says why',
    async (isLast) => {
      fake.onUnanswered = poison([3])
      fake.isLastStatement = isLast
      const hints: string[] = []
      fake.onQuarantine = (hint) => hints.push(hint)
      await fake.start().turn()
      expect([fake.quarantined, fake.applied.length, fake.offset]).toEqual([[3], 9, 11])
      expect(hints).toEqual(['poison'])
    },
  )

  it('sets a record aside without its reason where the reason cannot be written', async () => {
    fake.onStep = poison([3])
    fake.onQuarantine = (hint) => {
      if (hint === 'poison') throw new Error('a text nobody can store')
    }
    await fake.start().turn()
    expect([fake.quarantined, fake.applied.length, fake.offset]).toEqual([[3], 9, 11])
  })

  it.each([10, 1])(
    'sets nothing aside where the step keeps its fault to itself, %i at a time',
    async (size) => {
      const whole: number[] = []
      fake.onStep = (pos, { isRetry }) => {
        if (pos === 3 && isRetry !== true) throw new Error('poison')
        if (isRetry !== true) whole.push(pos)
      }
      const pipeline = fake.start(size)
      while (await pipeline.turn());
      expect([fake.quarantined, fake.applied]).toEqual([[], all])
      // Nobody pays for it where nothing has failed.
      expect(whole).toEqual(size === 1 ? all.filter((pos) => pos !== 3) : [1, 2])
    },
  )

  it('reads the next batch while the database works, and takes it as it was read', async () => {
    const pipeline = fake.start(4)
    await pipeline.turn()
    expect([fake.readAhead, fake.reads]).toEqual([[5, 6, 7, 8], 1])
    while (await pipeline.turn());
    expect([fake.applied, fake.readAhead]).toEqual([all, [5, 6, 7, 8, 9, 10]])
    expect(fake.reads).toBe(2)
  })

  it('blames no batch for what cannot be read ahead', async () => {
    fake.onReadAhead = poison([7])
    const pipeline = fake.start(4)
    while (await pipeline.turn());
    expect([fake.applied, fake.quarantined]).toEqual([all, []])
  })

  it('tells of each batch once, in order, at the latest when there is nothing more or something fails', async () => {
    const pipeline = fake.start(4)
    await pipeline.turn()
    fake.onStep = () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    }
    await expect(pipeline.turn()).rejects.toThrow('terminating')
    expect(fake.told).toEqual([1, 5])
    fake.onStep = () => {}
    while (await pipeline.turn());
    // Where it starts, and starts again, is told too.
    expect([fake.told, fake.committed.map(([from]) => from)]).toEqual([
      [1, 5, 5, 9, 11],
      [1, 5, 9],
    ])
  })

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

  it('takes again what a fallen server forgot, though nothing new comes', async () => {
    const pipeline = fake.start(4)
    while (await pipeline.turn());
    fake.offset = 9
    fake.applied = fake.applied.slice(0, 8)
    await expect(pipeline.turn()).rejects.toThrow(FenceError)
    await pipeline.turn()
    expect([fake.applied, fake.offset]).toEqual([all, 11])
  })

  it('forgets before the next batch, and nothing that the one under way has yet to do', async () => {
    const pipeline = fake.start(4)
    let planned: Batch | null = null
    const { run } = fake.step
    // Two steps in one: the first finds out what the second does.
    fake.step.run = async (batch, tx) => {
      planned = batch
      await pipeline.forget()
      await nextTurn()
      if (planned !== null) await run(batch, tx)
    }
    fake.step.reset = () => {
      fake.resets++
      planned = null
    }
    await pipeline.turn()
    expect([fake.applied, fake.offset, fake.resets]).toEqual([[1, 2, 3, 4], 5, 1])
    while (await pipeline.turn());
    expect(fake.applied).toEqual(all)
    await pipeline.forget()
    expect(fake.resets).toBe(4)
  })

  it('never takes an error after the commit for a fault of the batch', async () => {
    fake.onCommitted = () => {
      throw new TypeError('a screen')
    }
    const pipeline = fake.start(4)
    while (await pipeline.turn());
    expect([fake.applied, fake.quarantined, fake.offset]).toEqual([all, [], 11])
  })

  describe('with several batches in a transaction', () => {
    it('takes them in order, tells of each, and asks what must be known once', async () => {
      const pipeline = fake.start(3, { batchesAtOnce: 2 })
      await pipeline.turn()
      expect([fake.offset, fake.applied, fake.opened]).toEqual([7, [1, 2, 3, 4, 5, 6], 1])
      while (await pipeline.turn());
      expect(fake.committed).toEqual([
        [1, 4],
        [4, 7],
        [7, 10],
        [10, 11],
      ])
      expect([fake.told, fake.opened]).toEqual([[1, 4, 7, 10, 11], 2])
    })

    it('reads the first batch of the next ahead, and no further', async () => {
      const pipeline = fake.start(2, { batchesAtOnce: 3 })
      await pipeline.turn()
      expect([fake.readAhead, fake.reads]).toEqual([[7, 8], 1])
    })

    it('begins with the next batch before the longest step takes this one', async () => {
      await fake.start(4, { batchesAtOnce: 3, hasEarly: true }).turn()
      expect(fake.begun).toEqual(['early 1', 'early 5', 'step 1', 'early 9', 'step 5', 'step 9'])
    })

    it('begins with none before its turn where no step is the longest', async () => {
      fake.step.isLong = false
      await fake.start(4, { batchesAtOnce: 3, hasEarly: true }).turn()
      expect(fake.begun).toEqual(['early 1', 'step 1', 'early 5', 'step 5', 'early 9', 'step 9'])
    })

    it.each([[[1]], [[4]], [[10]], [[3, 9]], [all]])(
      'sets aside exactly the poison %j, wherever it fails',
      async (bad) => {
        for (const place of ['onStep', 'onEarly', 'onUnanswered'] as const) {
          fake = new Fake()
          fake[place] = poison(bad)
          // The step that runs ahead lets pass what was set aside.
          if (place === 'onEarly') fake.early.run = lenient(fake)
          const pipeline = fake.start(3, { batchesAtOnce: 3, hasEarly: true })
          while (await pipeline.turn());
          expect([fake.quarantined, fake.offset], place).toEqual([bad, 11])
          expect(fake.applied, place).toEqual(all.filter((pos) => !bad.includes(pos)))
        }
      },
    )

    it('forgets before the next of them', async () => {
      const pipeline = fake.start(3, { batchesAtOnce: 3 })
      const seen: [number, number][] = []
      fake.onStep = (pos, { from }) => {
        if (pos === from) seen.push([from, fake.resets])
        if (pos === 2) void pipeline.forget()
      }
      await pipeline.turn()
      expect(seen).toEqual([
        [1, 0],
        [4, 1],
        [7, 1],
      ])
    })

    it('takes no effect at all where the database goes away in the second', async () => {
      const pipeline = fake.start(3, { batchesAtOnce: 3 })
      fake.onStep = (pos) => {
        if (pos === 5) throw Object.assign(new Error('terminating connection'), { code: '57P01' })
      }
      await expect(pipeline.turn()).rejects.toThrow('terminating')
      expect([fake.offset, fake.applied, fake.committed]).toEqual([1, [], []])
    })
  })
})

const lenient =
  (own: Fake): Step['run'] =>
  async (batch) => {
    for (const { outcome, record } of batch.events) if (outcome === 'pending') own.onEarly(record.pos)
  }
