import { loadavg } from 'node:os'
import { sql } from '../server/platform/db/index.ts'
import { openShop, peopleFor } from './campaign/shop.ts'
import { birthOf, emailOf, workspaceId } from './gate/people.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, readBenchArgs } from './harness/report.ts'

/**
 * A queue that two processes empty while people withdraw at random. Counted are mails whose first byte reached the SMTP
 * server later than a second after the withdrawal was committed: there must be none. Withdrawals are written where the
 * pipeline's step writes them; that what is acknowledged and not folded yet is waited for is proven by G8 and G9.
 */
const fullSize = 100_000
const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const mails = Math.max(2_000, Math.round(fullSize * args.scale))
const withdrawals = Math.max(100, Math.round(mails / 100))
const patienceMs = 90_000 + mails * 20

const insert = sql(
  'bench.withdraw',
  `INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified, is_pending,
     method, source, identifier_kind, message_id)
   VALUES ($1, $2, $3, 0, $4, $4, 'withdraw', 'marketing', 'email', true, false, 'link', 'bench', 'email', 'w')`,
)

const shop = await openShop(peopleFor(mails))
try {
  const watch = watchMachine(() => sumCpu([process.pid]))
  const persons = await shop.queue('withdraw', 0, mails)
  const began = performance.now()
  const senders = [await shop.startSender(), await shop.startSender()]
  const acknowledged = await withdraw(persons)
  await drained()
  const seconds = (performance.now() - began) / 1_000
  for (const one of senders) one.send('stop')
  const { foreignShare } = watch.stop()
  const times = new Map(await shop.ask<[string, number][]>('times'))
  const waits = [...acknowledged].flatMap(([email, at]) => {
    const handed = times.get(email)
    return handed === undefined ? [] : [handed - at]
  })
  const late = waits.filter((ms) => ms > 1_000).length
  const states = await shop.states('withdraw')
  const lost = mails - (states.s ?? 0) - (states.r ?? 0)
  const { doubled } = await shop.ask<{ doubled: number }>('count')
  const longest = Math.max(0, ...waits)
  const stopped = states.r ?? 0
  const detail = {
    mails,
    withdrawals,
    seconds,
    states,
    stopped,
    longestMs: longest,
    lost,
    doubled,
    foreignShare,
    fullSize,
  }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  const isRight = late === 0 && lost === 0 && doubled === 0 && stopped > 0
  finish(
    { bench: 'withdraw', valid: isRight && load <= 1.5 && foreignShare <= 0.05, load, figures: { late } },
    detail,
  )
} finally {
  await shop.close()
}

/** Spread over the whole run; each is committed before it counts. */
async function withdraw(persons: readonly number[]): Promise<Map<string, number>> {
  const acknowledged = new Map<string, number>()
  let state = 20_261_122
  for (let i = 0; i < withdrawals; i++) {
    // As many as the share of the queue that is gone: the last comes when it is nearly empty.
    while (acknowledged.size / withdrawals > (await goneShare()) + 0.02) await pause(50)
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const person = persons[Math.floor((state / 2 ** 32) * persons.length)] ?? 0
    const pos = 1_000_000_000 + i
    await shop.worker.inWorkspace(workspaceId, (tx) =>
      tx.change(insert(workspaceId, birthOf(person, 1), pos, Date.now())),
    )
    if (!acknowledged.has(emailOf(person))) acknowledged.set(emailOf(person), Date.now())
    else acknowledged.set(`again-${i}`, Date.now())
  }
  return acknowledged
}

async function goneShare(): Promise<number> {
  const { p = 0, h = 0 } = await shop.states('withdraw')
  return 1 - (p + h) / mails
}

async function drained(): Promise<void> {
  const deadline = performance.now() + patienceMs
  while ((await goneShare()) < 1) {
    if (performance.now() > deadline) throw new Error('the senders are too slow')
    await pause(250)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
