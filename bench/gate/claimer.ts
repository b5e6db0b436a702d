import { createDb } from '../../server/platform/db/index.ts'
import { openGate } from './open-gate.ts'
import { birthOf, emailOf, workspaceId } from './people.ts'

interface Task {
  address: Parameters<typeof createDb>[0]
  name: string
  people: number
  workers: number
  claims: number
  batch: number
  nowMs: number
  seed: number
}

/** Claims as deliver would from its queue: so many a transaction, its workers in turns. */
async function run(task: Task): Promise<void> {
  const db = createDb(task.address, task.workers)
  const consent = openGate(db, task.nowMs)
  let [next, allowed, state] = [0, 0, task.seed]
  const refusals: Record<string, number> = {}
  const pick = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * task.people)
  }
  const work = async () => {
    while (next < task.claims) {
      const from = next
      next += task.batch
      const requests = Array.from({ length: task.batch }, (_, i) => {
        const person = pick()
        return {
          messageId: `${task.name}-${from + i}`,
          customerId: birthOf(person, (from + i) % 3),
          act: 'message',
          purpose: 'marketing',
          channel: 'email' as const,
          address: emailOf(person),
        }
      })
      const claims = await db.inWorkspace(workspaceId, (tx) => consent.claim({ tx, workspaceId }, requests))
      for (const { answer } of claims) {
        if (answer.ok) allowed++
        else refusals[answer.reason] = (refusals[answer.reason] ?? 0) + 1
      }
    }
  }
  // One claim first, so that connections and plans are not what is measured.
  await db.inWorkspace(workspaceId, (tx) =>
    consent.explain(
      { tx, workspaceId },
      {
        messageId: '',
        customerId: birthOf(0, 0),
        act: 'message',
        purpose: 'marketing',
        channel: 'email',
        address: emailOf(0),
      },
    ),
  )
  process.send?.('ready')
  await new Promise((resolve) => process.once('message', resolve))
  const began = performance.now()
  await Promise.all(Array.from({ length: task.workers }, work))
  process.send?.({ allowed, refusals, made: next, seconds: (performance.now() - began) / 1_000 })
  await db[Symbol.asyncDispose]()
  process.disconnect?.()
}

if (process.argv[2] !== undefined) await run(JSON.parse(process.argv[2]) as Task)
