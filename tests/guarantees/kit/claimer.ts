import { systemClock } from '../../../server/platform/clock.ts'
import { createDb } from '../../../server/platform/db/index.ts'
import { openGate } from '../../testkit/gate-room.ts'

/** A process that claims for one person with several workers at once; ends with what it was let do. */
interface Task {
  address: Parameters<typeof createDb>[0]
  name: string
  customerIds: string[]
  email: string
  workers: number
  attempts: number
  batch: number
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const db = createDb(task.address, task.workers)
const clock = { ...systemClock, now: () => Date.UTC(2026, 10, 18, 12) }
const consent = openGate(db, clock)
let [next, allowed, refused] = [0, 0, 0]
const work = async () => {
  while (next < task.attempts) {
    const from = next
    next += task.batch
    const requests = Array.from({ length: task.batch }, (_, i) => ({
      messageId: `${task.name}-${from + i}`,
      // In the name of any of her births: it is one person all the same.
      customerId: task.customerIds[(from + i) % task.customerIds.length] ?? '',
      act: 'message',
      purpose: 'marketing',
      channel: 'email' as const,
      address: task.email,
    }))
    const claims = await db.inWorkspace('default', (tx) =>
      consent.claim({ tx, workspaceId: 'default' }, requests),
    )
    for (const { answer } of claims) {
      if (answer.ok) allowed++
      else if (answer.reason === 'capped') refused++
      else throw new Error(`refused for ${answer.reason}`)
    }
  }
}
await Promise.all(Array.from({ length: task.workers }, work))
await db[Symbol.asyncDispose]()
process.stdout.write(JSON.stringify({ allowed, refused }))
