import { useCallback, useEffect, useRef, useState } from 'react'
import { nowMs } from '../app/browser/clock.ts'
import { useLink } from './connection.ts'
import { joinSales, type QueuedSale } from './queue.ts'
import { changeCart, sendQueued } from './till-api.ts'
import type { TillDb } from './till-db.ts'

const keptMs = 24 * 3_600_000

export interface Queue {
  sales: readonly QueuedSale[]
  /** On the disk once it resolves. */
  add(sale: QueuedSale): Promise<void>
  /** What somebody has read and dealt with. */
  dismiss(id: string): Promise<void>
}

/** Sales made without a network: kept on this device, sent when the server is there again. */
export function useQueue(db: TillDb | null, storeId: string): Queue {
  const [sales, setSales] = useState<readonly QueuedSale[]>([])
  const { isOnline } = useLink()
  const isJoining = useRef(false)
  const reload = useCallback(async () => {
    if (db !== null)
      setSales(
        (await db.list('sales')).filter((one) => nowMs() - one.soldAt < keptMs || one.state !== 'joined'),
      )
  }, [db])
  useEffect(() => {
    void reload()
  }, [reload])
  const waiting = sales.filter((one) => one.state === 'waiting').length
  useEffect(() => {
    if (db === null || !isOnline || waiting === 0 || isJoining.current) return
    isJoining.current = true
    const run = () =>
      joinSales(sales, {
        send: (sale) => sendQueued(sale, nowMs()),
        save: (sale) => db.put('sales', [sale]),
        emptyCart: async ({ id, emptied }) => {
          if (emptied === null) return
          await changeCart(
            emptied.customerId,
            storeId,
            emptied.skus.map((sku, place) => ({ id: `${id}-${place}`, kind: 'remove', sku })),
          )
        },
      })
    // Two windows of one till would send the same sales: the key makes it harmless, the lock makes it rare.
    void navigator.locks
      .request('splot-till-join', run)
      .catch(() => 0)
      .finally(() => {
        isJoining.current = false
        void reload()
      })
  }, [db, isOnline, waiting, sales, storeId, reload])
  return {
    sales,
    async add(sale) {
      await db?.put('sales', [sale])
      await reload()
    },
    async dismiss(id) {
      await db?.remove('sales', id)
      await reload()
    },
  }
}
