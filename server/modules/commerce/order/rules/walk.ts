/** How long a walk through a store lasts without a label, and how long what was paid for on it is still shown. */
export const walkMs = 2 * 3_600_000
export const shownPaidMs = 30 * 60_000

interface Walk {
  beganAt: number
  seenAt: number
}

interface Bought {
  at: number
  state: string
}

export type WalkState = 'shopping' | 'to_pay' | 'paid'

/**
 * Where a walk is, by the newest order of scan and go she placed in this store; null where it is over. Labels scanned after
 * an order are the next walk.
 */
export function judgeWalk(
  walk: Walk,
  order: Bought | null,
  now: number,
): { state: WalkState; beganAt: number } | null {
  const isNext = order !== null && walk.seenAt > order.at
  if (order !== null && !isNext && order.at >= walk.beganAt) {
    const state = order.state === 'awaiting_payment' ? 'to_pay' : order.state === 'collected' ? 'paid' : null
    if (state !== null)
      return now - order.at < (state === 'paid' ? shownPaidMs : walkMs)
        ? { state, beganAt: walk.beganAt }
        : null
  }
  if (now - walk.seenAt >= walkMs) return null
  return { state: 'shopping', beganAt: isNext ? Math.max(walk.beganAt, order.at) : walk.beganAt }
}
