import { useEffect, useSyncExternalStore } from 'react'
import type { LiveEvent, Tally } from './api.ts'

/** What the server tells open screens. */
export interface News {
  event: LiveEvent
  skipped: { count: number }
  customer: { id: string }
  campaign: { id: string }
  segment: { id: string }
  journey: { id: string }
  order: { id: string }
  connection: { id: string }
  tally: Tally
}
type Topic = keyof News
type Listeners = { [Key in Topic]: Set<(news: News[Key]) => void> }
const listeners: Listeners = {
  event: new Set(),
  skipped: new Set(),
  customer: new Set(),
  campaign: new Set(),
  segment: new Set(),
  journey: new Set(),
  order: new Set(),
  connection: new Set(),
  tally: new Set(),
}
const isTopic = (name: string): name is Topic => name in listeners
const topics = Object.keys(listeners).filter(isTopic)

export type Connection = 'connecting' | 'open' | 'lost'
let connection: Connection = 'connecting'
const watchers = new Set<() => void>()
let source: EventSource | null = null
let users = 0

function setConnection(next: Connection): void {
  connection = next
  for (const watcher of watchers) watcher()
}

function tellListeners<Key extends Topic>(topic: Key, data: string): void {
  const news = JSON.parse(data) as News[Key]
  for (const listener of listeners[topic]) listener(news)
}

function openStream(): EventSource {
  const stream = new EventSource(
    `/api/v1/live/stream?language=${document.documentElement.lang === 'en' ? 'en' : 'pl'}`,
  )
  stream.onopen = () => setConnection('open')
  // The browser reconnects by itself; until then the page says that it stands still.
  stream.onerror = () => setConnection('lost')
  for (const topic of topics) stream.addEventListener(topic, (message) => tellListeners(topic, message.data))
  return stream
}

/** Opens the stream anew: the page speaks another language now, and the stream's sentences with it. */
export function reopenStream(): void {
  if (source === null) return
  source.close()
  source = openStream()
}

/** One stream for the whole page, open while anybody listens. */
function listen<Key extends Topic>(topic: Key, listener: (news: News[Key]) => void): () => void {
  listeners[topic].add(listener)
  users += 1
  source ??= openStream()
  return () => {
    listeners[topic].delete(listener)
    users -= 1
    if (users > 0) return
    source?.close()
    source = null
    setConnection('connecting')
  }
}

/** Calls `listener` with each piece of news of a topic. Keep the function stable. */
export function useNews<Key extends Topic>(topic: Key, listener: (news: News[Key]) => void): void {
  useEffect(() => listen(topic, listener), [topic, listener])
}

function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const useConnection = (): Connection => useSyncExternalStore(watchConnection, () => connection)
