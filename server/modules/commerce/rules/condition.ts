import { Temporal } from 'temporal-polyfill'
import type { Condition } from '../schema.ts'
import type { BasketLine, Occasion } from '../service/ports.ts'

const isUnder = (category: string, path: string) => category === path || category.startsWith(`${path} >`)

const allows = (listed: readonly (string | number)[], one: string | number | null) =>
  listed.length === 0 || (one !== null && listed.includes(one))

/** Monday is 1, on the calendar of the zone. */
export const weekdayOf = ({ at, timeZone }: Pick<Occasion, 'at' | 'timeZone'>): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).dayOfWeek

/** Why an occasion does not fit, in the order in which one would say it; null where it does. */
export function findMisfit(
  { stores, channels, weekdays, tiers, from, until }: Omit<Condition, 'products' | 'categories'>,
  occasion: Occasion,
  tier: string | null,
): 'early' | 'late' | 'place' | 'day' | 'tier' | null {
  if (from !== null && occasion.at < Date.parse(from)) return 'early'
  if (until !== null && occasion.at >= Date.parse(until)) return 'late'
  if (!allows(stores, occasion.storeId) || !allows(channels, occasion.channel)) return 'place'
  if (!allows(weekdays, weekdayOf(occasion))) return 'day'
  return allows(tiers, tier) ? null : 'tier'
}

/** Is this line spoken of? Products and categories are alternatives. */
export function isMeant(
  { products, categories }: Pick<Condition, 'products' | 'categories'>,
  line: Pick<BasketLine, 'productId' | 'categories'>,
): boolean {
  if (products.length === 0 && categories.length === 0) return true
  if (products.includes(line.productId)) return true
  return categories.some((path) => line.categories.some((one) => isUnder(one, path)))
}
