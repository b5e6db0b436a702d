import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { nameOf } from '../../app/names.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { SidePanel } from '../../kit/dialog.tsx'
import { Older } from '../../kit/older.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { PersonPicker } from '../consents/person-picker.tsx'
import { PersonLink } from './person-link.tsx'
import { membersQuery, type Segment } from './segment-queries.ts'
import { WhyView } from './why-view.tsx'

interface Asked {
  id: string
  name: string | null
  guestCode: string
}

/** Who is in, whoever came last first; behind each, why. Of anybody else, why not. */
export function PeopleTab({ segment }: { segment: Segment }) {
  const { t, format } = useWords()
  const now = useNow()
  const query = useInfiniteQuery(membersQuery(segment.id))
  const [asked, setAsked] = useState<Asked | null>(null)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const isBuilding = segment.progress !== null
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className="px-4 py-3 md:px-6">
      {segment.state === 'live' && (
        <div className="max-w-88 pb-3">
          <PersonPicker
            label={t('segments.whyOf')}
            person={null}
            onChange={(person) => person !== null && setAsked({ ...person, guestCode: '' })}
          />
        </div>
      )}
      {rows.length === 0 && (
        <Empty title={t(isBuilding ? 'segments.nobodyYet' : 'segments.nobody')}>
          {t(
            isBuilding
              ? 'segments.buildingText'
              : segment.state === 'live'
                ? 'segments.nobodyText'
                : 'segments.draftText',
          )}
        </Empty>
      )}
      <ul aria-label={t('segments.tab.people')}>
        {rows.map((row) => (
          <li key={row.id} className="flex items-center gap-4 border-line border-b py-2.5">
            <div className="min-w-0 flex-1 md:grid md:grid-cols-2 md:gap-4">
              <p className="truncate font-medium">
                <PersonLink person={row} />
              </p>
              <p className="truncate text-12 text-text-2">{row.cause?.text}</p>
            </div>
            <span className="text-12 text-text-2">
              {t('segments.sinceAt', { at: format.ago(row.since, now) })}
            </span>
            <button type="button" className="why text-12" onClick={() => setAsked(row)}>
              {t('segments.why')}
            </button>
          </li>
        ))}
      </ul>
      <Older query={query} />
      <SidePanel
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? '' : nameOf(asked, t)}
      >
        {asked !== null && <WhyView customerId={asked.id} segmentId={segment.id} />}
      </SidePanel>
    </div>
  )
}
