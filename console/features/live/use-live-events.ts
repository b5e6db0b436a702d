import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { LiveEvent } from '../../app/api.ts'
import { later } from '../../app/browser/clock.ts'
import { useNews } from '../../app/live.ts'
import { liveQuery } from '../../app/queries.ts'
import type { LiveSearch } from '../../app/searches.ts'

const kept = 300

export interface LiveEvents {
  items: LiveEvent[]
  /** What came with the last breath; only these slide in. */
  fresh: ReadonlySet<string>
  /** Events that wait because somebody is reading. */
  waiting: number
  /** Events the server counted but did not show, the rate being higher than eyes can follow. */
  skipped: number
  isHeld: boolean
  isLoading: boolean
  error: Error | null
  hold: (isHeld: boolean) => void
  release: () => void
  retry: () => void
}

/** The same event comes twice: when it is accepted and when it is applied. The later word counts. */
function addEvents(items: readonly LiveEvent[], fresh: readonly LiveEvent[]): LiveEvent[] {
  const next = new Map(items.map((item) => [keyOfEvent(item), item]))
  const added: LiveEvent[] = []
  for (const event of fresh) {
    const key = keyOfEvent(event)
    if (next.has(key)) next.set(key, event)
    else {
      const place = added.findIndex((each) => keyOfEvent(each) === key)
      if (place >= 0) added[place] = event
      else added.unshift(event)
    }
  }
  return [...added, ...next.values()].slice(0, kept)
}

export const keyOfEvent = (event: LiveEvent): string =>
  event.pos === null ? `${event.messageId} ${event.receivedAt}` : `p${event.pos}`

const fits = (event: LiveEvent, search: LiveSearch): boolean =>
  (search.status === undefined || search.status === event.status) &&
  (search.channel === undefined || search.channel === event.channel)

const flushMs = 250
const nothing: ReadonlySet<string> = new Set()

/** The newest events, kept up with by the stream; while somebody reads, the new ones wait. */
export function useLiveEvents(search: LiveSearch): LiveEvents {
  const query = useQuery(liveQuery(search))
  const [items, setItems] = useState<LiveEvent[]>([])
  const [queue, setQueue] = useState<LiveEvent[]>([])
  const [skipped, setSkipped] = useState(0)
  const [isHeld, setHeld] = useState(false)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(nothing)
  useEffect(() => {
    if (!query.data) return
    setItems(query.data.items)
    setQueue([])
  }, [query.data])
  const hear = useCallback(
    (event: LiveEvent) => {
      if (fits(event, search)) setQueue((before) => [...before, event].slice(-kept))
    },
    [search],
  )
  useNews('event', hear)
  useNews(
    'skipped',
    useCallback(({ count }: { count: number }) => setSkipped((before) => before + count), []),
  )
  const release = useCallback(() => {
    setItems((before) => addEvents(before, queue))
    setFresh(new Set(queue.map(keyOfEvent)))
    setQueue([])
  }, [queue])
  useEffect(
    () => (isHeld || queue.length === 0 ? undefined : later(flushMs, release)),
    [isHeld, queue, release],
  )
  const { refetch } = query
  return {
    items,
    fresh,
    waiting: new Set(queue.map(keyOfEvent)).size,
    skipped,
    isHeld,
    isLoading: query.isPending,
    error: query.error,
    hold: setHeld,
    release,
    retry: useCallback(() => void refetch(), [refetch]),
  }
}
