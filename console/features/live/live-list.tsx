import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { LiveEvent } from '../../app/api.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { SnippetLink } from '../../app/snippet-link.tsx'
import { useWords } from '../../i18n/t.ts'
import { Bone, Empty, Failure } from '../../kit/states.tsx'
import { ArrivedPill } from '../customer/weave-view.tsx'
import { LiveRow } from './live-row.tsx'
import { LoomHeads, LoomThreads } from './loom.tsx'
import { keyOfEvent, type LiveEvents } from './use-live-events.ts'

interface LiveRowsProps {
  live: LiveEvents
  openId: string | null
  onOpen: (event: LiveEvent) => void
}

interface LiveListProps extends LiveRowsProps {
  /** How many events the workspace has taken in all: those of long ago stand in no list of the newest. */
  before: number
  isFiltered: boolean
}

const rowHeight = 44

/** The calm list: it stands still while one points at it or has scrolled, and says how much is waiting. */
export function LiveList({ live, before, isFiltered, openId, onOpen }: LiveListProps) {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const reading = useReading(scroller, live.hold)
  const virtual = useVirtualizer({
    count: live.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const event = live.items[index]
      return event ? keyOfEvent(event) : index
    },
    overscan: 12,
  })
  const showNew = (): void => {
    live.release()
    scroller.current?.scrollTo({ top: 0 })
    reading.end()
  }
  if (live.error && live.items.length === 0) return <Failure error={live.error} onRetry={live.retry} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at the list holds it still; keys move along its rows
    <div
      ref={scroller}
      className="@container relative min-h-0 flex-1 overflow-y-auto overscroll-contain border-t"
      onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}
      onPointerEnter={reading.begin}
      onPointerLeave={reading.end}
    >
      <LoomHeads />
      {live.isHeld && live.waiting > 0 && <ArrivedPill count={live.waiting} onClick={showNew} />}
      {live.isLoading && <LiveBones />}
      {!live.isLoading && live.items.length === 0 && <Silence before={before} isFiltered={isFiltered} />}
      {live.items.length > 0 && <LiveRows virtual={virtual} live={live} openId={openId} onOpen={onOpen} />}
      {live.skipped > 0 && (
        <p className="px-6 py-2 text-12 text-text-3">{t('live.skipped', { count: live.skipped })}</p>
      )}
    </div>
  )
}

interface VirtualRowsProps extends LiveRowsProps {
  virtual: Virtualizer<HTMLDivElement, Element>
}

function LiveRows({ virtual, live, openId, onOpen }: VirtualRowsProps) {
  const { t } = useWords()
  return (
    <ul aria-label={t('live.list')} className="relative" style={{ height: virtual.getTotalSize() }}>
      <LoomThreads />
      {virtual.getVirtualItems().map((place) => {
        const event = live.items[place.index]
        if (!event) return null
        return (
          <li key={place.key} className="absolute inset-x-0" style={{ top: place.start, height: rowHeight }}>
            <LiveRow
              event={event}
              isFresh={live.fresh.has(String(place.key))}
              isOpen={openId === keyOfEvent(event)}
              onOpen={onOpen}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** Pointing with a mouse or having scrolled down holds the list; leaving at the top lets it run. */
function useReading(scroller: RefObject<HTMLDivElement | null>, hold: (isHeld: boolean) => void) {
  const [isPointing, setPointing] = useState(false)
  const [isDown, setDown] = useState(false)
  useEffect(() => hold(isPointing || isDown), [isPointing, isDown, hold])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): void => setDown(element.scrollTop > 24)
    element.addEventListener('scroll', measure, { passive: true })
    return () => element.removeEventListener('scroll', measure)
  }, [scroller])
  const begin = useCallback((event: { pointerType: string }) => {
    if (event.pointerType === 'mouse') setPointing(true)
  }, [])
  const end = useCallback(() => setPointing(false), [])
  return { begin, end }
}

/** Nothing to show: because nothing fits the filter, nothing came lately, or nothing ever came. */
function Silence({ before, isFiltered }: Pick<LiveListProps, 'before' | 'isFiltered'>) {
  const { t, format } = useWords()
  if (isFiltered) return <Empty title={t('live.emptyFiltered')}>{t('live.emptyFilteredText')}</Empty>
  if (before > 0)
    return (
      <Empty title={t('live.empty')}>
        {t('live.emptyNow', { count: before, shown: format.number(before) })}
      </Empty>
    )
  return (
    <Empty title={t('live.empty')} action={<SnippetLink />}>
      {t('live.emptyText')}
    </Empty>
  )
}

function LiveBones() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-6 px-6 py-4">
      {['w-72', 'w-56', 'w-64', 'w-48', 'w-80', 'w-60'].map((width) => (
        <Bone key={width} className={`h-4 md:ml-90 ${width}`} />
      ))}
    </div>
  )
}
