import { LRUCache } from 'lru-cache'
import type { Clock } from './clock.ts'

/** How often something happened in its window of time, and when that ends (on the monotonic clock). */
export interface Window {
  count: number
  until: number
}

/** Counts by key in windows that begin with the first of a key: for limits that must not need memory without end. */
export interface Windows {
  /** Null where nothing is counted, or the window is over. */
  find(key: string): Window | null
  /** Counts one more. */
  add(key: string): Window
}

const maxKeys = 50_000

export function createWindows(clock: Pick<Clock, 'monotonic'>, windowMs: number): Windows {
  const windows = new LRUCache<string, Window>({ max: maxKeys })
  const find = (key: string) => {
    const known = windows.get(key)
    return known !== undefined && known.until > clock.monotonic() ? known : null
  }
  return {
    find,
    add(key) {
      const window = find(key) ?? { count: 0, until: clock.monotonic() + windowMs }
      window.count++
      windows.set(key, window)
      return window
    },
  }
}
