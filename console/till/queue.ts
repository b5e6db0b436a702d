import type { OrderBody, Sale } from './sale.ts'

/** A sale that was made and is not known to the server yet. */
export interface QueuedSale {
  /** The sale's, and the key under which it is sent: however often, it counts once. */
  id: string
  soldAt: number
  total: string
  currency: string
  body: OrderBody
  /** What leaves the customer's cart once it counts; none where nobody was known. */
  emptied: { customerId: string; skus: readonly string[] } | null
  state: 'waiting' | 'joined' | 'refused'
  tries: number
  /** The order it became. */
  order: { id: string; number: string } | null
  /** What did not go as it stood on the screen: pieces the books did not have, a refusal in the server's words. */
  conflicts: readonly Conflict[]
}

export type Conflict =
  | { kind: 'short'; name: string; pieces: number }
  | { kind: 'refused'; code: string; text: string }

export const queueSale = (
  sale: Sale,
  { body, soldAt, total }: { body: OrderBody; soldAt: number; total: string },
): QueuedSale => ({
  ...{ id: sale.id, soldAt, total, currency: sale.currency, body },
  // Where the cart itself was bought, the server has taken out what was: what she put in since stays.
  emptied:
    sale.customer === null || body.cartId !== null
      ? null
      : { customerId: sale.customer.id, skus: sale.lines.map((one) => one.sku) },
  ...{ state: 'waiting', tries: 0, order: null, conflicts: [] },
})

/**
 * What was sold beside her cart leaves it, once for the sale.
 * @param soldAt of a sale that joins later: what she put in since then stays
 */
export const listRemovals = ({ id, emptied }: QueuedSale, soldAt: number | null) =>
  (emptied?.skus ?? []).map((sku, place) => ({
    ...{ id: `${id}-${place}`, kind: 'remove' as const, sku },
    ...(soldAt === null ? {} : { at: new Date(soldAt).toISOString() }),
  }))

/** What the server made of it. `status` nought: it did not answer. */
export type Answer =
  | { ok: true; order: { id: string; number: string; lines: readonly { name: string; short: number }[] } }
  | { ok: false; status: number; code: string; text: string }

/** Refusals that pass: the server is busy or away, the session has ended, another try of the same sale is under way. */
const isPassing = (status: number) =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500

/** A sale after one more try: joined, to be tried again, or refused for good and shown to somebody. */
export function settle(sale: QueuedSale, answer: Answer): QueuedSale {
  const tried = { ...sale, tries: sale.tries + 1 }
  if (!answer.ok)
    return isPassing(answer.status)
      ? tried
      : {
          ...tried,
          state: 'refused',
          conflicts: [{ kind: 'refused', code: answer.code, text: answer.text }],
        }
  const { id, number, lines } = answer.order
  const short = lines.filter((one) => one.short > 0)
  return {
    ...tried,
    state: 'joined',
    order: { id, number },
    conflicts: short.map(({ name, short: pieces }) => ({ kind: 'short', name, pieces })),
  }
}

export interface Joining {
  send(sale: QueuedSale): Promise<Answer>
  /** Written down before the next is sent, so that a till that is switched off knows. */
  save(sale: QueuedSale): Promise<void>
  /** What was sold is no longer wanted: leaves her cart. */
  emptyCart(sale: QueuedSale): Promise<void>
}

/**
 * Sends what waits, oldest first, one after the other; stops where the server does not answer, for the next would not
 * reach it either. @returns how many joined
 */
export async function joinSales(waiting: readonly QueuedSale[], deps: Joining): Promise<number> {
  let joined = 0
  for (const sale of [...waiting].sort((a, b) => a.soldAt - b.soldAt)) {
    if (sale.state !== 'waiting') continue
    const settled = settle(sale, await deps.send(sale))
    await deps.save(settled)
    if (settled.state === 'waiting') return joined
    if (settled.state === 'joined') {
      joined++
      // Her cart is a convenience: the sale counts all the same.
      await deps.emptyCart(settled).catch(() => undefined)
    }
  }
  return joined
}
