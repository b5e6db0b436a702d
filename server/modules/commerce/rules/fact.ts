import type { Channel } from '@splot/contract/channels'

/** What changed here, as everybody else learns it: an event of the contract, in the log like any sender's. */
export interface Fact {
  /** The messageId. Made from what happened, never drawn: told twice, it happened once. */
  id: string
  /** Any birth of the customer; null where nobody is named. */
  birth: string | null
  /** The device, where a guest's is no birth yet: the fact is what identity sees it by first. */
  anonymousId?: string | null
  /** A name of the contract: `Order Completed`. */
  event: string
  channel: Channel
  /** When it happened, milliseconds since the epoch. */
  at: number
  properties: Readonly<Record<string, unknown>>
}

/** The event as an SDK would send it. @param externalIds whose it is */
export const makeEvent = (
  { id, event, channel, at, properties, anonymousId }: Fact,
  externalIds: readonly object[],
) => ({
  type: 'track',
  event,
  messageId: id,
  timestamp: new Date(at).toISOString(),
  properties,
  // What nobody is named in stands by itself: a receipt of a passer-by.
  ...(externalIds.length === 0 ? { anonymousId: anonymousId ?? id } : {}),
  context: { channel, library: { name: 'commerce' }, externalIds },
})
