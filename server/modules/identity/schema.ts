import { type IdentifierKind, identifierKinds } from '@splot/contract/identifiers'
import { z } from 'zod'

/**
 * The graph as one use may see it: `service` sees all links, `marketing` those nobody refused for marketing, `ads` those
 * nobody refused for either. Each customer of a lens lies inside one customer of the lens before it.
 */
export type Lens = 'service' | 'marketing' | 'ads'

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
  /** Event time of the oldest event that carried it, milliseconds. */
  firstAt: number
}

/** One identifier of a customer, as others see it. */
export interface Birth {
  birthId: string
  kind: IdentifierKind
  value: string
  /** Event time of the oldest event that carried it, milliseconds; log position of the one that brought it. */
  firstAt: number
  firstPos: number
  source: string
  bar: Bar | null
}

const kind = z.enum(identifierKinds)
const birthId = z.uuid().transform((id) => id.toLowerCase())
const reason = z.string().trim().max(500)

export const idParams = z.strictObject({ id: birthId })
export const previewBody = z.strictObject({ ids: z.tuple([birthId, birthId]) })
/** pii: the reason is free text. */
export const mergeBody = z.strictObject({ ids: z.tuple([birthId, birthId]), reason: reason.default('') })
export const mergeReply = z.object({ id: z.uuid(), mergeId: z.uuid() })

/** pii: identifiers of the customer, values masked for readers without the right to personal data. */
export const previewReply = z.object({
  id: z.uuid(),
  moves: z.object({
    identifiers: z.array(z.object({ birthId: z.uuid(), kind, value: z.string() })),
    events: z.number().int().nullable(),
    traits: z.array(z.object({ key: z.string(), kept: z.unknown(), dropped: z.unknown() })),
  }),
  conflicts: z.array(z.object({ code: z.string(), kind: kind.nullable(), values: z.array(z.string()) })),
  allowed: z.boolean(),
})

export const splitBody = z.union([
  z.strictObject({ mergeId: birthId, reason: reason.default('') }),
  z.strictObject({
    identifiers: z
      .array(z.strictObject({ kind, value: z.string().min(1).max(512) }))
      .min(1)
      .max(1000),
    reason: reason.default(''),
  }),
])
export const splitReply = z.object({ ids: z.array(z.uuid()) })

const instant = z.iso.datetime()
export const mergesReply = z.object({
  items: z.array(
    z.object({
      mergeId: z.uuid(),
      at: instant,
      winner: z.uuid(),
      loser: z.uuid(),
      kind: z.string(),
      rule: z.string(),
      because: z.string(),
      eventPos: z.number().int().nullable(),
      canUndo: z.boolean(),
      undoneAt: instant.nullable(),
    }),
  ),
})
