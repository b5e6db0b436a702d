import { parentPort, workerData } from 'node:worker_threads'
import { composePipeline, composeRooms } from '../app.ts'
import { makeBatchNews } from '../batch-news.ts'
import type { Foundation } from '../foundation.ts'
import { pipelineTopic } from '../pipeline.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb } from '../platform/db/index.ts'
import { createTableLog } from '../platform/event-log/index.ts'
import { systemIds } from '../platform/ids.ts'
import { type Loop, runLoop } from '../platform/jobs/loop.ts'
import { createLiveHub } from '../platform/live/hub.ts'
import { createLogger } from '../platform/logger.ts'
import { createMetrics } from '../platform/metrics.ts'
import { openAbsent } from '../platform/warehouse/absent.ts'
import { type FromThread, type ThreadStart, type ToThread, unpackRecords } from './messages.ts'
import { createPace } from './pace.ts'

/** The thread in which the pipeline runs: the same rooms over pools of its own, and nothing but their steps in use. */
const start = workerData as ThreadStart
const post = (message: FromThread) => parentPort?.postMessage(message)

const worker = createDb(start.addresses.worker, 2)
const web = createDb(start.addresses.app, 1)
const base = layGround()
const idle = { metrics: createMetrics(), stopDay: async () => {}, forget: async () => {}, origin: () => '' }
const pace = createPace(base.clock)
const pipeline = composePipeline(base, composeRooms(base, idle), (batch) => {
  pace.noteTaken(batch.events.length)
  post({ kind: 'news', news: makeBatchNews(batch, start) })
})
const loop: Loop = {
  id: pipelineTopic,
  pauseMs: 250,
  async turn() {
    await pace.rest()
    return pipeline.turn()
  },
}
const running = runLoop(tellFailures(loop), { clock: base.clock, log: base.logger })
base.log.onAppend((_next, added) => {
  pace.noteWaiting(added.length)
  running.wake()
})
parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'appended') base.log.hear(unpackRecords(message.runs))
  else if (message.kind === 'forget') void forget(message.id)
  else void stop()
})

function layGround(): Foundation {
  const { config, secret, engine } = start
  const clock = systemClock
  const log = createTableLog({ accept: web, worker, clock })
  return {
    config,
    clock,
    ids: systemIds,
    logger: createLogger(config.logLevel),
    engine,
    accept: web,
    worker,
    web,
    warehouse: openAbsent(),
    // Whoever waits for a position waits in the other thread.
    log: { ...log, announce: (topic, next) => post({ kind: 'position', topic, next }) },
    live: createLiveHub(),
    disk: {
      isFull: () => false,
      freeBytes: () => Number.POSITIVE_INFINITY,
      async [Symbol.asyncDispose]() {},
    },
    secret,
  }
}

function tellFailures(loop: Loop): Loop {
  let told = 0
  return {
    ...loop,
    async turn() {
      try {
        return await loop.turn()
      } finally {
        if (pipeline.failures() !== told) {
          told = pipeline.failures()
          post({ kind: 'failures', count: told })
        }
      }
    },
  }
}

async function forget(id: number): Promise<void> {
  await pipeline.forget()
  post({ kind: 'forgot', id })
}

async function stop(): Promise<void> {
  await running.stop()
  await worker[Symbol.asyncDispose]()
  await web[Symbol.asyncDispose]()
  parentPort?.close()
}
