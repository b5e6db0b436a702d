import { useWords } from '../../i18n/t.ts'
import { showMoney } from './money.ts'
import type { Promotion } from './queries.ts'

/** What it does, in a few words: −15%. */
export function useEffectWords(): (effect: Promotion['effect']) => string {
  const { t, format } = useWords()
  return (effect) => {
    if (effect.kind === 'percent') return t('promotion.effect.percent', { percent: effect.percent })
    const amount = showMoney(
      format,
      String(effect.amount),
      typeof effect.currency === 'string' ? effect.currency : 'PLN',
    )
    return effect.kind === 'amount'
      ? t('promotion.effect.amount', { amount })
      : t('promotion.effect.price', { amount })
  }
}

/** On what: everything, categories by name, so many products. */
export function useTargetWords(): (target: Promotion['target']) => string {
  const { t, format } = useWords()
  return (target) => {
    if (target.kind === 'all') return t('promotion.target.all')
    if (target.kind === 'categories')
      return format.list(target.paths.map((path) => path.replaceAll(' > ', ' › ')))
    if (target.kind === 'products') return t('promotion.target.products', { count: target.ids.length })
    return t('promotion.target.variants', { count: target.skus.length })
  }
}
