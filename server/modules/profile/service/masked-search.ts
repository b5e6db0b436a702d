import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import { createWindows } from '../../../platform/windows.ts'
import type { Audit } from '../../workspace/index.ts'

/** Searches by identifier that a member without personal data may make in an hour. */
export const maskedSearchLimit = 60
const hourMs = 3_600_000
/** A screen asks for the same text more than once: that is one search. */
const sameMs = 60_000

/** Who searches, and what for. */
export interface Search {
  actor: Actor
  text: string
  /** It has the form of an address or a number, so a refusal gives nothing away. */
  isContact: boolean
}

/**
 * Watches searches by identifier of members who see persons masked: each can confirm that an address is a customer's,
 * so each is counted and recorded (decision D9).
 */
export interface SearchWatch {
  /**
   * Counts the search, unless it is the same as a moment ago. @returns whether it may see what the text names exactly
   * @throws rate_limited for a text that has the form of an address or number
   */
  admit(search: Search, isFound: boolean): boolean
  /** Writes the audit entry of an admitted search, once. @param customerId whom it led to; null for nobody */
  record(where: { tx: Tx; workspaceId: string }, search: Search, customerId: string | null): Promise<void>
}

export function createSearchWatch({ clock, audit }: { clock: Clock; audit: Audit }): SearchWatch {
  const made = createWindows(clock, hourMs)
  const same = createWindows(clock, sameMs)
  const recorded = createWindows(clock, sameMs)
  const keyOf = ({ actor, text }: Search) => `${actor.workspaceId} ${actor.id} ${hashToUuid(text)}`
  return {
    admit(search, isFound) {
      if (!search.isContact && !isFound) return true
      if (same.find(keyOf(search)) !== null) return true
      const member = `${search.actor.workspaceId} ${search.actor.id}`
      const hour = made.find(member)
      if (hour !== null && hour.count >= maskedSearchLimit) {
        // To refuse only what exists would be an answer too.
        if (!search.isContact) return false
        const retryAfterS = Math.max(1, Math.ceil((hour.until - clock.monotonic()) / 1_000))
        throw new SplotError('rate_limited', { retryAfterS })
      }
      made.add(member)
      same.add(keyOf(search))
      return true
    },
    async record(where, search, customerId) {
      if (!search.isContact && customerId === null) return
      if (recorded.find(keyOf(search)) !== null) return
      const { kind, id, name } = search.actor
      const isFound = customerId !== null
      const entry = { action: 'customer.searched', target: customerId ?? '', detail: { isFound } }
      await audit.record(where, { actor: { kind, id, name }, ...entry })
      recorded.add(keyOf(search))
    },
  }
}
