import type { JourneyGraph } from '@splot/contract/journey/graph'
import type { Format } from '../../i18n/format.ts'
import type { T } from '../../i18n/t.ts'

type Plan = NonNullable<JourneyGraph['plan']>

/** Revenue is kept in minor units, and read and typed in whole ones. */
export const unitOf = (kpi: Plan['kpi']): number => (kpi === 'revenue' ? 100 : 1)

/** What is to be reached and by when, in a sentence. @param currency of the workspace, for a plan of revenue */
export function sayPlan({ t, format }: { t: T; format: Format }, plan: Plan, currency: string): string {
  const { kpi, target, days } = plan
  const whole = Math.round(target / unitOf(kpi))
  const figure =
    kpi === 'revenue'
      ? t('journeys.planOf.revenue', { target: `${format.number(whole)} ${currency}` })
      : t(`journeys.planOf.${kpi}`, { count: whole, target: format.number(whole) })
  return t('journeys.goalPlan', { figure, days })
}
