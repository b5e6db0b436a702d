import { useWords } from '../../i18n/t.ts'
import type { Audience } from './campaign-queries.ts'
import { ProgressBar } from './progress-bar.tsx'

/** What was read of a list: how many people it led to, and which rows to nobody. */
export function ListReport({ list }: { list: Audience }) {
  const { t, format } = useWords()
  if (list.failure !== null)
    return (
      <p role="alert" className="text-danger">
        {list.failure.title}. <span className="text-text-2">{list.failure.hint}</span>
      </p>
    )
  if (!list.isRead) {
    const share = list.bytes === null || list.bytes === 0 ? 0 : list.readBytes / list.bytes
    const values = { share: format.number(Math.round(share * 100)), rows: format.number(list.rows) }
    return <ProgressBar share={share} label={t('campaigns.readingList', values)} />
  }
  return (
    <div className="rounded-card border border-line p-4">
      <p className="font-medium">{list.name}</p>
      <p className="mt-1 text-text-2">
        {t('campaigns.listFound', {
          people: list.people,
          shown: format.number(list.people),
          rows: list.rows,
        })}
      </p>
      {list.hasConsents && <p className="mt-2 text-12 text-warn">{t('campaigns.listConsents')}</p>}
      {list.faults.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1 border-line border-t pt-3 text-12">
          {list.faults.map((one) => (
            <li key={one.fault} className="flex justify-between gap-3">
              <span>{one.text}</span>
              <span className="shrink-0 text-text-2">
                {t('campaigns.faultRows', { count: one.rows, line: one.firstLine })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
