import { afterAll, expect, test } from 'vitest'
import { hashToUuid } from '../../server/platform/ids.ts'
import { sendBatch } from './kit/client.ts'
import { drain, Installation, pause, type ServerProcess } from './kit/installation.ts'
import { findPostmaster, killHard, listBackends, listPostgres, waitForNoPostgres } from './kit/processes.ts'
import { limitMs, openSeed, type Random, scale, tell } from './kit/seed.ts'
import { readWarehouse } from './kit/warehouse.ts'

/**
 * G1: an acknowledged event survives kill -9 of our process, of PostgreSQL's postmaster and of its backends, alone and
 * together. Clients write down what was acknowledged; at the end each of those ids is there exactly once.
 */
const rounds = scale(20)
const { seed, random } = openSeed('g01-acknowledged-survives-kill')
const installation = new Installation()
afterAll(() => installation[Symbol.asyncDispose]())

/** Long enough for the last checkpoint of a busy disk; an orphan stays for ever. */
const orphanLimitMs = 30_000

const victims = ['us', 'postmaster', 'backend', 'us+postmaster', 'us+backend', 'all'] as const
type Victim = (typeof victims)[number]

interface Sender {
  acked: Set<string>
  sent: number
  stop(): Promise<void>
}

/** Clients that never rest, go where the server is now, and send a lost batch again under its old ids. */
function startSenders(count: number, where: () => string | null, key: string, from: Random): Sender {
  const acked = new Set<string>()
  const sender = { acked, sent: 0, isStopping: false }
  const run = async (client: number, dice: Random) => {
    let again: object[] | null = null
    for (let n = 0; !sender.isStopping; n++) {
      const url = where()
      if (url === null) await pause(10)
      else {
        const batch: object[] = again ?? makeEvents(`${seed}-${client}-${n}`, dice)
        again = null
        sender.sent += batch.length
        const isAcked = await sendBatch(url, key, batch, { signal: AbortSignal.timeout(15_000) }).catch(
          () => false,
        )
        if (isAcked) for (const event of batch) acked.add((event as { messageId: string }).messageId)
        else if (dice.chance(0.7)) again = batch
        if (!isAcked) await pause(5)
      }
    }
  }
  const running = Array.from({ length: count }, (_, client) => run(client, from.fork()))
  return {
    acked,
    get sent() {
      return sender.sent
    },
    async stop() {
      sender.isStopping = true
      await Promise.all(running)
    },
  }
}

function makeEvents(name: string, dice: Random): object[] {
  return Array.from({ length: dice.between(1, 40) }, (_, i) => {
    const person = dice.int(400)
    return {
      type: 'track',
      event: 'Product Viewed',
      messageId: `${name}-${i}`,
      anonymousId: `visitor-${person}`,
      ...(dice.chance(0.2) ? { userId: `user-${person}` } : {}),
      timestamp: new Date(Date.now() - dice.int(86_400_000 * 40)).toISOString(),
      properties: { product_id: `p${dice.int(50)}`, price: '19.90', currency: 'PLN' },
    }
  })
}

/** Kills and says whether our own process was among the dead. */
async function strike(victim: Victim, server: ServerProcess, dice: Random): Promise<boolean> {
  const targets: number[] = []
  // After the last blow it may take a moment until there is something to strike again.
  while (!findPostmaster(installation.dataDir) || listBackends(installation.dataDir).length === 0)
    await pause(10)
  const postmaster = findPostmaster(installation.dataDir)
  const backends = listBackends(installation.dataDir)
  if (victim.includes('us') || victim === 'all') targets.push(server.pid)
  if ((victim.includes('postmaster') || victim === 'all') && postmaster) targets.push(postmaster.pid)
  if (victim.includes('backend') && backends.length > 0) targets.push(dice.pick(backends).pid)
  if (victim === 'all') targets.push(...listPostgres(installation.dataDir).map((one) => one.pid))
  expect(targets.length, `nothing to kill for ${victim}`).toBeGreaterThan(0)
  for (const pid of dice.shuffle([...new Set(targets)])) killHard(pid)
  const isUs = targets.includes(server.pid)
  if (isUs) await server.isGone
  return isUs
}

