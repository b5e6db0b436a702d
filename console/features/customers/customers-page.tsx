import { channels } from '@splot/contract/channels'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { type Stage, stages } from '../../app/api.ts'
import { customersQuery } from '../../app/queries.ts'
import { type CustomersSearch, readCustomers } from '../../app/searches.ts'
import { useScope } from '../../app/session.ts'
import { SnippetLink } from '../../app/snippet-link.tsx'
import { useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { FilterBar, FilterChoice, SearchBox } from '../../kit/filter-bar.tsx'
import { Page } from '../../kit/page.tsx'
import { SavedViews } from '../../kit/saved-views.tsx'
import { Empty, Failure } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { CustomerTable } from './customer-table.tsx'

export default function CustomersPage() {
  const { t, format } = useWords()
  const search = useSearch({ from: '/shell/customers' })
  const query = useInfiniteQuery(customersQuery(search))
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.items)
  const estimate = pages[0]?.estimate ?? null
  const isFiltered = Object.keys(search).length > 0
  const { fetchNextPage } = query
  return (
    <Page
      title={t('nav.customers')}
      action={<SegmentsLink />}
      note={
        estimate !== null &&
        !isFiltered &&
        t('customers.estimate', { count: estimate, shown: format.number(estimate) })
      }
    >
      <StageTabs />
      <Filters />
      {query.isError && rows.length === 0 ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.isPending && rows.length === 0 ? (
        <Nobody isFiltered={isFiltered} />
      ) : (
        <CustomerTable
          rows={rows}
          isLoading={query.isPending || query.isFetchingNextPage}
          hasMore={query.hasNextPage}
          onNearEnd={() => void fetchNextPage()}
        />
      )}
    </Page>
  )
}

/** The way to the groups customers are sorted into. */
function SegmentsLink() {
  const { t } = useWords()
  if (!useScope('segments:read')) return null
  return (
    <Link to="/customers/segments" search={{}} className={buttonClass()}>
      <Users aria-hidden="true" size={16} strokeWidth={1.75} />
      {t('nav.segments')}
    </Link>
  )
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords()
  if (!isFiltered)
    return (
      <Empty title={t('customers.empty')} action={<SnippetLink />}>
        {t('customers.emptyText')}
      </Empty>
    )
  return (
    <Empty
      title={t('customers.emptyFiltered')}
      action={
        <Link to="/customers" search={{}} className={buttonClass()}>
          {t('filter.clear')}
        </Link>
      }
    >
      {t('customers.emptyFilteredText')}
    </Empty>
  )
}

function StageTabs() {
  const { t } = useWords()
  const { stage } = useSearch({ from: '/shell/customers' })
  const navigate = useNavigate({ from: '/customers' })
  return (
    <Tabs<Stage | 'all'>
      label={t('filter.stage')}
      className="mx-4 md:mx-6"
      value={stage ?? 'all'}
      options={[
        { value: 'all', label: t('customers.all') },
        ...stages.map((each) => ({ value: each, label: t(`stagePlural.${each}`) })),
      ]}
      onChange={(next) =>
        void navigate({
          search: (before) => ({ ...before, stage: next === 'all' ? undefined : next }),
          replace: true,
        })
      }
    />
  )
}

function Filters() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/customers' })
  const navigate = useNavigate({ from: '/customers' })
  const router = useRouter()
  const put = (change: Partial<CustomersSearch>): void => {
    // Who has opened a customer meanwhile is not called back to the list.
    if (router.latestLocation.pathname !== '/customers') return
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
  return (
    <FilterBar>
      <SearchBox label={t('customers.search')} value={search.q} onChange={(q) => put({ q })} />
      <FilterChoice
        label={t('filter.channel')}
        all={t('filter.anyLastChannel')}
        value={search.channel}
        options={channels.map((value) => ({
          value,
          label: t(`channel.${value}`),
          icon: <ChannelIcon channel={value} />,
        }))}
        onChange={(channel) => put({ channel })}
      />
      <SavedViews
        page="customers"
        filter={search}
        onChoose={(filter) => void navigate({ search: readCustomers(filter) })}
      />
    </FilterBar>
  )
}
