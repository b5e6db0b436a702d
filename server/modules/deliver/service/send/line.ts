import { type LeasedRow, leaseMessages, releaseMessages, settleMessages } from '../../store/sending.ts'
import { deleteTellings } from '../../store/telling.ts'
import { type ClaimDeps, claimChunk, type Line } from './claim-chunk.ts'
import type { Desk, Desks } from './desks.ts'
import { handOver } from './hand-over.ts'
import { type Batch, type Prepared, prepareBatch, type Spoilt } from './prepare.ts'
import { type Handled, type Settling, settleChunk } from './settle.ts'
import { runEach, type Slots } from './slots.ts'
import { pickWho, tellAll, tellingOf } from './tell.ts'

export interface LineDeps extends ClaimDeps {
  desks: Desks
  /** Few transactions at once, in turn: one line cannot take them all. */
  slots: Slots
  isStopping(): boolean
  /** Resolves when nothing transactional is on its way on this channel. */
  giveWay(line: Line): Promise<void>
}

/** A queue of one workspace, channel and lane. */
export interface LaneLine extends Line {
  lane: 't' | 'm'
}

/** Prepared at once; leased for longer than they take, at any rate a channel may have. */
const mostAtOnce = 200
const leaseMs = 60_000
const putOffMs = 30_000
/** First bytes of a chunk leave within this, of the 500 ms a permit lives. */
const chunkMs = 250
const mostInChunk = 100

/** Sends what waits in one line until nothing is due, the channel rests, or everything stops. */
export async function runLine(deps: LineDeps, line: LaneLine): Promise<void> {
  const pace = createPace()
  let ahead = takeBatch(deps, line)
  for (;;) {
    const batch = await ahead
    if (batch === null) return
    // The next is made ready while this one leaves.
    ahead = takeBatch(deps, line)
    // Waited for below: nobody else hears of it before.
    ahead.catch(() => {})
    try {
      await sendBatch(deps, { line, batch, pace })
    } catch (error) {
      // What could not be made ready need not be given back.
      const next = await ahead.catch(() => null)
      await giveBack(deps, line.workspaceId, [...batch.prepared, ...(next?.prepared ?? [])])
      throw error
    }
    if (deps.isStopping()) {
      // As above.
      const next = await ahead.catch(() => null)
      return giveBack(deps, line.workspaceId, next?.prepared ?? [])
    }
  }
}

/** Leases and makes the next messages; null where there is nothing to do now. */
async function takeBatch(deps: LineDeps, line: LaneLine): Promise<Batch | null> {
  const { workspaceId, channel } = line
  if (deps.isStopping()) return null
  const all = await deps.desks.list(workspaceId, channel)
  const open = all.filter((desk) => isOpen(desk, line.lane))
  if (open.length === 0) return null
  const isOnTrial = open.every((desk) => desk.circuit.isOnTrial())
  const now = deps.clock.now()
  const rows = await deps.slots(() =>
    deps.db.inWorkspace(workspaceId, (tx) =>
      leaseMessages(tx, line, { now, until: now + leaseMs, limit: isOnTrial ? 1 : mostAtOnce }),
    ),
  )
  if (rows.length === 0) return null
  try {
    const live = await endExpired(deps, workspaceId, rows)
    const batch = await deps.slots(() => prepareBatch(deps, line, { rows: live, desks: { open, all } }))
    await endSpoilt(deps, workspaceId, batch.spoilt)
    await putOff(deps, workspaceId, batch.waiting)
    return batch
  } catch (error) {
    // Their lease ends by itself; the first fault is the one to tell.
    await deps.db.inWorkspace(workspaceId, (tx) => releaseMessages(tx, workspaceId, rows)).catch(() => {})
    throw error
  }
}

const isOpen = ({ hold, circuit }: Desk, lane: 't' | 'm'): boolean => {
  // What came back badly stops advertising; what customers wait for goes on.
  const isHeld =
    hold !== null && (lane === 'm' || (hold.reason !== 'bounces' && hold.reason !== 'complaints'))
  return !isHeld && circuit.restsUntil() === 0
}

async function endExpired(
  deps: LineDeps,
  workspaceId: string,
  rows: readonly LeasedRow[],
): Promise<LeasedRow[]> {
  const now = deps.clock.now()
  const over = rows.filter((row) => row.expiresAt <= now)
  if (over.length > 0)
    await end(
      deps,
      workspaceId,
      over.map((row) => ({ row, state: 'e' as const, reason: 'lapsed' })),
    )
  return rows.filter((row) => row.expiresAt > now)
}

/** A person who lacks a datum is passed over and counted; a template that does not work fails. */
const endSpoilt = (deps: LineDeps, workspaceId: string, spoilt: readonly Spoilt[]): Promise<void> =>
  end(
    deps,
    workspaceId,
    spoilt.map(({ row, reason, isSkipped }) => ({
      row,
      state: isSkipped ? ('r' as const) : ('f' as const),
      reason,
    })),
  )

/** Their own channel rests while others of the line go on: they make room for those behind them. */
async function putOff(deps: LineDeps, workspaceId: string, rows: readonly LeasedRow[]): Promise<void> {
  if (rows.length === 0) return
  const now = deps.clock.now()
  const settled = rows.map(({ id, fence }) => ({
    ...{ id, fence, state: 'p' as const, reason: null, providerId: null, untried: 0 as const },
    dueAt: now + putOffMs,
  }))
  await deps.db.inWorkspace(workspaceId, (tx) => settleMessages(tx, workspaceId, 'p', { rows: settled, now }))
}

