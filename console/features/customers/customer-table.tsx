import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import type { CustomerRow } from '../../app/api.ts'
import { nameOf } from '../../app/names.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { AvatarWeave } from '../../kit/avatar-weave.tsx'
import { ChannelIcon, ChannelName } from '../../kit/channel-icon.tsx'
import { LiveDot, StageName } from '../../kit/chip.tsx'
import { Bone } from '../../kit/states.tsx'

interface CustomerTableProps {
  rows: readonly CustomerRow[]
  isLoading: boolean
  hasMore: boolean
  onNearEnd: () => void
}

const rowHeight = 49
const columns =
  'grid grid-cols-[44px_minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[44px_minmax(140px,1.5fr)_minmax(110px,1fr)_minmax(110px,1fr)_minmax(110px,1fr)_minmax(110px,0.9fr)_64px] lg:grid-cols-[44px_minmax(160px,1.5fr)_minmax(120px,1fr)_minmax(130px,1fr)_minmax(120px,1fr)_minmax(130px,0.9fr)_72px_88px]'

/** A million rows scroll: only those on the screen are drawn, the rest are asked for when they come near. */
export function CustomerTable({ rows, isLoading, hasMore, onNearEnd }: CustomerTableProps) {
  const { t } = useWords()
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - 15) onNearEnd()
  }, [hasMore, isLoading, last, rows.length, onNearEnd])
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-2 md:px-4">
      <table aria-label={t('nav.customers')} aria-rowcount={hasMore ? -1 : rows.length + 1} className="block">
        <Head />
        <tbody
          className="relative block"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}
        >
          {virtual.getVirtualItems().map((place) => {
            const row = rows[place.index]
            if (!row) return null
            return (
              <tr
                key={row.id}
                aria-rowindex={place.index + 2}
                className={`absolute inset-x-0 px-2 hover:bg-canvas has-focus-visible:bg-canvas ${columns}`}
                style={{ top: place.start, height: rowHeight }}
              >
                <Cells row={row} now={now} />
              </tr>
            )
          })}
        </tbody>
      </table>
      {isLoading && <TableBones count={rows.length === 0 ? 12 : 2} />}
    </div>
  )
}

function Head() {
  const { t } = useWords()
  const cell = 'text-left font-medium text-12 text-text-2'
  return (
    <thead className="sticky top-0 z-10 hidden bg-surface md:block">
      <tr className={`relative h-9 px-2 ${columns}`}>
        <th scope="col" className={`col-span-2 ${cell}`}>
          {t('customers.customer')}
        </th>
        <th scope="col" className={cell}>
          {t('customers.stage')}
        </th>
        <th scope="col" className={cell}>
          {t('customers.lastChannel')}
        </th>
        <th scope="col" className={cell}>
          {t('customers.when')}
        </th>
        <th scope="col" className={`${cell} !text-right`}>
          {t('customer.value12m')}
        </th>
        <th scope="col" className={`${cell} !text-right`}>
          {t('customers.orders')}
        </th>
        <th scope="col" className={`hidden lg:block ${cell} !text-right`}>
          {t('customers.identifiers')}
          <span aria-hidden="true" className="absolute inset-x-2 bottom-0 h-px bg-line" />
        </th>
      </tr>
    </thead>
  )
}

const Cells = memo(function Cells({ row, now }: { row: CustomerRow; now: number }) {
  const { t, format } = useWords()
  const value = row.orders === 0 ? null : format.money(row.valueMinor12m, row.currency)
  const when = row.isLive
    ? t('customers.liveNow')
    : row.lastSeenAt === null
      ? '–'
      : format.ago(row.lastSeenAt, now)
  return (
    <>
      <td className="flex">
        <AvatarWeave knots={row.weave} />
        <span aria-hidden="true" className="absolute inset-x-2 bottom-0 h-px bg-line" />
      </td>
      <td className="min-w-0">
        <span className="flex items-center gap-2">
          <Link
            to="/customers/$id"
            params={{ id: row.id }}
            search={{}}
            data-row
            className="truncate font-medium before:absolute before:inset-0 before:rounded-control focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-focus focus-visible:before:-outline-offset-2"
          >
            {nameOf(row, t)}
          </Link>
          {row.isLive && <LiveDot label={t('weave.live')} />}
        </span>
        <span className="block truncate text-12 text-text-2">
          <span className="md:hidden">
            {t(`stage.${row.stage}`)}
            {row.city !== null && ' · '}
          </span>
          {row.city}
        </span>
      </td>
      <td className="hidden min-w-0 md:block">
        <StageName stage={row.stage} />
      </td>
      <td className="hidden min-w-0 md:block">
        {row.lastChannel !== null && <ChannelName channel={row.lastChannel} />}
      </td>
      <td className="hidden truncate text-text-2 md:block">{when}</td>
      <td className="text-right">
        <span className={value === null ? 'text-text-3' : 'font-strong'}>{value ?? '–'}</span>
        <span className="flex items-center justify-end gap-1 text-12 text-text-2 md:hidden">
          {row.lastChannel !== null && <ChannelIcon channel={row.lastChannel} size={12} />}
          {when}
        </span>
      </td>
      <td className="hidden text-right text-text-2 md:block">{format.number(row.orders)}</td>
      <td className="hidden text-right text-text-2 lg:block">{format.number(row.identifiersCount)}</td>
    </>
  )
})

function TableBones({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => `bone${index}`).map((key) => (
        <div key={key} className={`h-12 px-2 ${columns}`}>
          <Bone className="h-8 w-11" />
          <Bone className="h-4 w-32" />
          <Bone className="h-4 w-20" />
        </div>
      ))}
    </div>
  )
}
