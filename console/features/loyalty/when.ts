import type { ListCouponPoolsReply } from '../../app/api.gen.ts'
import type { Words } from '../../i18n/t.ts'

/** When a rule or a coupon counts; what is left empty does not matter. */
export type When = ListCouponPoolsReply['items'][number]['when']

export const always: When = {
  ...{ products: [], categories: [], stores: [], channels: [], weekdays: [], tiers: [] },
  ...{ from: null, until: null },
}

/** Ways to buy something; the others are ways to be reached. */
export const ways = ['web', 'app', 'pos', 'call'] as const
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** What ids and paths are called. */
export interface NameOf {
  store: (id: string) => string
  tier?: (id: string) => string
  category: (path: string) => string
}

/** A condition in words, a part each: „w kategorii Obuwie”, „we wtorki”. */
export function wordWhen(
  { products, categories, stores, channels, weekdays: days, tiers, from, until }: When,
  { t, format }: Pick<Words, 't' | 'format'>,
  nameOf: NameOf,
): string[] {
  const parts = [
    categories.length > 0 &&
      t('when.categories', { list: format.list(categories.map((path) => lastOf(nameOf.category(path)))) }),
    products.length > 0 && t('when.products', { count: products.length }),
    stores.length > 0 && t('when.stores', { list: format.list(stores.map(nameOf.store)) }),
    channels.length > 0 &&
      t('when.channels', { list: format.list(channels.map((one) => t(`channel.${one}`))) }),
    days.length > 0 && t('when.weekdays', { list: days.map((day) => wordDay(t, day)).join(', ') }),
    tiers.length > 0 && t('when.tiers', { list: format.list(tiers.map((id) => nameOf.tier?.(id) ?? id)) }),
    from !== null && t('when.from', { date: format.date(from) }),
    until !== null && t('when.until', { date: format.date(new Date(until).getTime() - 1) }),
  ]
  return parts.filter((part) => part !== false)
}

const lastOf = (name: string): string => name.split(' › ').at(-1) ?? name

type Day = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A day of the week in short; 1 is Monday. */
export const wordDay = (t: Words['t'], day: number): string =>
  t(`when.day.${Math.min(7, Math.max(1, day)) as Day}`)
