import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Task, WorkerStart } from './messages.ts'
import { checkSet, renderRows } from './render-rows.ts'

/** The thread in which untrusted templates run: no environment, little memory, and killed when it does not get on. */
const { progress } = workerData as WorkerStart
const finished = new Int32Array(progress)

parentPort?.on('message', (task: Task) => {
  Atomics.store(finished, 0, 0)
  parentPort?.postMessage(carryOut(task))
})

function carryOut(task: Task): Answer {
  if (task.kind === 'check') return { kind: 'check', parts: checkSet(task.set) }
  const results = renderRows(task.hash, task.set, task.rows, (count) => {
    Atomics.store(finished, 0, count)
  })
  return { kind: 'render', results }
}
