import type { Bilingual, Lang } from '@splot/contract/language'
import { dayMs } from './value.ts'

export const stages = ['anonymous', 'lead', 'customer', 'loyal', 'at_risk', 'lost'] as const

export type Stage = (typeof stages)[number]

export interface StageThresholds {
  readonly loyalOrders: number
  readonly loyalDays: number
  readonly atRiskDays: number
  readonly lostDays: number
}

export const defaultStages: StageThresholds = {
  loyalOrders: 3,
  loyalDays: 365,
  atRiskDays: 180,
  lostDays: 365,
}

/** All that the stage depends on. Times in milliseconds. */
export interface StageFacts {
  readonly firstSeenAt: number
  /** First event under an e-mail, a phone, an account or a card; null while nobody knows who it is. */
  readonly identifiedAt: number | null
  /** First form, lead or booking. */
  readonly leadAt: number | null
  /** When each order that counts was placed, oldest first. */
  readonly orderTimes: readonly number[]
}

type Cause =
  | 'first_seen'
  | 'identified'
  | 'lead'
  | 'first_order'
  | 'orders'
  | 'order'
  | 'fewer_orders'
  | 'no_order'

export interface StageChange {
  readonly stage: Stage
  readonly at: number
  readonly cause: Cause
  /** Orders or days, as the cause tells. */
  readonly count: number
}

/**
 * The whole history of a customer's stage up to `now`, oldest first; its last entry is the present stage. A function
 * of facts alone: nothing is stored, so a merge, a split, a late event or a passing day changes it exactly.
 */
export function tellStages(
  facts: StageFacts,
  now: number,
  limits: StageThresholds = defaultStages,
): StageChange[] {
  const changes: StageChange[] = []
  const enter = (stage: Stage, at: number, cause: Cause, count = 0) => {
    if (at <= now && changes.at(-1)?.stage !== stage) changes.push({ stage, at, cause, count })
  }
  const firstOrder = facts.orderTimes[0] ?? Number.POSITIVE_INFINITY
  const lead = earliest(facts.identifiedAt, facts.leadAt)
  const start = Math.min(facts.firstSeenAt, lead, firstOrder)
  if (start < lead && start < firstOrder) enter('anonymous', start, 'first_seen')
  if (lead < firstOrder) enter('lead', lead, lead === facts.identifiedAt ? 'identified' : 'lead')
  facts.orderTimes.forEach((at, index) => {
    const loyalUntil = findLoyalEnd(facts.orderTimes, index, limits)
    if (loyalUntil !== null) enter('loyal', at, 'orders', limits.loyalOrders)
    else enter('customer', at, index === 0 ? 'first_order' : 'order', index + 1)
    const next = facts.orderTimes[index + 1] ?? Number.POSITIVE_INFINITY
    const risk = at + limits.atRiskDays * dayMs
    const lost = at + limits.lostDays * dayMs
    if (loyalUntil !== null && loyalUntil < Math.min(next, risk))
      enter('customer', loyalUntil, 'fewer_orders')
    if (risk < next) enter('at_risk', risk, 'no_order', limits.atRiskDays)
    if (lost < next) enter('lost', lost, 'no_order', limits.lostDays)
  })
  return changes
}

const earliest = (a: number | null, b: number | null): number =>
  Math.min(a ?? Number.POSITIVE_INFINITY, b ?? Number.POSITIVE_INFINITY)

/** When the order at `index` makes her loyal: the moment at which too few orders are left in the window, else null. */
function findLoyalEnd(times: readonly number[], index: number, limits: StageThresholds): number | null {
  const oldest = times[index - limits.loyalOrders + 1]
  const at = times[index]
  if (oldest === undefined || at === undefined) return null
  const end = oldest + limits.loyalDays * dayMs
  return at < end ? end : null
}

const reasons: Readonly<Record<Cause, (count: number) => Bilingual>> = {
  first_seen: () => ({
    pl: 'Pierwszy kontakt, bez znanej tożsamości',
    en: 'First contact, identity not known',
  }),
  identified: () => ({
    pl: 'Podany e-mail, telefon, konto lub karta',
    en: 'An e-mail, phone, account or card was given',
  }),
  lead: () => ({ pl: 'Wysłany formularz lub rezerwacja', en: 'A form or booking was sent' }),
  first_order: () => ({ pl: 'Pierwsze zamówienie', en: 'First order' }),
  orders: (count) => ({
    pl: `${count} zamówienia lub więcej w ciągu roku`,
    en: `${count} orders or more within a year`,
  }),
  order: (count) => ({ pl: `Kolejne zamówienie (${count}.)`, en: `Another order (number ${count})` }),
  fewer_orders: () => ({ pl: 'Mniej zamówień w ostatnim roku', en: 'Fewer orders in the last year' }),
  no_order: (count) => ({ pl: `${count} dni bez zamówienia`, en: `${count} days without an order` }),
}

/** Why the stage changed, as a short phrase. */
export const explainStage = (change: StageChange, lang: Lang): string =>
  reasons[change.cause](change.count)[lang]
