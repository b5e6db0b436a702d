import { useEffect, useState } from 'react'
import type { ListVisitsReply } from '../../app/api.gen.ts'
import { withParams } from '../../app/client.ts'
import type { Visit } from './store-api.ts'

/** Who checked in at a store, as it happens; nobody while no store is known. */
export function useVisits(storeId: string | null): readonly Visit[] {
  const [visits, setVisits] = useState<readonly Visit[]>([])
  useEffect(() => {
    if (storeId === null) return
    const stream = new EventSource(withParams('/api/v1/till/live', { storeId }))
    stream.addEventListener('visits', ({ data }) => setVisits((JSON.parse(data) as ListVisitsReply).items))
    return () => stream.close()
  }, [storeId])
  return visits
}
