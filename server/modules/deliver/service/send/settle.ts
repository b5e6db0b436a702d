import type { FailureReason, Outcome } from '@splot/contract/plugin/outcome'
import { type Judged, judgeOutcome, type Verdict } from '../../rules/judge.ts'
import type { Lane } from '../../rules/message.ts'
import { putHold } from '../../store/holds.ts'
import { markPushGone } from '../../store/push.ts'
import { addTally } from '../../store/returns.ts'
import {
  type AttemptLine,
  insertAttempts,
  type LeasedRow,
  type Settled,
  settleMessages,
} from '../../store/sending.ts'
import type { SendDeps } from '../deps.ts'
import type { Cleared } from './claim-chunk.ts'

export const laneOf = (letter: 't' | 'm'): Lane => (letter === 't' ? 'transactional' : 'marketing')

type Row = Pick<LeasedRow, 'id' | 'lane' | 'attempts' | 'expiresAt'>

/** @param begun 1 where a hand-over has begun that the row does not count yet */
export const toJudged = (row: Row, begun: 0 | 1 = 0): Judged => ({
  id: row.id,
  lane: laneOf(row.lane),
  attempts: row.attempts + begun,
  expiresAt: row.expiresAt,
})

export const toSettled = ({ id, fence }: Pick<LeasedRow, 'id' | 'fence'>, verdict: Verdict): Settled => ({
  id,
  fence,
  state: verdict.state,
  reason: verdict.reason,
  dueAt: verdict.dueAt,
  providerId: verdict.providerId,
  untried: verdict.isUntried ? 1 : 0,
})

/** A message with what became of its hand-over. */
export interface Handled {
  cleared: Cleared
  outcome: Outcome
}

export interface Settling {
  /** Those that are sent now, and that it was ours to say of. */
  sent: Cleared[]
  /** When, milliseconds. */
  at: number
  /** Nothing of the chunk was to blame: the channel is paused. */
  fault: FailureReason | null
  /** Permits that were over before the first byte. */
  late: number
}

/** Writes down what became of a chunk, gives the gate its places back, and counts; one transaction. */
export async function settleChunk(
  deps: SendDeps,
  workspaceId: string,
  handled: readonly Handled[],
): Promise<Settling> {
  const now = deps.clock.now()
  const judged = handled.map(({ cleared, outcome }) => ({
    cleared,
    outcome,
    verdict: judgeOutcome(outcome, toJudged(cleared.one.row, 1), now),
  }))
  const fault = judged.find((one) => one.verdict.channelFault !== null)
  const sent = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const rows = judged.map(({ cleared, verdict }) => toSettled(cleared.one.row, verdict))
    const ours = await settleMessages(tx, workspaceId, 'h', { rows: rows.map(dropOwnId), now })
    const counted = judged.filter(({ cleared }) => ours.has(cleared.one.row.id))
    await deps.consent.settle(
      { tx, workspaceId },
      counted.flatMap(({ cleared, verdict }) =>
        verdict.contact === null ? [] : [{ messageId: cleared.one.row.id, outcome: verdict.contact }],
      ),
    )
    await insertAttempts(tx, workspaceId, counted.flatMap(describeAttempt), now)
    await forgetGone({ tx, workspaceId }, counted)
    const gone = counted.filter((one) => one.verdict.state === 's')
    for (const [via, count] of countVia(gone)) await addTally(tx, workspaceId, { via, now, sent: count })
    if (fault !== undefined) {
      const { verdict, cleared } = fault
      const reason = verdict.channelFault ?? 'provider_error'
      const { id } = cleared.desk.channel
      await putHold(tx, workspaceId, { kind: 'channel', id, state: 'paused', reason, detail: '{}', at: now })
    }
    return gone.map((one) => one.cleared)
  })
  const late = judged.filter((one) => one.outcome.state === 'refused').length
  return { sent, at: now, fault: fault?.verdict.channelFault ?? null, late }
}

/** Where a provider's id holds ours, ours finds the message. */
const dropOwnId = (row: Settled): Settled =>
  row.providerId?.includes(row.id) === true ? { ...row, providerId: null } : row

type Told = Handled & { verdict: Verdict }

function describeAttempt({ cleared, outcome, verdict }: Told): AttemptLine[] {
  // A permit that was over is no attempt: nobody was asked.
  if (outcome.state === 'sent' || outcome.state === 'refused') return []
  const { row } = cleared.one
  return [
    {
      id: row.id,
      n: row.attempts + 1,
      via: cleared.desk.channel.id,
      state: outcome.state,
      reason: verdict.reason,
      providerCode: outcome.state === 'failed' ? (outcome.providerCode ?? null) : null,
    },
  ]
}

async function forgetGone(
  { tx, workspaceId }: { tx: Parameters<typeof markPushGone>[0]; workspaceId: string },
  told: readonly Told[],
): Promise<void> {
  const gone = told.flatMap(({ cleared, outcome }) => {
    const { reached } = cleared.one
    const isGone = outcome.state === 'failed' && outcome.reason === 'address_gone'
    return isGone && reached?.push !== undefined ? [{ address: reached.address, birth: reached.birth }] : []
  })
  if (gone.length > 0) await markPushGone(tx, workspaceId, gone)
}

function countVia(told: readonly Told[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { cleared } of told) {
    const { id } = cleared.desk.channel
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
