import type { PaymentNews } from '@splot/contract/plugin/payment'

export const intentStates = ['asked', 'started', 'declined', 'failed', 'paid'] as const
export type IntentState = (typeof intentStates)[number]

/** A payment somebody was asked for. */
export interface Intent {
  id: string
  orderId: string
  provider: string
  state: IntentState
  amountMinor: bigint
  currency: string
  ref: string | null
  url: string | null
  at: number
}

export type Heard =
  /** Known already, or of no matter any more. */
  | { kind: 'nothing' }
  | { kind: 'declined' }
  /** `isOther`: not in the currency that was asked for; it goes back whole. */
  | { kind: 'paid'; amountMinor: bigint; currency: string; ref: string; isOther: boolean }

/**
 * What a provider's word makes of a payment. Paid stays paid: said twice it counts once, and a decline told late, after a
 * second try went well, changes nothing. What was really taken counts, not what was asked for.
 */
export function hear(intent: Pick<Intent, 'state' | 'currency'>, news: PaymentNews): Heard {
  if (intent.state === 'paid' || news.amountMinor <= 0n) return { kind: 'nothing' }
  if (news.state === 'declined')
    return intent.state === 'declined' ? { kind: 'nothing' } : { kind: 'declined' }
  const { amountMinor, currency, ref } = news
  return { kind: 'paid', amountMinor, currency, ref, isOther: currency !== intent.currency }
}

/** A payment with what has gone back of it until now. */
export interface Paid {
  id: string
  provider: string
  paidMinor: bigint
  backMinor: bigint
}

/** From which payments a sum goes back: the newest first, never more than each has left. */
export function planRefund(
  payments: readonly Paid[],
  amountMinor: bigint,
): { id: string; amountMinor: bigint }[] {
  const parts: { id: string; amountMinor: bigint }[] = []
  let left = amountMinor
  for (const { id, paidMinor, backMinor } of payments) {
    let part = paidMinor - backMinor
    if (part > left) part = left
    if (part <= 0n) continue
    parts.push({ id, amountMinor: part })
    left -= part
  }
  return parts
}

/** When a refund is tried again: after 10 s, 20 s, ... at most six hours. */
export const nextTryMs = (tries: number): number => Math.min(10_000 * 2 ** Math.min(tries, 20), 6 * 3_600_000)
/** After so many tries a person is to look. */
export const mostTries = 30
