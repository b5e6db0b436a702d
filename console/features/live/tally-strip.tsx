import { useState } from 'react'
import type { Tally } from '../../app/api.ts'
import { useNews } from '../../app/live.ts'
import { useWords } from '../../i18n/t.ts'

const counts = ['accepted', 'applied', 'duplicate', 'quarantined', 'pending'] as const

/** The books of the intake: accepted = applied + duplicates + quarantined + pending, always. */
export function TallyStrip() {
  const { t, format } = useWords()
  const [tally, setTally] = useState<Tally | null>(null)
  useNews('tally', setTally)
  return (
    <dl className="mx-4 mb-3 grid shrink-0 grid-cols-3 gap-y-2 sm:flex sm:gap-x-8 md:mx-6">
      <div>
        <dt className="text-12 text-text-2">{t('tally.perSecond')}</dt>
        <dd className="text-20 font-title">{tally ? format.number(Math.round(tally.perSecond)) : '–'}</dd>
      </div>
      {counts.map((count) => (
        <div key={count} className="sm:border-l sm:pl-4">
          <dt className="text-12 text-text-2">{t(`tally.${count}`)}</dt>
          <dd
            className={`text-20 font-title ${count === 'quarantined' && (tally?.quarantined ?? 0) > 0 ? 'text-warn' : ''}`}
          >
            {tally ? format.number(tally[count]) : '–'}
          </dd>
        </div>
      ))}
    </dl>
  )
}
