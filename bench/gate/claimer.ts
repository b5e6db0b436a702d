import { createConsent } from '../../server/modules/consent/index.ts'
import { createIdentity } from '../../server/modules/identity/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createDb, type Db } from '../../server/platform/db/index.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { createSealer } from '../../server/platform/seal/index.ts'
import { birthOf, emailOf, workspaceId } from './people.ts'

/** The gate over identity's graph, as the server composes it; quiet hours never fall on the clock given. */
export function openGate(db: Db, nowMs: number) {
  const audit = { record: async () => {} }
  const clock = { ...systemClock, now: () => nowMs }
  const tools = { db, clock, ids: systemIds, audit }
  const identity = createIdentity({
    ...tools,
    cacheSize: 1,
    secret: 'a secret of the bench, long enough to key a hash with',
    log: { erase: async () => {} },
    appendCommand: async () => 0,
    waitFor: async () => true,
  })
  return createConsent({
    ...tools,
    secret: 'a secret of the bench, long enough to key a hash with',
    sealer: createSealer({ secret: 'a secret of the bench, long enough to key a hash with', ids: systemIds }),
    graph: identity.graph,
    accept: async () => {},
    catchUp: async () => true,
    settingsOf: async () => ({ region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    origin: () => 'http://localhost',
    rights: { exportPerson: async () => ({}), erasePerson: async () => {} },
  })
}

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
