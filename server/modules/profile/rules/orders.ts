/** One statement about an order, as stored. */
export interface OrderEvent {
  readonly ts: number
  readonly pos: number
  readonly act: 'placed' | 'updated' | 'refunded' | 'cancelled'
  /** Null where the event named no order: then it speaks of one of its own. */
  readonly key: string | null
  readonly returnKey: string | null
  readonly currency: string
  readonly minor: bigint | null
}

/** An order as it stands when everything said about it is heard. */
export interface Order {
  readonly key: string
  /** When it was placed first, milliseconds; of an order known only by updates, its first update. */
  readonly at: number
  readonly currency: string
  /** What is left after returns, minor units; never below zero for an order we know. */
  readonly net: bigint
}

/** Money given back for sales nobody reported. */
export interface LooseRefund {
  readonly at: number
  readonly currency: string
  readonly minor: bigint
}

export interface Purchases {
  /** Oldest first; cancelled ones are not here. */
  readonly orders: readonly Order[]
  readonly looseRefunds: readonly LooseRefund[]
}

/**
 * What a customer bought, from every statement of all her births in any order. An order counts once by its key
 * (a till receipt that names the online order is that order); its newest statement gives the total; a cancellation
 * holds until the order is placed again; refunds count once by return document, never beyond the order's total.
 */
export function settleOrders(events: readonly OrderEvent[]): Purchases {
  const groups = new Map<string, OrderEvent[]>()
  for (const event of [...events].sort(compareMoments)) {
    const key = event.key ?? `event:${event.pos}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  const orders: Order[] = []
  const looseRefunds: LooseRefund[] = []
  for (const [key, group] of groups) {
    const state = settleOne(group)
    if (state.at === null) looseRefunds.push(...listRefunds(group, null))
    else if (!state.isCancelled) {
      const net = subtractRefunds(state.total ?? 0n, state.currency, group, looseRefunds)
      orders.push({ key, at: state.at, currency: state.currency, net })
    }
  }
  orders.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
  return { orders, looseRefunds }
}

export const compareMoments = (a: { ts: number; pos: number }, b: { ts: number; pos: number }): number =>
  a.ts - b.ts || a.pos - b.pos

interface OrderState {
  at: number | null
  isCancelled: boolean
  total: bigint | null
  currency: string
}

function settleOne(group: readonly OrderEvent[]): OrderState {
  const state: OrderState = { at: null, isCancelled: false, total: null, currency: '' }
  let placedAt: number | null = null
  for (const event of group) {
    if (event.act === 'refunded') continue
    if (event.act === 'cancelled') {
      state.isCancelled = true
      continue
    }
    state.at ??= event.ts
    if (event.act === 'placed') {
      placedAt ??= event.ts
      state.isCancelled = false
    }
    if (event.minor !== null || state.currency === '') {
      state.total = event.minor ?? state.total
      state.currency = event.currency
    }
  }
  // A cancellation of an order nobody reported is no order at all: nothing to count, nothing to give back.
  if (state.at === null && state.isCancelled) state.at = 0
  else state.at = placedAt ?? state.at
  return state
}

/** Distinct refunds of one order: one return document counts once, its newest statement. */
function listRefunds(group: readonly OrderEvent[], whole: bigint | null): LooseRefund[] {
  const byDocument = new Map<string, LooseRefund>()
  for (const event of group) {
    if (event.act !== 'refunded') continue
    const minor = event.minor ?? whole
    if (minor === null) continue
    byDocument.set(event.returnKey ?? `event:${event.pos}`, { at: event.ts, currency: event.currency, minor })
  }
  return [...byDocument.values()]
}

function subtractRefunds(
  total: bigint,
  currency: string,
  group: readonly OrderEvent[],
  loose: LooseRefund[],
): bigint {
  let net = total
  for (const refund of listRefunds(group, total)) {
    if (refund.currency === currency) net -= refund.minor
    else loose.push(refund)
  }
  return net < 0n ? 0n : net
}
