import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { FilterBar, SearchBox } from '../../kit/filter-bar.tsx'
import { FolderStrip } from '../../kit/folders.tsx'
import { Older } from '../../kit/older.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { NoneYet } from '../live/none-yet.tsx'
import { NewSegment } from './new-segment.tsx'
import { SegmentMenu } from './segment-menu.tsx'
import { type SegmentRow, segmentsQuery, useSegmentNews } from './segment-queries.ts'
import { StateTag } from './state-tag.tsx'

export default function SegmentsPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/customers/segments' })
  const canManage = useScope('segments:manage')
  // Of the page, not of its button: the button moves when the list comes, what it has opened stays.
  const [isNew, setNew] = useState(false)
  const query = useInfiniteQuery(segmentsQuery(search))
  useSegmentNews(null)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  // Where there is none yet, the way to the first stands in the middle.
  const isBare =
    query.isSuccess && rows.length === 0 && search.archived !== 'true' && !search.q && !search.folder
  const begin = canManage && (
    <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('segments.new')}
    </Button>
  )
  return (
    <Page title={t('segments.title')} action={!isBare && begin}>
      <ListFilters />
      <FolderStrip
        folders={query.data?.pages[0]?.folders ?? []}
        open={search.folder}
        to={(folder) => ({ to: '/customers/segments', search: { ...search, folder } })}
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
        {query.isPending ? (
          <PageLoading />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          isBare ? (
            <NoneYet title={t('segments.empty')} action={begin}>
              {t('segments.emptyText')}
            </NoneYet>
          ) : (
            <Empty title={t('list.nothing')}>{t('list.nothingText')}</Empty>
          )
        ) : (
          <Rows rows={rows} />
        )}
        <Older query={query} />
      </div>
      <NewSegment isOpen={isNew} onClose={() => setNew(false)} />
    </Page>
  )
}

/** Those in use or the archive, and the words looked for. */
function ListFilters() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/customers/segments' })
  const navigate = useNavigate({ from: '/customers/segments' })
  return (
    <>
      <Tabs<'all' | 'archived'>
        label={t('segments.title')}
        className="mx-4 md:mx-6"
        value={search.archived === 'true' ? 'archived' : 'all'}
        options={[
          { value: 'all', label: t('segments.all') },
          { value: 'archived', label: t('segments.archived') },
        ]}
        onChange={(next) =>
          void navigate({ search: next === 'all' ? {} : { archived: 'true' }, replace: true })
        }
      />
      <FilterBar>
        <SearchBox
          label={t('segments.search')}
          value={search.q}
          onChange={(q) => void navigate({ search: (before) => ({ ...before, q }), replace: true })}
        />
      </FilterBar>
    </>
  )
}

function Rows({ rows }: { rows: readonly SegmentRow[] }) {
  const { t } = useWords()
  return (
    <ul aria-label={t('segments.title')} onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  )
}

function Row({ row }: { row: SegmentRow }) {
  const { t, format } = useWords()
  const now = useNow()
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 border-line border-b py-3 hover:bg-canvas has-focus-visible:bg-canvas md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_136px_auto]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/customers/segments/$id"
            params={{ id: row.id }}
            data-row
            className="truncate font-medium after:absolute after:inset-0"
          >
            {row.name}
          </Link>
          <StateTag segment={row} />
        </div>
        <p className="truncate text-12 text-text-2">
          {row.folder !== '' && <span className="text-text-3">{row.folder} · </span>}
          {row.sentence}
        </p>
      </div>
      <div className="min-w-0 text-12 text-text-2 max-md:hidden">
        <p className="truncate">
          {row.uses.length === 0
            ? t('segments.notUsed')
            : t('segments.usedIn', { names: row.uses.map((one) => one.name).join(', ') })}
        </p>
        <p className="truncate text-text-3">
          {t('segments.changedAt', { at: format.ago(row.changedAt, now) })}
        </p>
      </div>
      <div className="text-right">
        <p className="font-strong">{format.number(row.people)}</p>
        <p className="text-12 text-text-3">
          {row.entered === 0 && row.left === 0
            ? t('segments.noChange')
            : t('segments.cameWent', { entered: format.number(row.entered), left: format.number(row.left) })}
        </p>
      </div>
      <span className="relative z-10">
        <SegmentMenu segment={row} />
      </span>
    </li>
  )
}
