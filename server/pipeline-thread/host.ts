import type { BatchNews } from '../batch-news.ts'
import type { OwnFoundation } from '../foundation.ts'
import type { PipelineHost } from '../pipeline.ts'
import { openThread } from '../platform/jobs/thread.ts'
import { type FromThread, packRecords, type ThreadStart, type ToThread } from './messages.ts'

export interface PipelineThread extends PipelineHost {
  /** Lets the batch under way finish; everything it told has been heard when this resolves. */
  stop(): Promise<void>
}

/**
 * Runs the pipeline in a thread of its own: its work and its garbage do not keep the door and the screens waiting, and
 * both cores are used. It reads the log as a process of its own would; what this thread appends is handed over, so that
 * nothing is read back. An error that no turn caught ends the whole process, as it would in one thread.
 */
export function startPipelineThread(base: OwnFoundation, hear: (news: BatchNews) => void): PipelineThread {
  const workerData: ThreadStart = describeGround(base)
  const worker = openThread(import.meta.url, 'worker', { workerData, resourceLimits })
  const asked = new Map<number, () => void>()
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let failures = 0
  let lastId = 0
  let isStopped = false
  worker.on('error', rethrow)
  worker.on('exit', () => {
    if (!isStopped) rethrow(new Error('the pipeline ended'))
  })
  const post = (message: ToThread) => worker.postMessage(message)
  const tell = (news: BatchNews) => {
    try {
      hear(news)
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown'
      base.logger.error({ from: news.from, to: news.to, error: kind }, 'nobody heard of a batch')
    }
  }
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'news') tell(message.news)
    else if (message.kind === 'position') base.log.announce(message.topic, message.next)
    else if (message.kind === 'failures') failures = message.count
    else if (message.kind === 'forgot') asked.get(message.id)?.()
  })
  base.log.onAppend((_next, added) => {
    if (!isStopped) post({ kind: 'appended', runs: packRecords(added) })
  })
  return {
    failures: () => failures,
    async forget() {
      const id = ++lastId
      const done = new Promise<void>((resolve) => asked.set(id, resolve))
      post({ kind: 'forget', id })
      await Promise.race([done, ended])
      asked.delete(id)
    },
    async stop() {
      isStopped = true
      post({ kind: 'stop' })
      await ended
    },
  }
}

/** The pipeline makes nearly all of its garbage young: with room for it, hardly any lives to be moved. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 }

function describeGround(base: OwnFoundation): ThreadStart {
  const { config, secret, engine, warehouse } = base
  const { kind, dataDir, version, warnings } = engine
  return {
    config,
    secret,
    engine: { kind, dataDir, version, warnings },
    addresses: { app: engine.address('app'), worker: engine.address('worker') },
    hasWarehouse: warehouse.kind !== 'absent',
  }
}

/** Outside of any promise: nobody may catch it and go on without a pipeline. */
function rethrow(error: Error): void {
  queueMicrotask(() => {
    throw error
  })
}