/** The server mends itself: waits until it takes an event again. */
async function waitForAck(url: string, key: string, name: string): Promise<number> {
  const begin = performance.now()
  const event = { type: 'track', event: 'Back', anonymousId: 'probe', messageId: name }
  while (!(await sendBatch(url, key, [event], { signal: AbortSignal.timeout(10_000) }).catch(() => false))) {
    if (performance.now() - begin > 60_000)
      throw new Error(`No acknowledgement within a minute after ${name}`)
    await pause(20)
  }
  return performance.now() - begin
}

test(`G1: ${rounds} rounds of kill -9, nothing acknowledged is lost`, {
  timeout: limitMs(120_000) + rounds * 20_000,
}, async () => {
  let server = await installation.start()
  const key = await installation.key('write')
  let url: string | null = server.url
  const sender = startSenders(3, () => url, key, random.fork())
  const orphans: string[] = []
  let slowestStartMs = 0
  let slowestMendMs = 0
  for (let round = 0; round < rounds; round++) {
    await pause(random.between(50, 500))
    const victim = victims[round % victims.length] ?? 'us'
    const isUs = await strike(victim, server, random)
    if (isUs) {
      url = null
      // Every other time the next start finds the old PostgreSQL still going down, and must cope.
      if (random.chance(0.5)) {
        const left = await waitForNoPostgres(installation.dataDir, orphanLimitMs)
        orphans.push(...left.map((one) => one.command.slice(0, 200)))
      }
      server = await installation.start()
      url = server.url
      slowestStartMs = Math.max(slowestStartMs, server.readyMs)
    } else {
      slowestMendMs = Math.max(slowestMendMs, await waitForAck(server.url, key, `mend-${seed}-${round}`))
    }
  }
  await sender.stop()
  await drain(server.url)
  const stored = await readStored()
  await server.stop()
  orphans.push(...listPostgres(installation.dataDir).map((one) => one.command))
  const loaded = await readWarehouse<{ messages: string; rows: string }>(
    installation.dataDir,
    'SELECT uniqExact(message_id) AS messages, count() AS rows FROM event',
  )
  const lost = [...sender.acked].filter((id) => !stored.timeline.has(hashToUuid(id)))
  tell('g01', {
    rounds,
    sent: sender.sent,
    acknowledged: sender.acked.size,
    stored: stored.timeline.size,
    lost: lost.length,
    slowestStartMs: Math.round(slowestStartMs),
    slowestMendMs: Math.round(slowestMendMs),
  })
  expect(orphans).toEqual([])
  expect(sender.acked.size).toBeGreaterThan(rounds * 20)
  expect(lost).toEqual([])
  // Once each: as many rows of the timeline as ids taken, as many rows of the warehouse as messages.
  expect(stored.rows).toBe(stored.timeline.size)
  expect(stored.ids).toBe(stored.timeline.size)
  expect(Number(loaded[0]?.messages)).toBe(stored.timeline.size)
  expect(Number(loaded[0]?.rows)).toBe(stored.timeline.size)
})

/** What PostgreSQL holds: hashes of messageIds that stand on a timeline, and how many rows there are. */
async function readStored(): Promise<{ timeline: Set<string>; rows: number; ids: number }> {
  const client = await installation.connect()
  try {
    const taken = await client.query<{ id_hash: string }>(
      `SELECT e.id_hash FROM collect.event_id e JOIN profile.timeline t USING (workspace_id, pos)`,
    )
    const count = await client.query<{ ids: string; rows: string }>(
      `SELECT (SELECT count(*) FROM collect.event_id) AS ids, (SELECT count(*) FROM profile.timeline) AS rows`,
    )
    return {
      timeline: new Set(taken.rows.map((row) => row.id_hash)),
      rows: Number(count.rows[0]?.rows),
      ids: Number(count.rows[0]?.ids),
    }
  } finally {
    await client.end()
  }
}
