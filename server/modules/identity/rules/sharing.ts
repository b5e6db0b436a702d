import type { IdentifierKind } from '@splot/contract/identifiers'

export const dayMs = 86_400_000

/** Two accounts (or cards) on one device within this time make it a shared device. */
export const sharingWindowMs = 90 * dayMs

/** Sightings of a pair are kept to the day (UTC): one write a day at most, and the newest day wins in any order. */
export const toDay = (at: number): number => Math.floor(at / dayMs) * dayMs

/** The time in which refused joins add up towards blocking a value. */
export const blockingWindowMs = 30 * dayMs

/** A device or a browser: may serve several people. */
export const isDeviceKind = (kind: IdentifierKind): boolean => kind === 'device_id' || kind === 'anonymous_id'

/** An account or a card: one person has one. */
export const isExclusiveKind = (kind: IdentifierKind): boolean => kind === 'user_id' || kind === 'card'

/** One peer of an identifier, from the links that touch it. */
export interface Pair {
  peer: string
  peerKind: IdentifierKind
  at: number
  until: number | null
  isLive: boolean
  reason: string | null
}

/** Was the device seen with another owner of the same exclusive kind within the window? */
export function isSharedBy(
  pairs: Iterable<Pair>,
  owner: { birth: string; kind: IdentifierKind },
  at: number,
): boolean {
  for (const pair of pairs) {
    if (pair.peer === owner.birth || pair.peerKind !== owner.kind) continue
    const until = Math.max(pair.until ?? pair.at, pair.at)
    const gap = at > until ? at - until : at < pair.at ? pair.at - at : 0
    if (gap <= sharingWindowMs) return true
  }
  return false
}

/** How many joins of this value the limits refused within the window around `at`. */
export function countRefusals(pairs: Iterable<Pair>, at: number): number {
  let count = 0
  for (const pair of pairs) {
    if (!pair.isLive && pair.reason === 'limit' && Math.abs(at - pair.at) <= blockingWindowMs) count++
  }
  return count
}
