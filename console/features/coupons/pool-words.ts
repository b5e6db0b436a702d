import type { Words } from '../../i18n/t.ts'
import { showMoney } from '../catalogue/money.ts'
import { type NameOf, wordWhen } from '../loyalty/when.ts'
import type { Pool } from './coupon-queries.ts'

type Spoken = Pick<Words, 't' | 'format'>

/** What a coupon takes off: „−10%, najwyżej 50,00 zł”. */
export function wordEffect({ effect, currency }: Pool, { t, format }: Spoken): string {
  if (effect.kind === 'free_shipping') return t('coupons.effect.free_shipping')
  if (effect.kind === 'free_product') return t('coupons.effectProduct', { sku: effect.sku })
  if (effect.kind === 'amount') return `−${showMoney(format, String(effect.amount), currency)}`
  const percent = `−${format.number(effect.percent)}%`
  if (effect.most === null) return percent
  return t('coupons.effectMost', { percent, most: showMoney(format, String(effect.most), currency) })
}

/** To whom, when and beside what, a part each. */
export function wordConditions(pool: Pool, words: Spoken, nameOf: NameOf): string[] {
  const { t, format } = words
  const minimum = Number(pool.minimum)
  return [
    ...(minimum > 0
      ? [t('coupons.wordMinimum', { amount: showMoney(format, String(pool.minimum), pool.currency) })]
      : []),
    ...wordWhen(pool.when, words, nameOf),
    ...(pool.isForFirst ? [t('coupons.wordFirst')] : []),
    ...(pool.isForReduced ? [] : [t('coupons.wordRegular')]),
    ...(pool.perPerson === null ? [] : [t('coupons.wordPerPerson', { count: pool.perPerson })]),
    ...(pool.validDays === null ? [] : [t('coupons.wordDays', { count: pool.validDays })]),
    t(`coupons.word.${pool.stacking}`),
  ]
}

/** Is it switched on, and not over? */
export function stateOf({ isActive, when }: Pool, now: number): 'on' | 'off' | 'over' | 'soon' {
  if (!isActive) return 'off'
  if (when.until !== null && new Date(when.until).getTime() <= now) return 'over'
  return when.from !== null && new Date(when.from).getTime() > now ? 'soon' : 'on'
}
