import { useWords } from '../../i18n/t.ts'
import type { Results } from './campaign-queries.ts'
import type { BehindChoice } from './people-panel.tsx'

interface SkipBarsProps {
  skips: Results['skips']
  /** Whose data is gone since: a number, with nobody behind it. */
  erased: number
  onOpen: (behind: BehindChoice) => void
}

/** Everybody who got nothing, by the reason; behind each reason the people. */
export function SkipBars({ skips, erased, onOpen }: SkipBarsProps) {
  const { t, format } = useWords()
  const most = Math.max(1, ...skips.map((one) => one.people))
  return (
    <section aria-labelledby="skips-title" className="py-5">
      <h2 id="skips-title" className="mb-3 text-16 font-strong">
        {t('campaigns.skipped')}
      </h2>
      {skips.length === 0 && erased === 0 && <p className="text-text-2">{t('campaigns.nobodySkipped')}</p>}
      <ul className="flex flex-col gap-1">
        {skips.map((one) => (
          <li key={`${one.group} ${one.reason}`}>
            <button
              type="button"
              className="block w-full rounded-control px-2 py-1.5 text-left transition-colors duration-120 hover:bg-sunken"
              onClick={() => onOpen({ group: one.group, reason: one.reason, title: one.text })}
            >
              <span className="flex items-baseline justify-between gap-3">
                <span>
                  {one.text} <span className="text-12 text-text-3">{t(`campaigns.group.${one.group}`)}</span>
                </span>
                <span className="shrink-0 font-medium">{format.number(one.people)}</span>
              </span>
              <span aria-hidden="true" className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-line-strong"
                  style={{ width: `${(one.people / most) * 100}%` }}
                />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {erased > 0 && (
        <p className="flex justify-between gap-3 px-2 py-1.5 text-text-2">
          <span>{t('campaigns.erased')}</span>
          <span className="shrink-0 font-medium">{format.number(erased)}</span>
        </p>
      )}
    </section>
  )
}
