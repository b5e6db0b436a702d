import { guestCodeOf } from '@splot/contract/guest-code'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SidePanel } from '../../kit/dialog.tsx'
import { Older } from '../../kit/older.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { type Behind, peopleQuery, type Results } from './campaign-queries.ts'
import { useCampaignWords } from './zone.tsx'

export interface BehindChoice {
  group:
    | Results['skips'][number]['group']
    | 'sent'
    | 'delivered'
    | 'opened'
    | 'clicked'
    | 'unsubscribed'
    | 'bounced'
    | 'complained'
  reason?: string
  title: string
}

interface PeoplePanelProps {
  id: string
  behind: BehindChoice | null
  onClose: () => void
}

/** The people behind a figure, beside the figure. */
export function PeoplePanel({ id, behind, onClose }: PeoplePanelProps) {
  return (
    <SidePanel isOpen={behind !== null} onClose={onClose} title={behind?.title ?? ''}>
      {behind !== null && <People id={id} behind={behind} />}
    </SidePanel>
  )
}

function People({ id, behind }: { id: string; behind: BehindChoice }) {
  const query = useInfiniteQuery(peopleQuery(id, { group: behind.group, reason: behind.reason }))
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <ul>
        {query.data.pages
          .flatMap((page) => page.items)
          .map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one person may stand here for two messages
            <li key={index} className="border-line border-b py-2">
              <Row one={one} />
            </li>
          ))}
      </ul>
      <Older query={query} />
    </>
  )
}

function Row({ one }: { one: Behind }) {
  const { t, format } = useCampaignWords()
  if (one.line !== null) return <span>{t('campaigns.line', { line: one.line })}</span>
  if (one.customerId === null) return <span className="text-text-2">{t('campaigns.gone')}</span>
  return (
    <div className="flex items-baseline justify-between gap-3">
      <Link
        to="/customers/$id"
        params={{ id: one.customerId }}
        className="min-w-0 truncate font-medium text-brand-text hover:underline"
      >
        {one.name ?? t('customer.guest', { code: guestCodeOf(one.customerId) })}
      </Link>
      {one.at !== null && <span className="shrink-0 text-12 text-text-3">{format.dateTime(one.at)}</span>}
    </div>
  )
}
