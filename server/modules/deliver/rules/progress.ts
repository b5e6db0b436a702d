import type { Hold, Progress, StateLetter } from './message.ts'

/** Messages of one state and reason, counted. */
export interface StateCount {
  state: StateLetter
  reason: string | null
  messages: number
  delivered: number
  opened: number
  opens: number
  clicked: number
  clicks: number
  bounced: number
  complained: number
  unsubscribed: number
}

/** The counts of a campaign put together. Pure. */
export function makeProgress(counts: readonly StateCount[], hold: Hold | null): Progress {
  const sum = (pick: (one: StateCount) => number) => counts.reduce((total, one) => total + pick(one), 0)
  const of = (...letters: StateLetter[]) => sum((one) => (letters.includes(one.state) ? one.messages : 0))
  return {
    requested: sum((one) => one.messages),
    pending: of('p', 'w'),
    handed: of('h'),
    sent: of('s'),
    failed: of('f'),
    refused: of('r'),
    expired: of('e'),
    unknown: of('u'),
    reasons: counts.flatMap(({ state, reason, messages }) => {
      const name = ended[state]
      return name === undefined ? [] : [{ state: name, reason: reason ?? 'unknown', messages }]
    }),
    delivered: sum((one) => one.delivered),
    opened: { people: sum((one) => one.opened), total: sum((one) => one.opens) },
    clicked: { people: sum((one) => one.clicked), total: sum((one) => one.clicks) },
    bounced: sum((one) => one.bounced),
    complained: sum((one) => one.complained),
    unsubscribed: sum((one) => one.unsubscribed),
    hold,
  }
}

const ended: Readonly<Partial<Record<StateLetter, 'refused' | 'failed' | 'expired'>>> = {
  r: 'refused',
  f: 'failed',
  e: 'expired',
}
