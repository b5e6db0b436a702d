import { useEffect, useState } from 'react'
import { every, nowMs } from '../app/browser/clock.ts'
import { findStored, putStored } from '../app/browser/storage.ts'
import { hearing, useLink } from './connection.ts'
import { createShelf, loadShelf, type Shelf } from './shelf.ts'
import type { TillDb } from './till-db.ts'

/** Prices and stock are read again this often; a promotion begins at midnight, not in the minute. */
const refreshMs = 5 * 60_000

export interface ShelfState {
  shelf: Shelf
  currency: string
  /** When it was read; null before the first time. */
  readAt: number | null
}

const empty: ShelfState = { shelf: createShelf([]), currency: 'PLN', readAt: null }

/** What the store sells, from this device's disk at once, from the server as soon as it answers. */
export function useShelf(db: TillDb | null, storeId: string): ShelfState {
  const [state, setState] = useState(empty)
  const { isOnline } = useLink()
  useEffect(() => {
    if (db === null) return
    void db.list('articles').then((articles) => {
      if (articles.length === 0) return
      const readAt = Number(findStored(`till.read.${storeId}`)) || null
      setState((now) =>
        now.readAt === null
          ? { shelf: createShelf(articles), currency: articles[0]?.currency ?? 'PLN', readAt }
          : now,
      )
    })
  }, [db, storeId])
  useEffect(() => {
    if (db === null || !isOnline) return
    const read = async () => {
      const articles = await hearing(loadShelf(storeId))
      const readAt = nowMs()
      setState({ shelf: createShelf(articles), currency: articles[0]?.currency ?? 'PLN', readAt })
      await db.replace('articles', articles)
      putStored(`till.read.${storeId}`, String(readAt))
    }
    // What is on the disk serves until the next time.
    const tryRead = () => void read().catch(() => undefined)
    tryRead()
    return every(refreshMs, tryRead)
  }, [db, storeId, isOnline])
  return state
}
