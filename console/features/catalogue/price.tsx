import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { type PriceRange, percentOff } from './money.ts'

/** What it costs; crossed out beside it what it costs without the promotion. */
export function Price({ range }: { range: PriceRange | null }) {
  const { t, format } = useWords()
  if (range === null) return <span className="text-text-3">{t('catalogue.noPrice')}</span>
  const { from, to, regular, currency } = range
  const now = format.money(from, currency)
  const off = percentOff(range)
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-0.5">
      {off > 0 && <Tag tone="brand">{t('catalogue.off', { percent: off })}</Tag>}
      <span className="font-strong">{to > from ? t('catalogue.priceFrom', { price: now }) : now}</span>
      {off > 0 && (
        <s className="text-12 text-text-3">
          <span className="sr-only">{t('catalogue.regular')} </span>
          {format.money(regular, currency)}
        </s>
      )}
    </span>
  )
}
