import { loadavg } from 'node:os'
import { hear, openShop, peopleFor } from './campaign/shop.ts'
import { workspaceId } from './gate/people.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, readBenchArgs } from './harness/report.ts'

/**
 * Personalised mails through the queue, the gate with consent and a cap, the render thread and the channel to a real SMTP
 * server on this machine, everything written durably; beside it LiquidJS and nodemailer's pool alone, same mail, same
 * server, same run. Mails per CPU second of everything that is ours (sender, render thread, PostgreSQL), the sink left out.
 * Then a second queue with two kill -9 in the middle: nothing may be lost, nothing may come twice.
 */
const fullSize = 100_000
const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const mails = Math.max(2_000, Math.round(fullSize * args.scale))
const crashed = Math.max(1_000, Math.round(mails / 5))
const bareMails = Math.max(1_000, Math.round(mails / 4))
const patienceMs = 90_000 + mails * 20

const shop = await openShop(peopleFor(mails + crashed))
try {
  const watch = watchMachine(() => sumCpu([process.pid]))
  const bareBefore = await runBare(bareMails)
  const ours = await runOurs()
  const bareAfter = await runBare(bareMails)
  const crash = await runCrash()
  const { foreignShare } = watch.stop()
  const bare = (bareBefore.perCpuSecond + bareAfter.perCpuSecond) / 2
  const figures = {
    ratio_to_bare: Number((ours.perCpuSecond / bare).toFixed(3)),
    mails_per_s: Math.round(ours.perSecond),
    lost: ours.lost + crash.lost,
    doubled: ours.doubled + crash.doubled,
  }
  const detail = { mails, crashed, bareMails, bareBefore, bareAfter, ours, crash, foreignShare, fullSize }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  const isRight = figures.lost === 0 && figures.doubled === 0
  finish({ bench: 'campaign', valid: isRight && load <= 1.5 && foreignShare <= 0.05, load, figures }, detail)
} finally {
  await shop.close()
}

async function runBare(count: number) {
  const child = shop.start('bare.ts', { count, sinkPort: shop.sinkPort })
  await hear(child)
  child.send('go')
  const { seconds, cpuSeconds } = await hear<{ seconds: number; cpuSeconds: number }>(child)
  return { seconds, cpuSeconds, perSecond: count / seconds, perCpuSecond: count / cpuSeconds }
}

/** Ours and PostgreSQL's, without the SMTP server that stands in for the world. */
function ownCpu(): number {
  return sumCpu([process.pid]) - sumCpu([shop.sink.pid ?? 0])
}

async function runOurs() {
  await shop.queue('steady', 0, mails)
  const sender = await shop.startSender()
  const began = performance.now()
  const used = ownCpu()
  await drained('steady')
  const seconds = (performance.now() - began) / 1_000
  const cpuSeconds = ownCpu() - used
  sender.send('stop')
  await new Promise((resolve) => sender.once('exit', resolve))
  const { doubled } = await shop.ask<{ doubled: number }>('count')
  const { s: sent = 0 } = await shop.states('steady')
  const lost = mails - sent
  return { seconds, cpuSeconds, perSecond: mails / seconds, perCpuSecond: mails / cpuSeconds, lost, doubled }
}

async function runCrash() {
  await shop.queue('crashed', mails, crashed)
  const before = (await shop.ask<{ doubled: number }>('count')).doubled
  for (const share of [0.3, 0.6]) {
    const sender = await shop.startSender()
    await reached('crashed', crashed * share)
    sender.kill('SIGKILL')
  }
  const sender = await shop.startSender()
  await drained('crashed')
  sender.send('stop')
  await new Promise((resolve) => sender.once('exit', resolve))
  const ids = new Set(await shop.ask<string[]>('ids'))
  const rows = await shop.worker.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ id: string; state: string }>({
      text: `SELECT id::text, state::text FROM deliver.message WHERE workspace_id = $1 AND run = 'crashed'`,
      values: [workspaceId],
    }),
  )
  // What is said to be sent has arrived; what is unknown is listed as that; there is nothing else.
  const lost = rows.filter(
    (row) => (row.state === 's' && !ids.has(row.id)) || !['s', 'u'].includes(row.state),
  ).length
  const unknown = rows.filter((row) => row.state === 'u')
  const { doubled } = await shop.ask<{ doubled: number }>('count')
  const unknownArrived = unknown.filter((row) => ids.has(row.id)).length
  return { lost, doubled: doubled - before, unknown: unknown.length, unknownArrived, rows: rows.length }
}

async function reached(run: string, sent: number): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (((await shop.states(run)).s ?? 0) < sent) {
    if (performance.now() > deadline) throw new Error('the senders are too slow')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function drained(run: string): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    if (!(await shop.isBusy())) return
    if (performance.now() > deadline)
      throw new Error(`not drained: ${JSON.stringify(await shop.states(run))}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
