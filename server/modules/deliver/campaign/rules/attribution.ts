import type { Outcomes } from '../../../profile/index.ts'

/** A moment at which a message of a campaign touched somebody: she clicked or opened; where that cannot be known, got it. */
export interface Touch {
  birth: string
  campaignId: string
  /** Milliseconds. */
  at: number
}

/** What a campaign may count as its own. */
export interface Measured {
  orders: number
  /** Minor units as text, by currency. */
  revenue: { currency: string; minor: string }[]
  leads: number
}

export interface Tally {
  orders: number
  revenue: Map<string, bigint>
  leads: number
}

export const emptyTally = (): Tally => ({ orders: 0, revenue: new Map(), leads: 0 })

const dayMs = 86_400_000

/**
 * Adds what one person did: an order or a lead belongs to the campaign whose message touched her last before it, and no
 * longer before than the window. Orders count as they stand now: cancelled ones not, what was given back taken off.
 */
export function tallyPerson(
  tally: Tally,
  outcomes: Outcomes,
  touches: readonly Touch[],
  asked: { campaignId: string; days: number },
): void {
  const isOwn = (at: number): boolean => {
    let last: Touch | null = null
    for (const touch of touches) if (touch.at <= at && (last === null || touch.at > last.at)) last = touch
    return last !== null && last.campaignId === asked.campaignId && at - last.at <= asked.days * dayMs
  }
  for (const { at, currency, minor } of outcomes.orders) {
    if (!isOwn(at)) continue
    tally.orders++
    tally.revenue.set(currency, (tally.revenue.get(currency) ?? 0n) + minor)
  }
  if (outcomes.leadAt !== null && isOwn(outcomes.leadAt)) tally.leads++
}

export const writeTally = ({ orders, revenue, leads }: Tally): Measured => ({
  orders,
  leads,
  revenue: [...revenue]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ currency, minor: String(minor) })),
})

/** How far a campaign is: people, orders, or minor units of the workspace's currency. */
export function readKpi(
  kpi: 'clicks' | 'opens' | 'orders' | 'revenue' | 'leads',
  known: { clicked: number; opened: number; measured: Measured; currency: string },
): number {
  const { clicked, opened, measured, currency } = known
  switch (kpi) {
    case 'clicks':
      return clicked
    case 'opens':
      return opened
    case 'orders':
      return measured.orders
    case 'leads':
      return measured.leads
    case 'revenue':
      return Number(measured.revenue.find((one) => one.currency === currency)?.minor ?? 0)
  }
}
