import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { moveAlongRows } from '../../../app/shell/keys.ts'
import { useNow } from '../../../app/use-now.ts'
import { useWords } from '../../../i18n/t.ts'
import { buttonClass } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { FolderStrip } from '../../../kit/folders.tsx'
import { Older } from '../../../kit/older.tsx'
import { Bone, Empty, Failure } from '../../../kit/states.tsx'
import { channelColor } from '../../../kit/threads.ts'
import { NoneYet } from '../../live/none-yet.tsx'
import { type ContentChannel, contentChannels, type ListedItem, threadOfVariant } from '../model.ts'
import { contentQuery } from '../queries.ts'
import { StateTag } from '../state-tag.tsx'
import { ItemMenu } from './item-menu.tsx'
import { ListFilters } from './list-filters.tsx'
import { NewMessage } from './new-message.tsx'
import { PageSketch } from './page-sketch.tsx'

/** The messages, the last changed first: what each says, where it goes, how it stands, who leans on it. */
export function ItemList() {
  const { tab: _, ...search } = useSearch({ from: '/shell/content' })
  const query = useInfiniteQuery(contentQuery(search))
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap((page) => page.items)
  const labels = (pages[0]?.shelves ?? []).flatMap((one) => (one.kind === 'label' ? [one.name] : []))
  return (
    <>
      <ListFilters labels={labels} />
      <FolderStrip
        folders={(pages[0]?.shelves ?? []).filter((one) => one.kind === 'folder')}
        open={search.folder}
        to={(folder) => ({ to: '/content', search: { ...search, folder } })}
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
        {query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Bones />
        ) : rows.length === 0 ? (
          <Nothing isFiltered={Object.keys(search).length > 0} />
        ) : (
          <Rows rows={rows} />
        )}
        <Older query={query} />
      </div>
    </>
  )
}

function Rows({ rows }: { rows: readonly ListedItem[] }) {
  const { t } = useWords()
  return (
    <ul aria-label={t('content.messages')} onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}>
      {rows.map((item) => (
        <ItemRow key={item.id} item={item} />
      ))}
    </ul>
  )
}

function ItemRow({ item }: { item: ListedItem }) {
  const { t, format } = useWords()
  const now = useNow()
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-b py-3 hover:bg-canvas has-focus-visible:bg-canvas md:grid-cols-[44px_minmax(0,2fr)_minmax(0,1fr)_96px]">
      {item.firstBlocks === null ? (
        <Threads channels={item.channels} />
      ) : (
        <PageSketch blocks={item.firstBlocks} label={t('content.pageBegins')} />
      )}
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/content/$id"
            params={{ id: item.id }}
            data-row
            className="truncate font-medium after:absolute after:inset-0"
          >
            {item.name}
          </Link>
          <StateTag state={item.archivedAt === null ? item.state : 'archived'} />
          {item.kind === 'page' && <Tag>{t('content.page')}</Tag>}
          {item.labels.map((label) => (
            <Tag key={label}>{label}</Tag>
          ))}
        </div>
        <div className="truncate text-12 text-text-2">
          {item.folder !== '' && <span className="text-text-3">{item.folder} · </span>}
          {item.headline || t('content.noHeadline')}
        </div>
      </div>
      <div className="min-w-0 text-12 text-text-2 max-md:hidden">
        <div className="truncate">
          {item.uses.length > 0
            ? t('content.usedIn', { names: item.uses.map((use) => use.name).join(', ') })
            : item.path === null
              ? t(item.kind === 'page' ? 'content.seenNowhere' : 'content.notUsed')
              : t('content.seenAt', { path: item.path })}
        </div>
        <div className="truncate text-text-3">
          {t('content.changedBy', { name: item.updatedBy, at: format.ago(item.updatedAt, now) })}
        </div>
      </div>
      <div className="relative z-10 flex items-center justify-end gap-2">
        <span className="font-medium text-12 text-text-3 uppercase max-md:hidden">
          {item.languages.join(' · ')}
        </span>
        <ItemMenu item={item} />
      </div>
    </li>
  )
}

/** The channels of a message as the threads they hang on. */
function Threads({ channels }: { channels: readonly string[] }) {
  const { t } = useWords()
  const known = contentChannels.filter((each): each is ContentChannel => channels.includes(each)).slice(0, 6)
  const names = known.map((each) => t(`content.channel.${each}`)).join(', ')
  return (
    <span className="flex h-8 w-11 items-center justify-center rounded-control bg-sunken max-md:hidden">
      <svg role="img" aria-label={names} width="40" height="28" viewBox="0 0 40 28">
        {known.map((channel, index) => {
          const x = 20 + (index - (known.length - 1) / 2) * 6
          const color = channelColor(threadOfVariant[channel])
          return (
            <g key={channel}>
              <path d={`M${x} 3V25`} stroke={color} strokeWidth="1.6" opacity="0.45" />
              <circle cx={x} cy={index % 2 === 0 ? 10 : 18} r="2.6" fill={color} />
            </g>
          )
        })}
      </svg>
    </span>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords()
  if (isFiltered)
    return (
      <Empty
        title={t('content.emptyFiltered')}
        action={
          <Link to="/content" search={{}} className={buttonClass()}>
            {t('filter.clear')}
          </Link>
        }
      >
        {t('content.emptyFilteredText')}
      </Empty>
    )
  return (
    <NoneYet title={t('content.empty')} action={<NewMessage />}>
      {t('content.emptyText')}
    </NoneYet>
  )
}

function Bones() {
  return (
    <div className="flex flex-col">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="flex h-16 items-center gap-4 border-line border-b">
          <Bone className="h-8 w-11" />
          <Bone className="h-4 w-60" />
        </div>
      ))}
    </div>
  )
}
