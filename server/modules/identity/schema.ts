import type { IdentifierKind } from '@splot/contract/identifiers'

/** The graph as one use may see it. Consent will bring `marketing` and `ads`; every reading function takes one. */
export type Lens = 'service'

/** Bit of the service lens in a link's `uses`. */
export const serviceUse = 1

/** How two identifiers came together. */
export type LinkKind = 'login' | 'form' | 'pos' | 'alias' | 'together' | 'manual' | 'seen_on'

/** Why an identifier never links: a device of several people, or a junk value. */
export type Bar = 'shared' | 'blocked'

/** Why two identifiers of one event were not joined. */
export type RefusalReason = 'limit' | 'births' | 'parted' | 'shared_device' | 'blocked'

/** Two births (a < b) seen together. Live while `uses` is not 0. */
export interface Link {
  a: string
  b: string
  kind: LinkKind
  /** 1 claimed (an unsigned browser says so), 2 verified. */
  strength: 1 | 2
  uses: number
  /** It is or was live: not mere evidence. */
  wasLive: boolean
  /** Log position and place in that event: the order of links. */
  pos: number
  ord: number
  /** Event time, milliseconds. */
  at: number
  /** Last seen together, exact to a day; only for a device beside an account or card. */
  until: number | null
  revokedPos: number | null
  reason: string | null
}

/** A join of two customers, as the merge log keeps it. */
export interface Merge {
  id: string
  winner: string
  loser: string
  a: string
  b: string
  rule: LinkKind
  pos: number
  at: number
  actor: string | null
  reason: string | null
  undonePos: number | null
  undoneAt: number | null
}

/** Two births an operator parted (a < b). */
export interface CannotLink {
  a: string
  b: string
}

export interface StoredIdentifier {
  kind: IdentifierKind
  value: string
  birth: string
  root: string
  bar: Bar | null
}

/** One identifier of a customer, as others see it. */
export interface Birth {
  birthId: string
  kind: IdentifierKind
  value: string
  /** Event time of the first event that carried it, milliseconds, and its log position. */
  firstAt: number
  firstPos: number
  source: string
  bar: Bar | null
}
