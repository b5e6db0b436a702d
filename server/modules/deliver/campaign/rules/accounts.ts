import type { StateLetter } from '../../rules/message.ts'

/** Everybody a campaign was meant for, each in one place: `audience` is the sum of all others, always. */
export interface Accounts {
  audience: number
  sent: number
  /** Not their turn yet, held, or on the way. */
  waiting: number
  /** Left out before the queue. */
  leftOut: number
  refused: number
  failed: number
  expired: number
  /** Handed over, and nobody knows what became of it. */
  unknown: number
  /** Their data is gone since. */
  erased: number
}

/** People asked for, by the state of their message; of several the one that got furthest. */
export interface AskedCount {
  state: StateLetter
  people: number
}

const placeOf: Readonly<Record<StateLetter, Exclude<keyof Accounts, 'audience' | 'leftOut' | 'erased'>>> = {
  p: 'waiting',
  w: 'waiting',
  h: 'waiting',
  s: 'sent',
  f: 'failed',
  r: 'refused',
  e: 'expired',
  u: 'unknown',
}

/** Of several messages to one person the one by which she is counted: what reached her first, what still may next. */
export const furthest: readonly StateLetter[] = ['s', 'u', 'h', 'p', 'w', 'f', 'r', 'e']

export function makeAccounts(counted: {
  /** Whose turn has not come. */
  notAsked: number
  leftOut: number
  erased: number
  asked: readonly AskedCount[]
}): Accounts {
  const { notAsked, leftOut, erased } = counted
  const ends = { sent: 0, waiting: notAsked, refused: 0, failed: 0, expired: 0, unknown: 0 }
  for (const { state, people } of counted.asked) ends[placeOf[state]] += people
  const audience = Object.values(ends).reduce((sum, one) => sum + one, leftOut + erased)
  return { audience, ...ends, leftOut, erased }
}
