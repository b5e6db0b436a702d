import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { LiveEvent, Tally } from '../../app/api.ts'
import { later } from '../../app/browser/clock.ts'
import { useNews } from '../../app/live.ts'
import { sourcesQuery } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'

/** What was turned away at the door, over all sources: the same count as stands with the sources. */
function useRefused(): number | null {
  const canSee = useScope('sources:read')
  const client = useQueryClient()
  const hear = useCallback(
    (event: LiveEvent) => {
      // The count is written down once a second.
      if (event.status === 'refused')
        later(1_500, () => void client.invalidateQueries({ queryKey: sourcesQuery.queryKey }))
    },
    [client],
  )
  useNews('event', hear)
  const sources = useQuery({ ...sourcesQuery, enabled: canSee }).data?.items
  return sources === undefined ? null : sources.reduce((sum, one) => sum + one.refused24h, 0)
}

const counts = ['accepted', 'applied', 'duplicate', 'quarantined', 'pending'] as const

/** The books of the intake: accepted = applied + duplicates + quarantined + pending, always. */
export function TallyStrip({ tally }: { tally: Tally | null }) {
  const { t, format } = useWords()
  const refused = useRefused()
  return (
    <div className="mx-4 mb-3 shrink-0 md:mx-6">
      <dl className="grid grid-cols-4 gap-x-2 gap-y-2 md:flex md:gap-x-3 lg:gap-x-8">
        <div>
          <dt className="text-12 text-text-2">{t('tally.perSecond')}</dt>
          <dd className="text-20 font-title">{tally ? format.number(Math.round(tally.perSecond)) : '–'}</dd>
        </div>
        {counts.map((count) => (
          <div key={count} className="md:border-l md:pl-3 lg:pl-4">
            <dt className="text-12 text-text-2">{t(`tally.${count}`)}</dt>
            <dd
              className={`text-20 font-title ${count === 'quarantined' && (tally?.quarantined ?? 0) > 0 ? 'text-warn' : ''}`}
            >
              {tally ? format.number(tally[count]) : '–'}
            </dd>
          </div>
        ))}
        {refused !== null && (
          <div className="md:border-l md:pl-3 lg:pl-4">
            <dt className="text-12 text-text-2">{t('tally.refused')}</dt>
            <dd className={`text-20 font-title ${refused > 0 ? 'text-danger' : ''}`}>
              {refused > 0 ? (
                <Link to="/live" search={{ status: 'refused' }} className="hover:underline">
                  {format.number(refused)}
                </Link>
              ) : (
                format.number(refused)
              )}
            </dd>
          </div>
        )}
      </dl>
      <p className="mt-1 text-12 text-text-3">{t('tally.note')}</p>
    </div>
  )
}
