import type { Bilingual } from '../brand/texts.ts'

/** A journey of the brand: a template as anybody finds it, with what the brand chose. */
export interface PlannedJourney {
  readonly template: string
  readonly folder: Bilingual
  /** The pool its coupons come from, where it gives any. */
  readonly coupon?: string
}

const life: Bilingual = { pl: 'Życie klienta', en: 'A customer’s life' }
const moment: Bilingual = { pl: 'W tej chwili', en: 'At this moment' }

export const plannedJourneys: readonly PlannedJourney[] = [
  { template: 'welcome', folder: life },
  { template: 'post-purchase', folder: life, coupon: 'bon-50' },
  { template: 'abandoned-cart', folder: moment },
  { template: 'price-drop', folder: moment },
  { template: 'near-store', folder: moment },
]
