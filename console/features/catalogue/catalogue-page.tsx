import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { FileSearch, Plus, Rss } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { CatalogueSearch } from '../../app/searches.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { FilterBar, FilterChoice, SearchBox } from '../../kit/filter-bar.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { NoneYet } from '../live/none-yet.tsx'
import { listChoices } from './categories.ts'
import { ProductTable } from './product-table.tsx'
import { PromotionDialog } from './promotion-dialog.tsx'
import { PromotionsTab } from './promotions-tab.tsx'
import { categoriesQuery, productsQuery } from './queries.ts'

/** What is sold and for how much: products as one types, and the promotions that lower their prices. */
export default function CataloguePage() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/store/catalogue' })
  const navigate = useNavigate({ from: '/store/catalogue' })
  const mayWrite = useScope('catalog:write')
  const view = search.view ?? 'products'
  const put = (change: Partial<CatalogueSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <Page
      title={t('catalogue.title')}
      note={<Count />}
      action={
        view === 'promotions' ? (
          mayWrite && (
            <Button tone="primary" icon={Plus} onClick={() => put({ dialog: 'new' })}>
              {t('promotion.new')}
            </Button>
          )
        ) : (
          <Ways />
        )
      }
    >
      <Tabs
        label={t('catalogue.title')}
        className="mx-4 md:mx-6"
        value={view}
        options={[
          { value: 'products', label: t('catalogue.products') },
          { value: 'withdrawn', label: t('catalogue.withdrawn') },
          { value: 'promotions', label: t('catalogue.promotions') },
        ]}
        onChange={(next) => void navigate({ search: next === 'products' ? {} : { view: next } })}
      />
      {view === 'promotions' ? <PromotionsTab /> : <Products />}
      {search.dialog === 'new' && mayWrite && <PromotionDialog onClose={() => put({ dialog: undefined })} />}
    </Page>
  )
}

const AddFeedDialog = lazy(async () => ({ default: (await import('./add-feed-dialog.tsx')).AddFeedDialog }))
const ReadPageDialog = lazy(async () => ({
  default: (await import('./read-page-dialog.tsx')).ReadPageDialog,
}))

/** How products come in from here: by a feed that is read again and again, or from one page. */
function Ways() {
  const { t } = useWords()
  const mayWrite = useScope('catalog:write')
  const mayConnect = useScope('sources:manage')
  const [open, setOpen] = useState<'feed' | 'page' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      {mayWrite && (
        <Button icon={FileSearch} onClick={() => setOpen('page')}>
          {t('catalogue.page.read')}
        </Button>
      )}
      {mayConnect && (
        <Button tone="primary" icon={Rss} onClick={() => setOpen('feed')}>
          {t('catalogue.feed.add')}
        </Button>
      )}
      <Suspense>
        {open === 'feed' && <AddFeedDialog onClose={close} />}
        {open === 'page' && <ReadPageDialog onClose={close} />}
      </Suspense>
    </>
  )
}

function Count() {
  const { t, format } = useWords()
  const { data } = useQuery(categoriesQuery)
  if (data === undefined) return null
  const count = data.items.reduce((sum, one) => sum + one.products, 0)
  return <>{t('catalogue.count', { count, shown: format.number(count) })}</>
}

function Products() {
  const search = useSearch({ from: '/shell/store/catalogue' })
  const state = search.view === 'withdrawn' ? search.view : undefined
  const query = useInfiniteQuery(productsQuery({ ...search, state }))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const { fetchNextPage } = query
  return (
    <>
      <Filters isSearchable={state === undefined} />
      {query.isError && rows.length === 0 ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.isPending && rows.length === 0 ? (
        <Nothing state={state} isFiltered={search.q !== undefined || search.category !== undefined} />
      ) : (
        <ProductTable
          rows={rows}
          isLoading={query.isPending || query.isFetchingNextPage}
          hasMore={query.hasNextPage}
          onNearEnd={() => void fetchNextPage()}
        />
      )}
    </>
  )
}

function Filters({ isSearchable }: { isSearchable: boolean }) {
  const { t } = useWords()
  const { q, category } = useSearch({ from: '/shell/store/catalogue' })
  const navigate = useNavigate({ from: '/store/catalogue' })
  const router = useRouter()
  const { data } = useQuery(categoriesQuery)
  const put = (change: Partial<CatalogueSearch>): void => {
    // Who has opened a product meanwhile is not called back to the list.
    if (router.latestLocation.pathname !== '/store/catalogue') return
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
  return (
    <FilterBar>
      {isSearchable && (
        <SearchBox label={t('catalogue.search')} value={q} onChange={(next) => put({ q: next })} />
      )}
      <FilterChoice
        label={t('catalogue.category')}
        all={t('catalogue.allCategories')}
        value={category}
        options={listChoices(data?.items ?? [])}
        onChange={(next) => put({ category: next })}
      />
    </FilterBar>
  )
}

function Nothing({ isFiltered, state }: { isFiltered: boolean; state: 'withdrawn' | undefined }) {
  const { t } = useWords()
  if (state === 'withdrawn' && !isFiltered)
    return <Empty title={t('catalogue.noneWithdrawn')}>{t('catalogue.noneWithdrawnText')}</Empty>
  if (!isFiltered)
    return (
      <NoneYet
        title={t('catalogue.empty')}
        action={
          <Link to="/data" className={buttonClass()}>
            {t('catalogue.toSources')}
          </Link>
        }
      >
        {t('catalogue.emptyText')}
      </NoneYet>
    )
  return (
    <Empty
      title={t('catalogue.nothingFound')}
      action={
        <Link to="/store/catalogue" search={{}} className={buttonClass()}>
          {t('filter.clear')}
        </Link>
      }
    >
      {t('catalogue.nothingFoundText')}
    </Empty>
  )
}
