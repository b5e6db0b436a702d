import { TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { TimelineItem } from '../../app/api.ts'
import { type Description, describeItem, describePlace } from '../../app/describe.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { LiveDot } from '../../kit/chip.tsx'
import type { Frame } from '../../kit/weave/frame.ts'
import { sizeOf } from '../../kit/weave/knots.ts'
import type { DayRow, EventRow, MergeRow } from '../../kit/weave/rows.ts'

export const DayLabel = memo(function DayLabel({
  row,
  frame,
  now,
}: {
  row: DayRow
  frame: Frame
  now: number
}) {
  const { format } = useWords()
  return (
    <div
      className={`absolute inset-x-0 ${row.isFirst ? '' : 'border-line border-t'}`}
      style={{ top: row.y, height: row.height }}
    >
      <h3 className="absolute top-2 font-strong text-12 text-text-2" style={{ left: frame.textX }}>
        {format.day(row.at, now)}
      </h3>
    </div>
  )
})

interface EventLineProps {
  row: EventRow
  frame: Frame
  isLive: boolean
  /** How long after a message it came that may have led to it, milliseconds. */
  afterMs: number | null
  isOpen: boolean
  onOpen: (item: TimelineItem) => void
}

/** On a narrow weave the act stands over its thing: "Oglądanie" over "Trzewiki „Jodła”". */
function shorten(words: Description, frame: Frame): Description {
  const [act, ...thing] = words.title.split(': ')
  if (!frame.isNarrow || act === undefined || thing.length === 0) return words
  return { ...words, title: act, detail: thing.join(': ') }
}

/** One event in words, beside its knot. */
export const EventLine = memo(function EventLine(props: EventLineProps) {
  const { row, frame, isLive, afterMs, isOpen, onOpen } = props
  const { t, format } = useWords()
  const { item } = row
  const { title, detail, amount } = shorten(describeItem(item), frame)
  const price = amount ? format.money(amount.minor, amount.currency) : null
  // The price of what was only looked at is a quiet figure; money that moved, or may, is a loud one.
  const weight = sizeOf(item) === 'minor' ? 'text-text-2' : 'font-strong text-text'
  const second = [
    isLive ? t('weave.live') : null,
    detail ?? describePlace(item.touchpoint, t),
    item.nameless ? t('weave.nameless') : null,
    afterMs === null ? null : t('weave.afterMessage', { time: format.span(afterMs) }),
  ].filter((word) => word !== null && word !== '')
  return (
    <button
      type="button"
      data-row
      aria-pressed={isOpen}
      onClick={() => onOpen(item)}
      className="ring-inset-focus group absolute inset-x-0 text-left"
      style={{ top: row.y, height: row.height, contentVisibility: 'auto' }}
    >
      <span
        className="absolute inset-y-0.5 right-0 rounded-control transition-colors duration-120 group-hover:bg-canvas group-aria-pressed:bg-canvas"
        style={{ left: frame.textX - 8 }}
      />
      <time
        dateTime={item.at}
        className="absolute left-0 text-right text-text-3"
        style={{ width: frame.timeWidth, top: row.height / 2 - 9 }}
      >
        {format.time(item.at)}
      </time>
      <span className="absolute inset-y-0 right-2 flex flex-col justify-center" style={{ left: frame.textX }}>
        <span className="flex items-baseline gap-2">
          <span className="self-center">
            <ChannelIcon channel={item.channel} />
          </span>
          <span className="sr-only">{t(`channel.${item.channel}`)}: </span>
          <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
          {price !== null && !frame.isNarrow && <span className={`shrink-0 ${weight}`}>{price}</span>}
        </span>
        <span className="flex items-center gap-1.5 pl-6 text-12 text-text-2">
          {isLive && <LiveDot />}
          {price !== null && frame.isNarrow && <span className={`shrink-0 ${weight}`}>{price}</span>}
          <span className="truncate">
            {second.length > 0 ? second.join(' · ') : t(`channel.${item.channel}`)}
          </span>
          {item.warnings.length > 0 && (
            <TriangleAlert size={12} className="shrink-0 text-warn" aria-label={t('weave.warnings')} />
          )}
        </span>
      </span>
    </button>
  )
})

interface MergeCardProps {
  row: MergeRow
  frame: Frame
  children: React.ReactNode
}

/** The card of a merge or a split; its words and acts are given by the page. */
export function MergeCard({ row, frame, children }: MergeCardProps) {
  const { format } = useWords()
  return (
    <div className="absolute inset-x-0" style={{ top: row.y, height: row.height }}>
      <time
        dateTime={row.isSplit ? (row.merge.undoneAt ?? row.merge.at) : row.merge.at}
        className="absolute left-0 text-right text-text-3"
        style={{ width: frame.timeWidth, top: row.height / 2 - 9 }}
      >
        {format.time(row.at)}
      </time>
      <div
        className="@container absolute inset-y-[5px] right-0 flex items-center gap-2 rounded-card bg-merge-card pr-3 pl-2.5"
        style={{ left: frame.textX - 10 }}
      >
        {children}
      </div>
    </div>
  )
}
