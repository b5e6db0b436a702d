import { useSyncExternalStore } from 'react'
import { every, nowMs } from '../app/browser/clock.ts'
import { ApiError } from '../app/client.ts'

export interface Link {
  isOnline: boolean
  /** When the server answered last; null before the first time. */
  answeredAt: number | null
}

const pingMs = 4_000
const patienceMs = 3_000
let link: Link = { isOnline: navigator.onLine, answeredAt: null }
const watchers = new Set<() => void>()

function setLink(next: Link): void {
  link = next
  for (const watcher of watchers) watcher()
}
export const noteAnswer = (): void => setLink({ isOnline: true, answeredAt: nowMs() })
export const noteSilence = (): void => {
  if (link.isOnline) setLink({ ...link, isOnline: false })
}

async function ping(): Promise<void> {
  try {
    const reply = await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
    if (reply.ok) noteAnswer()
    else noteSilence()
  } catch {
    // However it failed: the server did not answer.
    noteSilence()
  }
}

/** Asks again and again whether the server is there: a till must know before the customer pays. */
export function watchLink(): () => void {
  void ping()
  const stop = every(pingMs, () => void ping())
  const again = () => void ping()
  addEventListener('online', again)
  addEventListener('offline', noteSilence)
  return () => {
    stop()
    removeEventListener('online', again)
    removeEventListener('offline', noteSilence)
  }
}

/** Runs a call and learns from it whether the server is there. */
export async function hearing<T>(call: Promise<T>): Promise<T> {
  try {
    const answer = await call
    noteAnswer()
    return answer
  } catch (error) {
    if (error instanceof ApiError && error.status === 0) noteSilence()
    throw error
  }
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
export const useLink = (): Link => useSyncExternalStore(subscribe, () => link)
export const readLink = (): Link => link
