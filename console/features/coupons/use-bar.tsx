import { useWords } from '../../i18n/t.ts'
import type { Pool } from './coupon-queries.ts'

/** How much of a pool is used, held in unpaid orders, and left. */
export function UseBar({ pool: { figures, kind } }: { pool: Pool }) {
  const { t, format } = useWords()
  const { codes, used, held, given, left } = figures
  if (codes === 0)
    return kind === 'single' ? (
      <p className="text-12 text-text-2">{t('coupons.noCodesSingle')}</p>
    ) : (
      <p className="text-12 text-warn">{t('coupons.noCodes')}</p>
    )
  const all = left === null ? null : used + held + left
  const width = (part: number) => ({ width: `${all === null || all === 0 ? 0 : (part / all) * 100}%` })
  return (
    <div className="mt-auto">
      {all !== null && (
        <div aria-hidden="true" className="mb-1.5 flex h-1.5 overflow-hidden rounded-full bg-sunken">
          <span className="bg-brand" style={width(used)} />
          <span className="bg-warn" style={width(held)} />
        </div>
      )}
      <p className="flex flex-wrap gap-x-3 text-12 text-text-2">
        <span>{t('coupons.used', { count: used, shown: format.number(used) })}</span>
        {held > 0 && (
          <span className="text-warn">{t('coupons.held', { count: held, shown: format.number(held) })}</span>
        )}
        <span>
          {left === null
            ? t('coupons.endless')
            : t('coupons.left', { count: left, shown: format.number(left) })}
        </span>
        {kind === 'single' && given > 0 && (
          <span>{t('coupons.given', { count: given, shown: format.number(given) })}</span>
        )}
      </p>
    </div>
  )
}
