import type { Language } from '../../app/api.ts'
import { readAmount } from '../coupons/pool-model.ts'
import type { Programme, Rule, Tier } from './loyalty-queries.ts'
import { always } from './when.ts'

/** What one begins with: a point a złoty, a hundred points five złoty, good for a year. */
export const usual: Programme = {
  ...{ name: '', texts: {}, isActive: true, minimum: '0', rules: [] },
  earn: { points: 1, per: '1' },
  spend: { points: 100, worth: '5', minimum: 0, mostPercent: 100 },
  expiry: { months: 12, noticeDays: 14 },
  tiers: null,
}

export const newRule = (id: string): Rule => ({
  ...{ id, name: '', texts: {}, when: always, effect: { kind: 'factor', factor: 2 } },
})
export const newTier = (id: string): Tier => ({ id, name: '', texts: {}, from: 1000, factor: 1 })

/** Amounts as the API takes them; what has no name yet is left out. */
export const readyOf = (draft: Programme): Programme => ({
  ...draft,
  name: draft.name.trim() || 'Program',
  earn: { ...draft.earn, per: readAmount(String(draft.earn.per)) },
  minimum: readAmount(String(draft.minimum)) || '0',
  rules: draft.rules.filter((rule) => rule.name.trim() !== ''),
  spend: draft.spend && { ...draft.spend, worth: readAmount(String(draft.spend.worth)) },
  tiers:
    draft.tiers === null || draft.tiers.list.every((tier) => tier.name.trim() === '')
      ? null
      : { ...draft.tiers, list: draft.tiers.list.filter((tier) => tier.name.trim() !== '') },
})

/** A whole number as typed; nought where it is none. */
export const readCount = (text: string): number => {
  const value = Number(readAmount(text))
  return Number.isFinite(value) ? Math.trunc(value) : 0
}

export const readFactor = (text: string): number => Math.round((Number(readAmount(text)) || 0) * 100) / 100

/** An amount as the reader writes it, while it is being typed too. */
export const asTyped = (amount: number | string, language: Language): string =>
  language === 'pl' ? String(amount).replace('.', ',') : String(amount)
