import type { FailureReason, Outcome } from '@splot/contract/plugin/outcome'
import type { ContactOutcome, GateAnswer } from '../../consent/index.ts'
import type { Lane, StateLetter } from './message.ts'
import { planRetry } from './retry.ts'

/** What becomes of a message now. Times in milliseconds. */
export interface Verdict {
  state: Extract<StateLetter, 'p' | 's' | 'f' | 'r' | 'e' | 'u'>
  reason: string | null
  /** When it is its turn again; where it waits. */
  dueAt: number | null
  providerId: string | null
  /** The hand-over did not happen: it is not counted as an attempt. */
  isUntried: boolean
  /** What the gate is told of the contact it reserved; null = it stays reserved for the next attempt. */
  contact: ContactOutcome | null
  /** What is wrong with the channel itself, not with this message. */
  channelFault: FailureReason | null
}

export interface Judged {
  id: string
  lane: Lane
  attempts: number
  expiresAt: number
}

const plain: Verdict = {
  state: 'p',
  reason: null,
  dueAt: null,
  providerId: null,
  isUntried: false,
  contact: null,
  channelFault: null,
}

/** How long a message waits for the pipeline or a merge. */
const soonMs = 1_000

/** What a no of the gate means: some end the message, some only put it off. */
export function judgeRefusal(
  answer: GateAnswer & { ok: false },
  { expiresAt }: Judged,
  now: number,
): Verdict {
  const { reason, reasons } = answer
  const wait = (dueAt: number): Verdict =>
    dueAt < expiresAt ? { ...plain, reason, dueAt } : { ...plain, state: 'r', reason }
  if (reason === 'lapsed') return { ...plain, state: 'e', reason }
  if (reason === 'lagging' || reason === 'moving') return wait(now + soonMs)
  // Quiet hours end by themselves; whatever else stands against it would still stand then.
  const until = reasons.find((one) => one.reason === 'quiet_hours')?.until
  return reason === 'quiet_hours' && until !== undefined ? wait(until) : { ...plain, state: 'r', reason }
}

/** The channel's own troubles: no message is to blame, none is lost for them. */
const channelFaults: ReadonlySet<FailureReason> = new Set(['auth_failed', 'no_funds', 'settings_invalid'])

/** What a hand-over's outcome means for the message. */
export function judgeOutcome(outcome: Outcome, message: Judged, now: number): Verdict {
  if (outcome.state === 'sent')
    return { ...plain, state: 's', contact: 'sent', providerId: outcome.providerId }
  // Its half second was over before the first byte: nothing left, it is asked for again.
  if (outcome.state === 'refused')
    return { ...plain, reason: 'too_late', dueAt: now, isUntried: true, contact: 'failed' }
  if (outcome.state === 'unknown') return judgeUnknown(message, now)
  const { reason, isRetryable, retryAfterMs = 0 } = outcome
  if (channelFaults.has(reason))
    return { ...plain, reason, dueAt: now, isUntried: true, contact: 'failed', channelFault: reason }
  const dueAt = isRetryable ? planRetry({ ...message, now, retryAfterMs }) : null
  return dueAt === null
    ? { ...plain, state: 'f', reason, contact: 'failed' }
    : { ...plain, reason, dueAt, contact: 'failed' }
}

/** Marketing: perhaps she has it, so never again. Transactional: once more, with the same key. */
export function judgeUnknown(message: Judged, now: number): Verdict {
  const dueAt = message.lane === 'transactional' ? planRetry({ ...message, now, retryAfterMs: 0 }) : null
  return dueAt === null
    ? { ...plain, state: 'u', reason: 'no_answer', contact: 'unknown' }
    : { ...plain, reason: 'no_answer', dueAt }
}

/** Troubles in a row after which a channel rests for a while. */
const tiring: ReadonlySet<FailureReason> = new Set([
  'unreachable',
  'no_answer',
  'provider_error',
  'provider_garbled',
  'rate_limited',
])
/** An unknown outcome most of all: of advertising it is the end, and the next ones would share it. */
export const isTiring = (outcome: Outcome): boolean =>
  outcome.state === 'unknown' || (outcome.state === 'failed' && tiring.has(outcome.reason))