async function end(
  deps: LineDeps,
  workspaceId: string,
  ended: readonly { row: LeasedRow; state: 'e' | 'f' | 'r'; reason: string }[],
): Promise<void> {
  if (ended.length === 0) return
  const now = deps.clock.now()
  const rows = ended.map(({ row, state, reason }) => ({
    id: row.id,
    fence: row.fence,
    state,
    reason,
    dueAt: null,
    providerId: null,
    untried: 0 as const,
  }))
  await deps.db.inWorkspace(workspaceId, (tx) => settleMessages(tx, workspaceId, 'p', { rows, now }))
}

async function giveBack(deps: LineDeps, workspaceId: string, left: readonly Prepared[]): Promise<void> {
  if (left.length === 0) return
  const rows = left.map((one) => one.row)
  await deps.db.inWorkspace(workspaceId, (tx) => releaseMessages(tx, workspaceId, rows))
}

interface Sending {
  line: LaneLine
  batch: Batch
  pace: Pace
}

/** Two runners: while one waits for the gate or writes down, the other hands over. */
async function sendBatch(deps: LineDeps, { line, batch, pace }: Sending): Promise<void> {
  const queue = [...batch.prepared]
  const runner = async () => {
    while (queue.length > 0 && !deps.isStopping()) {
      if (line.lane === 'm') await deps.giveWay(line)
      // The other runner took the last ones meanwhile.
      if (queue.length === 0) break
      const desk = queue[0]?.desk ?? null
      // It began to rest, or was paused, meanwhile.
      if (desk !== null && !isOpen(desk, line.lane)) break
      const most = Math.min(pace.size(desk?.concurrency ?? mostInChunk), countAlike(queue))
      const size = desk === null ? most : desk.bucket.take(most)
      if (size === 0) {
        await deps.clock.sleep(Math.min(1_000, desk?.bucket.wait() ?? 0))
        continue
      }
      await sendChunk(deps, { line, chunk: queue.splice(0, size), pace })
    }
  }
  // Both end before an error is told: what is left is given back by then, and nothing goes on behind our back.
  const ended = await Promise.allSettled([runner(), runner()])
  const failed = ended.find((one) => one.status === 'rejected')
  await giveBack(deps, line.workspaceId, queue)
  if (failed !== undefined) throw failed.reason
}

/** How many of those in front go through the same channel: its rate is its own. */
function countAlike(queue: readonly Prepared[]): number {
  const end = queue.findIndex((one) => one.desk !== queue[0]?.desk)
  return end < 0 ? queue.length : end
}

async function sendChunk(
  deps: LineDeps,
  { line, chunk, pace }: { line: LaneLine; chunk: readonly Prepared[]; pace: Pace },
): Promise<void> {
  const { workspaceId } = line
  const cleared = await deps.slots(() => claimChunk(deps, line, chunk))
  if (cleared.length === 0) return
  const handled: Handled[] = []
  const concurrency = Math.max(1, Math.ceil((cleared[0]?.desk.concurrency ?? 2) / 2))
  const began = deps.clock.monotonic()
  await runEach(cleared, concurrency, async (one) => {
    handled.push({ cleared: one, outcome: await handOver(deps, one) })
  })
  const took = deps.clock.monotonic() - began
  const settled = await deps.slots(() => settleChunk(deps, workspaceId, handled))
  pace.note({ messages: cleared.length, late: settled.late, took })
  if (settled.fault !== null) deps.desks.forget(workspaceId)
  await tellSent(deps, workspaceId, settled)
}

async function tellSent(deps: LineDeps, workspaceId: string, { sent, telling, at }: Settling): Promise<void> {
  if (telling === null) return
  const told = sent.flatMap(({ one, address, subject }) => {
    const { row, recipient } = one
    const who = pickWho(recipient?.births ?? [], { birth: row.birth, address })
    return who === null ? [] : tellingOf({ ...row, subject, at, who })
  })
  try {
    await tellAll(deps, workspaceId, told)
    // Lost in a crash, it is told once more, and dropped as known: nobody waits for the disk.
    await deps.db.derive([workspaceId], (tx) => deleteTellings(tx, workspaceId, [telling]))
  } catch (error) {
    // The message is sent whether or not this is told: what is not told now is told later.
    const kind = error instanceof Error ? error.name : 'unknown'
    deps.logger.warn({ untold: told.length, error: kind }, 'sent, not told')
  }
}

/** How many messages fit into the life of a permit, learnt from how long the last ones took. */
interface Pace {
  size(concurrency: number): number
  note(chunk: { messages: number; late: number; took: number }): void
}

function createPace(): Pace {
  let msEach: number | null = null
  return {
    size(concurrency) {
      const least = Math.max(1, Math.ceil(concurrency / 2))
      if (msEach === null) return Math.min(mostInChunk, least * 2)
      return Math.max(least, Math.min(mostInChunk, Math.floor(chunkMs / msEach)))
    },
    note({ messages, late, took }) {
      const now = Math.max(0.01, took / messages)
      // What came too late says that it was far too much; what went well is believed slowly.
      msEach = late > 0 ? Math.max(now, msEach ?? now) * 2 : msEach === null ? now : msEach * 0.7 + now * 0.3
    },
  }
}
