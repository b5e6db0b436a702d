import { ArrowUp } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Merge, TimelineItem } from '../../app/api.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { dayKey } from '../../i18n/format.ts'
import { useWords } from '../../i18n/t.ts'
import type { Thread } from '../../kit/threads.ts'
import { type Slice, WeaveDrawing } from '../../kit/weave/drawing.tsx'
import type { End } from '../../kit/weave/ends.ts'
import { type Frame, makeNarrowFrame, makeWideFrame } from '../../kit/weave/frame.ts'
import { WeaveHeads } from '../../kit/weave/heads.tsx'
import { layWeave, type WeaveLayout } from '../../kit/weave/layout.ts'
import type { MergeRow } from '../../kit/weave/rows.ts'
import { useAnchor, useSlice, useWidth } from './use-slice.ts'
import { DayLabel, EventLine, MergeCard } from './weave-rows.tsx'

interface WeaveViewProps {
  items: readonly TimelineItem[]
  merges: readonly Merge[]
  used: ReadonlySet<Thread>
  ends: readonly End[]
  hasOlder: boolean
  now: number
  openPos: number | null
  onOpen: (item: TimelineItem) => void
  onNearEnd: () => void
  renderMerge: (row: MergeRow) => ReactNode
}

const liveForMs = 2 * 60_000
const wideFrame = makeWideFrame()
const wideFrom = 620

/** A life drawn: threads and knots at the left, the same in words at the right, newest on top. */
export function WeaveView(props: WeaveViewProps) {
  const { items, merges, used, ends, hasOlder, now, onNearEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const frame = useMemo(() => (width >= wideFrom ? wideFrame : makeNarrowFrame(used)), [width, used])
  const liveSince = now - liveForMs
  const layout = useMemo(
    () => layWeave({ items, merges, used, ends, hasOlder, liveSince, dayOf: dayKey }, frame),
    [items, merges, used, ends, hasOlder, liveSince, frame],
  )
  const slice = useSlice(scroller, layout.height)
  const arrived = useAnchor(scroller, layout.rows)
  useEffect(() => {
    if (hasOlder && slice.to >= layout.height - 400) onNearEnd()
  }, [hasOlder, slice.to, layout.height, onNearEnd])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}
    >
      <div className="mx-4 md:mx-5">
        <WeaveHeads frame={frame} used={used} />
        {arrived > 0 && (
          <ArrivedPill
            count={arrived}
            onClick={() => scroller.current?.scrollTo({ top: 0, behavior: 'smooth' })}
          />
        )}
        {width > 0 && <WeaveSlice {...props} layout={layout} frame={frame} slice={slice} />}
      </div>
    </div>
  )
}

interface WeaveSliceProps extends WeaveViewProps {
  layout: WeaveLayout
  frame: Frame
  slice: Slice
}

/** The rows and the drawing of what is on the screen. */
function WeaveSlice({ layout, frame, slice, now, openPos, onOpen, renderMerge }: WeaveSliceProps) {
  const { t } = useWords()
  const live = useMemo(
    () => new Set(layout.knots.filter((knot) => knot.isLive).map((knot) => knot.key)),
    [layout],
  )
  const after = useMemo(
    () => new Map(layout.wefts.flatMap((weft) => weft.effects).map(({ key, afterMs }) => [key, afterMs])),
    [layout],
  )
  const rows = layout.rows.filter((row) => row.y + row.height > slice.from && row.y < slice.to)
  return (
    <section aria-label={t('weave.label')} className="relative" style={{ height: layout.height }}>
      {rows.map((row) => {
        if (row.kind === 'day') return <DayLabel key={row.key} row={row} frame={frame} now={now} />
        if (row.kind === 'merge')
          return (
            <MergeCard key={row.key} row={row} frame={frame}>
              {renderMerge(row)}
            </MergeCard>
          )
        return (
          <EventLine
            key={row.key}
            row={row}
            frame={frame}
            isLive={live.has(row.key)}
            afterMs={after.get(row.key) ?? null}
            isOpen={row.item.pos === openPos}
            onOpen={onOpen}
          />
        )
      })}
      <WeaveDrawing layout={layout} frame={frame} slice={slice} />
    </section>
  )
}

export function ArrivedPill({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useWords()
  return (
    <div className="pointer-events-none sticky top-9 z-10 flex h-0 justify-center" role="status">
      <button
        type="button"
        onClick={onClick}
        className="pointer-events-auto mt-1 flex h-7 animate-arrive items-center gap-1.5 rounded-full bg-text px-3 font-strong text-12 text-surface shadow-float"
      >
        <ArrowUp aria-hidden="true" size={14} />
        {t('live.newCount', { count })}
      </button>
    </div>
  )
}
