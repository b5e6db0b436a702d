import { useCallback, useEffect, useState } from 'react'
import type { Sale } from './sale.ts'
import type { TillDb } from './till-db.ts'

/** Sales put aside on this device. */
export function useParking(db: TillDb | null) {
  const [parked, setParked] = useState<readonly Sale[]>([])
  const reload = useCallback(async () => setParked((await db?.list('parked')) ?? []), [db])
  useEffect(() => {
    void reload()
  }, [reload])
  return {
    parked,
    put: async (sale: Sale) => {
      await db?.put('parked', [sale])
      await reload()
    },
    take: async (id: string) => {
      await db?.remove('parked', id)
      await reload()
    },
  }
}
