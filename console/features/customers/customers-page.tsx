import { channels } from '@splot/contract/channels'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Stage, stages } from '../../app/api.ts'
import { later } from '../../app/browser/clock.ts'
import { customersQuery } from '../../app/queries.ts'
import { SnippetLink } from '../../app/snippet-link.tsx'
import { useWords } from '../../i18n/t.ts'
import { buttonClass, IconButton } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Input } from '../../kit/field.tsx'
import { Page } from '../../kit/page.tsx'
import { Select } from '../../kit/select.tsx'
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
  const { channel } = useSearch({ from: '/shell/customers' })
  const navigate = useNavigate({ from: '/customers' })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-3 md:px-6">
      <SearchField />
      <Select
        label={t('filter.channel')}
        value={channel ?? 'all'}
        options={[
          { value: 'all', label: t('filter.anyLastChannel') },
          ...channels.map((each) => ({
            value: each,
            label: t(`channel.${each}`),
            icon: <ChannelIcon channel={each} />,
          })),
        ]}
        onChange={(next) =>
          void navigate({
            search: (before) => ({ ...before, channel: next === 'all' ? undefined : next }),
            replace: true,
          })
        }
      />
    </div>
  )
}

const typingMs = 180

/** Searches while one types, and keeps what was typed in the address. */
function SearchField() {
  const { t } = useWords()
  const { q } = useSearch({ from: '/shell/customers' })
  const navigate = useNavigate({ from: '/customers' })
  const router = useRouter()
  const [text, setText] = useState(q ?? '')
  const [last, setLast] = useState(q)
  if (q !== last) {
    setLast(q)
    if (q === undefined) setText('')
  }
  useEffect(() => {
    if (text === (q ?? '')) return
    return later(typingMs, () => {
      // Who has opened a customer meanwhile is not called back to the list.
      if (router.latestLocation.pathname !== '/customers') return
      void navigate({
        search: (before) => ({ ...before, q: text.trim() === '' ? undefined : text }),
        replace: true,
      })
    })
  }, [text, q, navigate, router])
  return (
    <div className="relative w-full sm:w-80">
      <Search
        aria-hidden="true"
        size={16}
        className="absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
      />
      <Input
        type="search"
        data-page-search
        aria-label={t('customers.search')}
        placeholder={t('customers.search')}
        className="pr-8 pl-8.5"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <IconButton
          label={t('action.clear')}
          icon={X}
          size="sm"
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
          onClick={() => setText('')}
        />
      )}
    </div>
  )
}
