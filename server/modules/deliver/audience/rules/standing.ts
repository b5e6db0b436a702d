import type { MemberState } from '../store/members.ts'
import type { ToldRow } from '../store/told.ts'

/** How a customer stands with one audience: what its platform knows of her, or why it is not told. */
export interface Standing {
  state: 'told' | 'waiting' | 'leaving' | 'without_consent' | 'without_identifier'
  /** Why she may not be told, where that is so. */
  reason: string | null
  /** Told: since when the platform knows of her; waiting: since when it is to be told. */
  since: number | null
}

export interface OwnMember {
  state: MemberState
  reason: string | null
}
export type OwnTold = Pick<ToldRow, 'isWanted' | 'mayKnow' | 'isDone'> & { at: number }

const nameOf = { t: 'told', w: 'waiting', c: 'without_consent', i: 'without_identifier' } as const
/** Where she was joined to somebody a moment ago she may stand twice: what is furthest on speaks for her. */
const order: readonly MemberState[] = ['t', 'w', 'c', 'i']

/**
 * Whom a platform may still know though she is wanted there no longer, or may not be, is leaving: that weighs more than why.
 * @returns null: she is not in it, and it knows nothing of her
 */
export function findStanding(members: readonly OwnMember[], told: readonly OwnTold[]): Standing | null {
  const member = order.flatMap((state) => members.find((one) => one.state === state) ?? [])[0]
  const isWanted = member?.state === 't' || member?.state === 'w'
  const reason = member?.state === 'c' ? member.reason : null
  if (!isWanted && told.some((row) => !row.isWanted && row.mayKnow))
    return { state: 'leaving', reason, since: null }
  if (member === undefined) return null
  const isTold = member.state === 't'
  const moments = told.flatMap((row) => (row.isWanted && row.isDone === isTold ? [row.at] : []))
  const since = isWanted && moments.length > 0 ? Math.min(...moments) : null
  return { state: nameOf[member.state], reason, since }
}
