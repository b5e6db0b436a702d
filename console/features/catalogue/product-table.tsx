import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { useWords } from '../../i18n/t.ts'
import { Bone } from '../../kit/states.tsx'
import { rangeOf } from './money.ts'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'
import type { ProductLine } from './queries.ts'
import { useCategoryNames } from './use-category-names.ts'

interface ProductTableProps {
  rows: readonly ProductLine[]
  isLoading: boolean
  hasMore: boolean
  onNearEnd: () => void
}

const rowHeight = 65
const columns =
  'grid grid-cols-[44px_minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[44px_minmax(180px,1.6fr)_minmax(120px,1fr)_minmax(140px,1.2fr)_minmax(190px,auto)]'

/** A hundred thousand products scroll: those on the screen are drawn, the rest come when they are near. */
export function ProductTable({ rows, isLoading, hasMore, onNearEnd }: ProductTableProps) {
  const { t } = useWords()
  const nameOf = useCategoryNames()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - 15) onNearEnd()
  }, [hasMore, isLoading, last, rows.length, onNearEnd])
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-2 md:px-4">
      <table
        aria-label={t('catalogue.products')}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        className="block"
      >
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
                <Cells
                  row={row}
                  category={nameOf(row.categories[0] ?? '')
                    .split(' › ')
                    .at(-1)}
                />
              </tr>
            )
          })}
        </tbody>
      </table>
      {isLoading && <Bones count={rows.length === 0 ? 10 : 2} />}
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
          {t('catalogue.product')}
        </th>
        <th scope="col" className={cell}>
          {t('catalogue.category')}
        </th>
        <th scope="col" className={cell}>
          {t('catalogue.variants')}
        </th>
        <th scope="col" className={`${cell} !text-right`}>
          {t('catalogue.price')}
          <span aria-hidden="true" className="absolute inset-x-2 bottom-0 h-px bg-line" />
        </th>
      </tr>
    </thead>
  )
}

const listOf = (row: ProductLine, option: string): string[] => [
  ...new Set(row.variants.flatMap(({ options }) => (option in options ? [String(options[option])] : []))),
]

const Cells = memo(function Cells({ row, category }: { row: ProductLine; category: string | undefined }) {
  const { t } = useWords()
  const colours = listOf(row, 'color')
  const sizes = listOf(row, 'size')
  return (
    <>
      <td className="flex">
        <Picture url={row.picture} alt="" className="h-13 w-11" />
        <span aria-hidden="true" className="absolute inset-x-2 bottom-0 h-px bg-line" />
      </td>
      <td className="min-w-0">
        <Link
          to="/store/catalogue/$id"
          params={{ id: row.id }}
          search={{}}
          data-row
          className="block truncate font-medium before:absolute before:inset-0 before:rounded-control focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-focus focus-visible:before:-outline-offset-2"
        >
          {row.name}
        </Link>
        <span className="block truncate text-12 text-text-2">
          <span className="md:hidden">{category}</span>
          <span className="max-md:hidden">{row.brand}</span>
        </span>
      </td>
      <td className="hidden truncate text-text-2 md:block">{category}</td>
      <td className="hidden min-w-0 md:block">
        <span className="block truncate">{colours.join(', ') || t('catalogue.oneColour')}</span>
        <span className="block truncate text-12 text-text-2">
          {sizes.join(' · ') || t('catalogue.oneSize')}
        </span>
      </td>
      <td className="text-right">
        <Price range={rangeOf(row.variants)} />
      </td>
    </>
  )
})

function Bones({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => `bone${index}`).map((key) => (
        <div key={key} className={`h-16 px-2 ${columns}`}>
          <Bone className="h-13 w-11" />
          <Bone className="h-4 w-40" />
          <Bone className="h-4 w-20" />
        </div>
      ))}
    </div>
  )
}
