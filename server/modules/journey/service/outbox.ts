import { type Effect, effect } from '@splot/contract/journey/effect'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { makeWebhookSecret, signCall } from '../rules/signature.ts'
import { type DueRow, holdOutbox, listDueWorkspaces, settleOutbox, takeDue } from '../store/outbox.ts'
import type { JourneyDeps } from './deps.ts'
import { runName } from './facts.ts'
import type { HearDeps } from './hear.ts'
import { startByJourney, stopByJourney } from './runs.ts'
import { tellLog } from './tell-log.ts'

export type OutboxDeps = HearDeps &
  Pick<JourneyDeps, 'db' | 'worker' | 'egress' | 'accept' | 'gifts' | 'secret'>

const pauseMs = 250
const atOnce = 100
/** Workspaces whose calls go out side by side: one whose system hangs keeps those of the others waiting for nothing. */
const workspacesAtOnce = 8
/** Whoever took a row has it so long; longer than a call may hang. */
const leaseMs = 60_000
const callMs = 10_000
const mostAttempts = 8
/** So often it is looked whether a journey that stands still goes on. */
const heldMs = 20_000

/** What a failed attempt waits for the next: 10 s, 30 s, 90 s … at most six hours. */
const pauseOf = (attempts: number): number => Math.min(6 * 3_600_000, 10_000 * 3 ** (attempts - 1))

/** Two loops: a system that hangs keeps nothing waiting but other calls out of the house. */
export const createOutboxLoops = (deps: OutboxDeps): Loop[] => [
  { id: 'journeys.outbox', pauseMs, turn: () => drainOutbox(deps, false) },
  { id: 'journeys.webhooks', pauseMs, turn: () => drainOutbox(deps, true) },
]

/** Carries out what is due. @returns whether more may be */
export async function drainOutbox(deps: OutboxDeps, isWebhook: boolean): Promise<boolean> {
  const now = deps.clock.now()
  const due = await deps.worker.inPlatform((tx) => listDueWorkspaces(tx, now))
  let isMore = false
  const drain = async ({ workspaceId }: { workspaceId: string }) => {
    const rows = await deps.db.inWorkspace(workspaceId, async (tx) => {
      await holdOutbox(tx, workspaceId, { now, until: now + heldMs })
      return takeDue(tx, workspaceId, { now, until: now + leaseMs, isWebhook, limit: atOnce })
    })
    isMore = rows.length === atOnce || isMore
    if (isWebhook) await Promise.all(rows.map((row) => carryOut(deps, row)))
    else for (const row of rows) await carryOut(deps, row)
  }
  // One queue of workspaces, and lines that take from it.
  const queue = due.values()
  const lines = Array.from({ length: isWebhook ? workspacesAtOnce : 1 }, () => tryEach(queue, drain))
  for (const one of await Promise.allSettled(lines)) if (one.status === 'rejected') throw one.reason
  return isMore
}

type End = { state: 'p' | 's' | 'f'; result: string | null }

async function carryOut(deps: OutboxDeps, row: DueRow): Promise<void> {
  const settle = (tx: WorkspaceTx, { state, result }: End) =>
    settleOutbox(tx, row.workspaceId, row, {
      ...{ state, result, dueAt: deps.clock.now() + (state === 'p' ? pauseOf(row.attempts) : 0) },
    })
  try {
    // The kind stands beside the rest of the effect; it was checked when it was asked for.
    const asked = effect.parse({ ...JSON.parse(row.body), kind: row.kind })
    if (asked.kind === 'webhook') {
      const end = await callOut(deps, row, asked)
      await deps.db.inWorkspace(row.workspaceId, (tx) => settle(tx, end))
      return
    }
    if (asked.kind === 'event' || asked.kind === 'set_trait') await tellLog(deps, row, asked)
    await deps.db.inWorkspace(row.workspaceId, async (tx) => {
      await act(deps, tx, row, asked)
      await settle(tx, { state: 's', result: null })
    })
  } catch (error) {
    const end = judgeFault(error, row.attempts)
    deps.logger.warn(
      { journey: row.journeyId, kind: row.kind, code: end.result },
      'an act of a journey failed',
    )
    await deps.db.inWorkspace(row.workspaceId, (tx) => settle(tx, end))
  }
}

/** What would be refused again is given up; anything else is tried again. */
function judgeFault(error: unknown, attempts: number): End {
  const isFirm = error instanceof SplotError && error.status >= 400 && error.status < 429
  const code = error instanceof SplotError ? error.code : error instanceof Error ? error.name : 'unknown'
  return { state: isFirm || attempts >= mostAttempts ? 'f' : 'p', result: code }
}

async function act(deps: OutboxDeps, tx: WorkspaceTx, row: DueRow, asked: Effect): Promise<void> {
  const where = { tx, workspaceId: row.workspaceId }
  const { birth } = row
  const ref = `${runName(row.run)}:${row.seq}`
  switch (asked.kind) {
    case 'points':
      return deps.gifts.addPoints(tx, {
        birth,
        points: asked.points,
        ref,
        at: row.madeAt,
        reason: asked.reason,
      })
    case 'list_add':
    case 'list_remove':
      return deps.hands.changeList(where, { listId: asked.listId, birth, isIn: asked.kind === 'list_add' })
    case 'audience_add':
    case 'audience_remove':
      return deps.hands.changeAudience(where, {
        ...{ audienceId: asked.audienceId, birth, ref, isIn: asked.kind === 'audience_add' },
      })
    case 'start_journey':
      return startByJourney(deps, tx, { journeyId: asked.journeyId, birth, ref, at: row.madeAt })
    case 'stop_journey':
      return stopByJourney(deps, tx, { journeyId: asked.journeyId, birth })
    default:
      return
  }
}

/** The other system learns who she is by our id, which step it was, and what the marketer wrote; signed, so that it knows by whom. */
async function callOut(
  { egress, clock, secret }: OutboxDeps,
  row: DueRow,
  { url, data }: Effect & { kind: 'webhook' },
): Promise<End> {
  const key = `splot:${row.run}:${row.seq}`
  const told = { customerId: row.birth, journeyId: row.journeyId, run: row.run, step: row.seq, data }
  const body = JSON.stringify(told)
  const signed = signCall(makeWebhookSecret(secret, row.workspaceId), { id: key, now: clock.now(), body })
  try {
    const reply = await egress.call({
      ...{ url, method: 'POST', timeoutMs: callMs, maxReplyBytes: 64 * 1024, body },
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...signed },
    })
    if (reply.status >= 200 && reply.status < 300) return { state: 's', result: String(reply.status) }
    const isFirm = reply.status >= 400 && reply.status < 500 && reply.status !== 408 && reply.status !== 429
    return { state: isFirm || row.attempts >= mostAttempts ? 'f' : 'p', result: String(reply.status) }
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    const isFirm = error.code === 'url_forbidden' || error.code === 'request_invalid'
    return { state: isFirm || row.attempts >= mostAttempts ? 'f' : 'p', result: error.code }
  }
}
