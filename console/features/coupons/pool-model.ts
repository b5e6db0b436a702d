import type { PutCouponPoolBody } from '../../app/api.gen.ts'
import { always, type When } from '../loyalty/when.ts'
import type { Pool } from './coupon-queries.ts'

export const effects = ['percent', 'amount', 'free_shipping', 'free_product'] as const
export const stackings = ['best', 'combinable', 'exclusive'] as const

/** A pool as its form holds it: texts as they are typed. */
export interface PoolDraft {
  name: string
  texts: Pool['texts']
  kind: Pool['kind']
  effect: (typeof effects)[number]
  /** Of a percent or an amount. */
  value: string
  mostOff: string
  sku: string
  minimum: string
  when: When
  isForReduced: boolean
  isForFirst: boolean
  isGivenBack: boolean
  perPerson: string
  most: string
  validDays: string
  stacking: (typeof stackings)[number]
  isActive: boolean
}

const empty: PoolDraft = {
  ...{
    name: '',
    texts: {},
    kind: 'single',
    effect: 'percent',
    value: '10',
    mostOff: '',
    sku: '',
    minimum: '',
  },
  ...{ when: always, isForReduced: true, isForFirst: false, perPerson: '', most: '', validDays: '' },
  ...{ stacking: 'best', isGivenBack: true, isActive: true },
}

const textOf = (value: number | string | null): string =>
  value === null ? '' : String(value).replace('.', ',')

export function draftOf(pool: Pool | null): PoolDraft {
  if (pool === null) return empty
  const { effect, minimum, perPerson, most, validDays, ...rest } = pool
  return {
    ...rest,
    effect: effect.kind,
    value:
      effect.kind === 'percent'
        ? textOf(effect.percent)
        : effect.kind === 'amount'
          ? textOf(effect.amount)
          : '',
    mostOff: effect.kind === 'percent' ? textOf(effect.most) : '',
    sku: effect.kind === 'free_product' ? effect.sku : '',
    minimum: Number(minimum) === 0 ? '' : textOf(minimum),
    ...{ perPerson: textOf(perPerson), most: textOf(most), validDays: textOf(validDays) },
  }
}

/** `1 234,50` as the API takes it: `1234.50`. */
export const readAmount = (text: string): string => text.replace(/\s/g, '').replace(',', '.')
const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(readAmount(text)))

export function bodyOf(draft: PoolDraft): PutCouponPoolBody {
  const { name, texts, kind, when, isForReduced, isForFirst, isGivenBack, stacking, isActive } = draft
  return {
    ...{ name: name.trim(), texts, kind, when, isForReduced, isForFirst, isGivenBack, stacking, isActive },
    effect: effectOf(draft),
    minimum: draft.minimum.trim() === '' ? '0' : readAmount(draft.minimum),
    perPerson: countOf(draft.perPerson),
    most: kind === 'general' ? countOf(draft.most) : null,
    validDays: kind === 'single' ? countOf(draft.validDays) : null,
  }
}

function effectOf({ effect, value, mostOff, sku }: PoolDraft): PutCouponPoolBody['effect'] {
  if (effect === 'free_shipping') return { kind: effect }
  if (effect === 'free_product') return { kind: effect, sku: sku.trim() }
  if (effect === 'amount') return { kind: effect, amount: readAmount(value) }
  return {
    kind: effect,
    percent: Number(readAmount(value)),
    most: mostOff.trim() === '' ? null : readAmount(mostOff),
  }
}

export const isIncomplete = ({ name, effect, value, sku }: PoolDraft): boolean => {
  if (name.trim() === '') return true
  if (effect === 'free_product') return sku.trim() === ''
  return effect !== 'free_shipping' && !(Number(readAmount(value)) > 0)
}
