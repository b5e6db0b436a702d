import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { ListPeopleInJourneyReply } from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { nameOf } from '../../app/names.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Section } from '../../kit/figures.tsx'
import { Older } from '../../kit/older.tsx'
import { PersonLink } from '../segments/person-link.tsx'
import { type Journey, journeyPath } from './journey-queries.ts'
import { TakeOutDialog } from './take-out.tsx'

/** A customer, with the run she is on. */
type Inside = ListPeopleInJourneyReply['items'][number] & { id: string }

const pageSize = 10

/** Under the word of the journey's news: its people have moved. */
const insideQuery = (id: string, node: string) =>
  infiniteQueryOptions({
    queryKey: ['journey-inside', id, node],
    queryFn: ({ pageParam: cursor, signal }) =>
      request<ListPeopleInJourneyReply>(
        withParams(`${journeyPath(id)}/people`, { node, cursor, limit: pageSize }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** Who stands at a step, until when, and the way to take somebody out. */
export function InsideList({ journey, node }: { journey: Pick<Journey, 'id' | 'name'>; node: string }) {
  const { t } = useWords()
  const canWrite = useScope('journeys:write')
  const [leaving, setLeaving] = useState<Inside | null>(null)
  const query = useInfiniteQuery(insideQuery(journey.id, node))
  const rows =
    query.data?.pages.flatMap(({ items }) => items.map((one): Inside => ({ ...one, id: one.customer }))) ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('journeys.peopleHere')}>
      <ul className="flex flex-col" aria-label={t('journeys.peopleHere')}>
        {rows.map((row) => (
          <li key={row.runId} className="flex items-center gap-2 border-line border-b py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                <PersonLink person={row} />
              </p>
              <Until row={row} />
            </div>
            {canWrite && (
              <IconButton
                icon={UserRoundX}
                label={t('journeys.takeOutOf', { name: nameOf(row, t) })}
                onClick={() => setLeaving(row)}
              />
            )}
          </li>
        ))}
      </ul>
      <Older query={query} />
      {leaving !== null && (
        <TakeOutDialog
          runId={leaving.runId}
          person={nameOf(leaving, t)}
          journey={journey.name}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  )
}

function Until({ row }: { row: Inside }) {
  const { t, format } = useWords()
  if (row.wakeAt === null) return <Tag tone="danger">{row.heldBy}</Tag>
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-12 text-text-2">
      {row.isControl && <Tag>{t('journeys.heldOut')}</Tag>}
      {t('journeys.waitsUntil', { at: format.dateTime(row.wakeAt) })}
    </p>
  )
}
