import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { findStored } from '../../app/browser/storage.ts'
import type { OrdersSearch } from '../../app/searches.ts'
import { useMe } from '../../app/session.ts'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { FilterBar, FilterChoice, SearchBox } from '../../kit/filter-bar.tsx'
import { Older } from '../../kit/older.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { FailedRefunds } from '../payments/failed-refunds.tsx'
import { OrderCard } from './order-card.tsx'
import { OrderPanel } from './order-panel.tsx'
import { ordersQuery, useOrderNews, type View, views } from './order-queries.ts'
import { OversoldShelf } from './oversold.tsx'

/** What a store is to prepare and to hand over, and every order there is. */
export default function OrdersPage() {
  const { t } = useWords()
  useOrderNews()
  const search = useSearch({ from: '/shell/store/orders' })
  const navigate = useNavigate({ from: '/store/orders' })
  const put = (change: Partial<OrdersSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  useOwnStore(search, put)
  return (
    <Page title={t('orders.title')}>
      <Tabs<View>
        label={t('orders.title')}
        className="mx-4 md:mx-6"
        value={search.view ?? 'todo'}
        options={views.map((value) => ({ value, label: t(`orders.view.${value}`) }))}
        onChange={(view) => put({ view: view === 'todo' ? undefined : view })}
      />
      <Filters search={search} put={put} />
      <OversoldShelf storeId={search.store ?? null} className="mx-4 mb-4 md:mx-6" />
      <FailedRefunds onOpen={(open) => put({ open })} />
      <List search={search} onOpen={(open) => put({ open })} />
      <OrderPanel id={search.open} onClose={() => put({ open: undefined })} />
    </Page>
  )
}

/** Whoever works in a store begins with what is to be done there; another choice stays. */
function useOwnStore({ store, q, open }: OrdersSearch, put: FiltersProps['put']): void {
  const { member } = useMe()
  const { data } = useQuery(storesQuery)
  const [here] = useState(() => (member.roles.includes('store') ? findStored('store.here') : null))
  const [isAsked, setAsked] = useState(store !== undefined || q !== undefined || open !== undefined)
  useEffect(() => {
    if (isAsked || data === undefined) return
    setAsked(true)
    if (here !== null && data.items.some((one) => one.id === here)) put({ store: here })
  })
}

interface FiltersProps {
  search: OrdersSearch
  put: (change: Partial<OrdersSearch>) => void
}

function Filters({ search, put }: FiltersProps) {
  const { t } = useWords()
  const { data } = useQuery(storesQuery)
  const stores = (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  return (
    <FilterBar>
      <SearchBox label={t('orders.search')} value={search.q} onChange={(q) => put({ q })} />
      <FilterChoice
        label={t('orders.store')}
        all={t('orders.allStores')}
        value={search.store}
        options={stores}
        onChange={(store) => put({ store })}
      />
    </FilterBar>
  )
}

function List({ search, onOpen }: { search: OrdersSearch; onOpen: (id: string) => void }) {
  const { t } = useWords()
  const view = search.view ?? 'todo'
  const query = useInfiniteQuery(ordersQuery({ view, storeId: search.store, q: search.q }))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isPending) return <PageLoading />
  if (query.isError && rows.length === 0)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (rows.length === 0)
    return (
      <Empty title={t(`orders.empty.${search.q === undefined ? view : 'search'}`)}>
        {t('orders.emptyText')}
      </Empty>
    )
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
      <ul aria-label={t('orders.title')} className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {rows.map((row) => (
          <OrderCard key={row.id} row={row} onOpen={onOpen} />
        ))}
      </ul>
      <Older query={query} />
    </div>
  )
}
