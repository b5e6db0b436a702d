import type { FailureReason, Outcome } from '@splot/contract/plugin/outcome'
import { type Judged, judgeOutcome, type Verdict } from '../../rules/judge.ts'
import type { Lane } from '../../rules/message.ts'
import { type AttemptLine, insertAttempts } from '../../store/attempts.ts'
import { putHold } from '../../store/holds.ts'
import { markPushGone } from '../../store/push.ts'
import { type LeasedRow, type Settled, settleMessages } from '../../store/sending.ts'
import { addCampaignTallies, addTally } from '../../store/tallies.ts'
import { putTelling } from '../../store/telling.ts'
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
  /** Those that are sent now, that it was ours to say of, and that customers are told of: no try-outs. */
  sent: Cleared[]
  /** By which they are known as untold; null where there are none. */
  telling: string | null
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
  const telling = deps.ids.uuid(now)
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
    const gone = counted.filter((one) => one.verdict.state === 's').map((one) => one.cleared)
    const told = gone.filter((one) => one.one.said.isTest !== true)
    await countSent({ tx, workspaceId, now }, { gone, told })
    if (told.length > 0)
      await putTelling(tx, workspaceId, {
        id: telling,
        at: now,
        messageIds: told.map((one) => one.one.row.id),
      })
    if (fault !== undefined) {
      const { verdict, cleared } = fault
      const reason = verdict.channelFault ?? 'provider_error'
      const { id } = cleared.desk.channel
      await putHold(tx, workspaceId, { kind: 'channel', id, state: 'paused', reason, detail: '{}', at: now })
    }
    return told
  })
  const late = judged.filter((one) => one.outcome.state === 'refused').length
  return {
    sent,
    telling: sent.length === 0 ? null : telling,
    at: now,
    fault: fault?.verdict.channelFault ?? null,
    late,
  }
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

/** What the brake looks at: a try-out counts for its channel, not for a campaign. */
async function countSent(
  { tx, workspaceId, now }: { tx: Parameters<typeof addTally>[0]; workspaceId: string; now: number },
  { gone, told }: { gone: readonly Cleared[]; told: readonly Cleared[] },
): Promise<void> {
  const vias = countBy(gone.map((one) => one.desk.channel.id))
  for (const [via, sent] of vias) await addTally(tx, workspaceId, { via, now, sent })
  const campaigns = countBy(told.flatMap((one) => one.one.row.campaignId ?? []))
  const rows = [...campaigns].map(([campaignId, sent]) => ({ campaignId, sent }))
  await addCampaignTallies(tx, workspaceId, rows)
}

/** In key order: whoever locks several rows takes them in this one. */
function countBy(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
