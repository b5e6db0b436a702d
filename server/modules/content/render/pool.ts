import { hash } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { Clock } from '../../../platform/clock.ts'
import { openThread } from '../../../platform/jobs/thread.ts'
import type { Answer, CheckedSource, Rendered, Task, TemplateSet, WorkerStart } from './messages.ts'

export interface RenderPool extends AsyncDisposable {
  /**
   * Makes the message for each row of data, in order. Never throws for what a template or its data do: such rows come
   * back with a reason. A row that hangs or eats its memory costs at most a second and its thread.
   */
  render(set: TemplateSet, rows: readonly object[]): Promise<Rendered[]>
  /** Parses without rendering: the variables each part asks for, or why it is no template. */
  check(set: TemplateSet): Promise<Record<string, CheckedSource>>
}

export interface PoolOptions {
  clock: Clock
  /** Threads; they start with the first work. */
  size?: number
  /** Milliseconds without a finished row after which a thread is killed. */
  stuckMs?: number
}

/** Rows handed to a thread at once: large enough to forget the cost of handing over. */
const rowsAtOnce = 500
const watchEveryMs = 100
/** After so many rows of one call that had to be killed, the rest is refused unrendered. */
const mostKills = 2

// V8's heap of one thread, in MB: together with its stack below 64.
const resourceLimits = {
  maxOldGenerationSizeMb: 48,
  maxYoungGenerationSizeMb: 8,
  codeRangeSizeMb: 4,
  stackSizeMb: 1,
}

const killed: Rendered = { ok: false, reason: 'template_limit', part: '', detail: 'killed' }

export function createRenderPool({ clock, size = 1, stuckMs = 700 }: PoolOptions): RenderPool {
  const idle: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  let started = 0
  let isClosed = false
  const take = async (): Promise<Thread> => {
    if (isClosed) throw new Error('the render pool is closed')
    for (let thread = idle.pop(); thread !== undefined; thread = idle.pop()) {
      if (!thread.isDead) return thread
      started--
    }
    if (started < size) {
      started++
      return startThread()
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const giveBack = (thread: Thread) => {
    const next = waiting.shift()
    if (next) next(thread.isDead ? startThread() : thread)
    else if (thread.isDead || isClosed) dismiss(thread)
    else idle.push(thread)
  }
  const dismiss = (thread: Thread) => {
    started--
    void thread.worker.terminate()
  }
  const work = async (task: Task): Promise<Outcome> => {
    const thread = await take()
    try {
      return await runTask(thread, task, { clock, stuckMs })
    } finally {
      giveBack(thread)
    }
  }
  return {
    async render(set, rows) {
      const id = hash('sha256', JSON.stringify(set), 'hex')
      const results: Rendered[] = []
      for (let kills = 0; results.length < rows.length; ) {
        const part = rows.slice(results.length, results.length + rowsAtOnce)
        const outcome = await work({ kind: 'render', hash: id, set, rows: part })
        if (outcome.ok && outcome.answer.kind === 'render') results.push(...outcome.answer.results)
        else if (++kills > mostKills) results.push(...rows.slice(results.length).map(() => killed))
        else results.push(...(await salvage(work, { set, id, part, finished: outcome.finished })))
      }
      return results
    },
    async check(set) {
      const outcome = await work({ kind: 'check', set })
      if (outcome.ok && outcome.answer.kind === 'check') return outcome.answer.parts
      const refusal: CheckedSource = { ok: false, reason: 'template_limit', detail: 'killed', line: 1 }
      return Object.fromEntries(Object.keys(set.parts).map((name) => [name, refusal]))
    },
    async [Symbol.asyncDispose]() {
      isClosed = true
      await Promise.all(idle.splice(0).map((thread) => thread.worker.terminate()))
    },
  }
}

/** The rows before the one that killed its thread are made again: their results died with it. */
async function salvage(
  work: (task: Task) => Promise<Outcome>,
  lost: { set: TemplateSet; id: string; part: readonly object[]; finished: number },
): Promise<Rendered[]> {
  const { set, id, part, finished } = lost
  if (finished === 0) return [killed]
  const again = await work({ kind: 'render', hash: id, set, rows: part.slice(0, finished) })
  if (again.ok && again.answer.kind === 'render') return [...again.answer.results, killed]
  return part.slice(0, finished + 1).map(() => killed)
}

interface Thread {
  worker: Worker
  finished: Int32Array
  isDead: boolean
}

type Outcome = { ok: true; answer: Answer; finished: number } | { ok: false; finished: number }

function startThread(): Thread {
  const progress = new SharedArrayBuffer(4)
  const workerData: WorkerStart = { progress }
  const options = { workerData, resourceLimits, env: {}, argv: [], execArgv: [], stdout: true, stderr: true }
  const worker = openThread(import.meta.url, 'worker', options)
  const thread: Thread = { worker, finished: new Int32Array(progress), isDead: false }
  worker.unref()
  worker.on('error', () => {})
  worker.on('exit', () => {
    thread.isDead = true
  })
  return thread
}

/** One task in a thread under watch: answered, or the thread is dead and `finished` rows were made. */
async function runTask(
  thread: Thread,
  task: Task,
  watch: { clock: Clock; stuckMs: number },
): Promise<Outcome> {
  Atomics.store(thread.finished, 0, -1)
  const over = new AbortController()
  const answered = new Promise<Outcome>((resolve) => {
    const settle = (outcome: Outcome) => {
      thread.worker.off('message', onMessage)
      thread.worker.off('exit', onExit)
      over.abort()
      resolve(outcome)
    }
    const onMessage = (answer: Answer) => settle({ ok: true, answer, finished: 0 })
    const onExit = () => settle({ ok: false, finished: Math.max(0, Atomics.load(thread.finished, 0)) })
    thread.worker.on('message', onMessage)
    thread.worker.on('exit', onExit)
    thread.worker.postMessage(task)
  })
  void watchThread(thread, { ...watch, signal: over.signal })
  return answered
}

/** Kills a thread that finishes no row for too long; what it starts with (-1) may take longer. */
async function watchThread(
  thread: Thread,
  { clock, stuckMs, signal }: { clock: Clock; stuckMs: number; signal: AbortSignal },
): Promise<void> {
  let seen = Number.NaN
  let since = clock.monotonic()
  while (!signal.aborted) {
    const count = Atomics.load(thread.finished, 0)
    if (count !== seen) {
      seen = count
      since = clock.monotonic()
    } else if (clock.monotonic() - since > (count < 0 ? startMs : stuckMs)) {
      await thread.worker.terminate()
      return
    }
    await clock.sleep(watchEveryMs, signal)
  }
}

/** A thread needs this long at most to load what it runs. */
const startMs = 20_000
