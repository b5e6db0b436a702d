import type { HandAct, OrderKind, OrderState } from '../schema.ts'

/** What can happen to an order: by hand, by a payment, by time, by things that come back. */
export type Act = HandAct | 'pay' | 'expire' | 'refuse_some' | 'return_some' | 'return_all'

/** What an act brings about beyond the state. Carried out in the transaction that changes it. */
export type Effect =
  /** The pieces leave the store; or they are free again. */
  | 'take_stock'
  | 'free_stock'
  /** What was paid goes back; coupons and points held or spent are given back. */
  | 'pay_back'
  | 'give_back'

interface Rule {
  from: readonly OrderState[]
  act: Act
  /** Only for orders of these kinds; all where it is left out. */
  kinds?: readonly OrderKind[]
  to: OrderState
  effects?: readonly Effect[]
}

const kept: readonly OrderKind[] = ['pickup', 'try']
/** Points and coupons before money, money before pieces: everybody locks in this order, so nobody waits in a ring. */
const undone: readonly Effect[] = ['give_back', 'pay_back', 'free_stock']
const gone: readonly OrderState[] = ['collected', 'shipped', 'delivered', 'partly_returned']

/** The way of an order, whole: what stands here can happen, and nothing else. */
export const rules: readonly Rule[] = [
  { from: ['awaiting_payment'], act: 'pay', kinds: ['ship', 'pickup', 'try'], to: 'paid' },
  { from: ['awaiting_payment'], act: 'pay', kinds: ['go'], to: 'collected', effects: ['take_stock'] },
  { from: ['awaiting_payment'], act: 'expire', to: 'expired', effects: undone },
  { from: ['placed', 'paid'], act: 'pick', kinds: ['ship', ...kept], to: 'picking' },
  { from: ['placed', 'paid', 'picking'], act: 'ready', kinds: ['ship', ...kept], to: 'ready' },
  { from: ['ready'], act: 'collect', kinds: kept, to: 'collected', effects: ['take_stock'] },
  {
    from: ['paid', 'placed', 'picking', 'ready'],
    act: 'ship',
    kinds: ['ship'],
    to: 'shipped',
    effects: ['take_stock'],
  },
  { from: ['shipped'], act: 'deliver', to: 'delivered' },
  { from: ['ready'], act: 'no_show', kinds: kept, to: 'no_show', effects: undone },
  {
    from: ['awaiting_payment', 'placed', 'paid', 'picking', 'ready'],
    act: 'cancel',
    to: 'cancelled',
    effects: undone,
  },
  // At her door: the rest is still on its way into her hands, and is paid there.
  { from: ['shipped'], act: 'refuse_some', to: 'shipped' },
  { from: gone, act: 'return_some', to: 'partly_returned' },
  { from: gone, act: 'return_all', to: 'returned' },
]

export interface Decided {
  to: OrderState
  effects: readonly Effect[]
}

/** What an act makes of an order; null where it cannot happen now. */
export function decide(order: { state: OrderState; kind: OrderKind }, act: Act): Decided | null {
  const rule = rules.find(
    (one) =>
      one.act === act &&
      one.from.includes(order.state) &&
      (one.kinds === undefined || one.kinds.includes(order.kind)),
  )
  return rule === undefined ? null : { to: rule.to, effects: rule.effects ?? [] }
}

/** After these nothing is waited for: money that still comes goes back. */
export const isOver = (state: OrderState): boolean =>
  ['no_show', 'expired', 'cancelled', 'returned'].includes(state)

/** The goods are hers. */
export const isHanded = (state: OrderState): boolean => gone.includes(state)

/** Nobody has worked on it yet: she may call it off herself. */
export const isUntouched = (state: OrderState): boolean =>
  ['awaiting_payment', 'placed', 'paid'].includes(state)

const byHand: readonly HandAct[] = ['pick', 'ready', 'collect', 'ship', 'deliver', 'no_show', 'cancel']

/** What can be done by hand now, the usual way on first. */
export function listActs(order: { state: OrderState; kind: OrderKind }): string[] {
  const acts: string[] = byHand.filter((act) => decide(order, act) !== null)
  return isHanded(order.state) ? [...acts, 'return'] : acts
}

/** What is paid without a provider, and of which orders: at the counter, or to whoever brings it. */
const laterMethods: ReadonlyMap<string, readonly OrderKind[]> = new Map([
  ['in_store', ['pickup', 'try', 'till']],
  ['on_delivery', ['ship']],
])

/** Is it paid later? Null where such an order cannot be paid so: what is taken from the shelf is paid first. */
export function isPaidLater(kind: OrderKind, method: string | null): boolean | null {
  const kinds = method === null ? undefined : laterMethods.get(method)
  if (kinds === undefined) return kind === 'try'
  return kinds.includes(kind) ? true : null
}

/** How an order begins. Who pays later has it prepared at once. */
export function begin(kind: OrderKind, o: { dueMinor: bigint; isPaidFirst: boolean }): OrderState {
  if (kind === 'till') return 'collected'
  if (o.dueMinor > 0n && o.isPaidFirst) return 'awaiting_payment'
  if (kind === 'go') return 'collected'
  return o.dueMinor === 0n ? 'paid' : 'placed'
}
