import { useEffect, useRef } from 'react'
import type { Merge, TimelineItem } from '../../app/api.ts'
import { describeItem, describePlace } from '../../app/describe.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon, ChannelName } from '../../kit/channel-icon.tsx'
import { wordUndone } from './merge-words.tsx'

interface LifeListProps {
  items: readonly TimelineItem[]
  merges: readonly Merge[]
  now: number
  hasOlder: boolean
  openPos: number | null
  onOpen: (item: TimelineItem) => void
  onNearEnd: () => void
}

type ListRow = { at: number; key: string } & ({ item: TimelineItem } | { merge: Merge; isSplit: boolean })

function mixRows(items: readonly TimelineItem[], merges: readonly Merge[], hasOlder: boolean): ListRow[] {
  const oldest = hasOlder ? Math.min(...items.map((item) => Date.parse(item.at))) : Number.NEGATIVE_INFINITY
  return [
    ...items.map((item) => ({ at: Date.parse(item.at), key: `e${item.pos}`, item })),
    ...merges
      .flatMap((merge) => [
        { at: Date.parse(merge.at), key: `m${merge.mergeId}`, merge, isSplit: false },
        ...(merge.undoneAt === null
          ? []
          : [{ at: Date.parse(merge.undoneAt), key: `s${merge.mergeId}`, merge, isSplit: true }]),
      ])
      .filter((row) => row.at >= oldest),
  ].sort((a, b) => b.at - a.at)
}

/** The same life as a plain table: for the keyboard, for screen readers, for copying. */
export function LifeList(props: LifeListProps) {
  const { items, merges, hasOlder, onNearEnd } = props
  const { t } = useWords()
  const end = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the end must be looked at anew
  useEffect(() => {
    const element = end.current
    if (!element || !hasOlder) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onNearEnd(),
      {
        rootMargin: '400px',
      },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [hasOlder, onNearEnd, items.length])
  return (
    <div className="min-h-0 flex-1 overflow-auto px-4 md:px-5">
      <table className="w-full border-separate border-spacing-0">
        <thead className="sticky top-0 z-10 bg-surface text-left text-12 text-text-2">
          <tr>
            {(['list.when', 'list.channel', 'list.what', 'list.amount'] as const).map((key) => (
              <th
                key={key}
                scope="col"
                className={`border-b py-2 pr-4 font-medium last:pr-0 last:text-right ${key === 'list.when' || key === 'list.channel' ? onlyWide : ''}`}
              >
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}>
          {mixRows(items, merges, hasOlder).map((row) =>
            'item' in row ? (
              <ItemRow key={row.key} item={row.item} {...props} />
            ) : (
              <MergeLine key={row.key} merge={row.merge} isSplit={row.isSplit} />
            ),
          )}
        </tbody>
      </table>
      <div ref={end} className="h-6" />
    </div>
  )
}

const cell = 'border-b py-2 pr-4 align-top'
/** On a phone the time and the channel stand below what happened. */
const onlyWide = 'max-sm:hidden'

function ItemRow({ item, openPos, onOpen }: LifeListProps & { item: TimelineItem }) {
  const { t, format } = useWords()
  const { title, detail, amount } = describeItem(item)
  const note = [detail ?? describePlace(item.touchpoint, t), item.nameless ? t('weave.nameless') : null]
    .filter(Boolean)
    .join(' · ')
  return (
    <tr className={item.pos === openPos ? 'bg-canvas' : 'hover:bg-canvas'}>
      <td className={`${cell} ${onlyWide} whitespace-nowrap text-text-2`}>{format.dateTime(item.at)}</td>
      <td className={`${cell} ${onlyWide} whitespace-nowrap`}>
        <ChannelName channel={item.channel} />
      </td>
      <td className={cell}>
        <button
          type="button"
          data-row
          onClick={() => onOpen(item)}
          className="text-left font-medium hover:underline"
        >
          {title}
        </button>
        {note !== '' && <div className="break-words text-12 text-text-2">{note}</div>}
        <div className="mt-0.5 flex items-center gap-2 text-12 text-text-3 sm:hidden">
          <ChannelIcon channel={item.channel} size={13} />
          {t(`channel.${item.channel}`)} · {format.dateTime(item.at)}
        </div>
      </td>
      <td className={`${cell} whitespace-nowrap pr-0 text-right font-strong`}>
        {amount && format.money(amount.minor, amount.currency)}
      </td>
    </tr>
  )
}

function MergeLine({ merge, isSplit }: { merge: Merge; isSplit: boolean }) {
  const words = useWords()
  const { t, format } = words
  return (
    <tr className="bg-merge-card">
      <td className={`${cell} ${onlyWide} pl-2 whitespace-nowrap text-text-2`}>
        {format.dateTime(isSplit && merge.undoneAt !== null ? merge.undoneAt : merge.at)}
      </td>
      <td className={`${cell} ${onlyWide}`} />
      <td className={`${cell} max-sm:pl-2`} colSpan={2}>
        <span className="font-strong">{t(isSplit ? 'merge.parted' : 'merge.joinedPlain')}</span>
        <div className="text-12 text-text-2">{isSplit ? wordUndone(merge, words) : merge.because}</div>
      </td>
    </tr>
  )
}
