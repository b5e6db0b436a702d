import { useCallback, useEffect, useRef, useState } from 'react'
import { every, nowMs } from '../app/browser/clock.ts'
import { useWords } from '../i18n/t.ts'
import { tell } from '../kit/tell.ts'
import { useLink } from './connection.ts'
import { joinSales, type QueuedSale } from './queue.ts'
import { emptyCartOf, sendQueued } from './till-api.ts'
import type { TillDb } from './till-db.ts'

const keptMs = 24 * 3_600_000
const retryMs = 5_000

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
  const { t } = useWords()
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
  const isWaiting = sales.some((one) => one.state === 'waiting')
  useEffect(() => {
    if (db === null || !isOnline || !isWaiting) return
    const join = async () => {
      const joined = await joinSales(await db.list('sales'), {
        send: (sale) => sendQueued(sale, nowMs()),
        save: (sale) => db.put('sales', [sale]),
        emptyCart: (sale) => emptyCartOf(sale, storeId, sale.soldAt),
      })
      if (joined > 0) tell(t('till.joined', { count: joined }))
    }
    const run = () => {
      if (isJoining.current) return
      isJoining.current = true
      void alone(join)
        // What did not go this time waits on the disk for the next.
        .catch(() => undefined)
        .finally(() => {
          isJoining.current = false
          void reload()
        })
    }
    run()
    return every(retryMs, run)
  }, [db, isOnline, isWaiting, storeId, reload, t])
  return {
    sales,
    async add(sale) {
      // Never said to be sold where nothing keeps it.
      if (db === null) throw new Error(t('till.noDisk'))
      await db.put('sales', [sale])
      await reload()
    },
    async dismiss(id) {
      await db?.remove('sales', id)
      await reload()
    },
  }
}

/** Two windows of one till would send the same sales: the key makes it harmless, the lock makes it rare. */
function alone(run: () => Promise<void>): Promise<void> {
  // A browser has locks over a secure connection only, whatever its types say.
  const locks: LockManager | undefined = navigator.locks
  return locks === undefined ? run() : locks.request('splot-till-join', run)
}
