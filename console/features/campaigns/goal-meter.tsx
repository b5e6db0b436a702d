import { useWords } from '../../i18n/t.ts'
import type { CampaignRow } from './campaign-queries.ts'
import { writeValue } from './words.ts'

/** How far a campaign is towards its target: the figures, and a bar that fills. */
export function GoalMeter({ kpi }: { kpi: NonNullable<CampaignRow['kpi']> }) {
  const { t, format } = useWords()
  const share = Math.min(1, kpi.value / kpi.target)
  const isReached = kpi.value >= kpi.target
  const values = {
    value: writeValue(kpi.kpi, kpi.value, kpi.currency, format),
    target: writeValue(kpi.kpi, kpi.target, kpi.currency, format),
  }
  return (
    <div className="min-w-0">
      <div className="flex items-baseline justify-between gap-3 text-12">
        <span className="truncate text-text-2">{t(`campaigns.kpi.${kpi.kpi}`)}</span>
        <span className={`shrink-0 font-medium ${isReached ? 'text-ok' : ''}`}>
          {t('campaigns.ofTarget', values)}
        </span>
      </div>
      <div aria-hidden="true" className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className={`h-full rounded-full transition-[width] duration-180 ${isReached ? 'bg-ok' : 'bg-brand'}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
