import { useEffect, useState } from 'react'
import type { ListVisitsReply } from '../app/api.gen.ts'
import { withParams } from '../app/client.ts'
import { VisitList } from '../features/store/visit-list.tsx'
import { useLink } from './connection.ts'
import type { Home } from './home.ts'

export type Visit = ListVisitsReply['items'][number]

/** Who checked in at this store, as it happens. */
export function Visitors({ home, onChoose }: { home: Home; onChoose: (visit: Visit) => void }) {
  const { isOnline } = useLink()
  const [visits, setVisits] = useState<readonly Visit[]>([])
  useEffect(() => {
    if (!isOnline) return
    const stream = new EventSource(withParams('/api/v1/till/live', { storeId: home.storeId }))
    stream.addEventListener('visits', ({ data }) => setVisits((JSON.parse(data) as ListVisitsReply).items))
    return () => stream.close()
  }, [home.storeId, isOnline])
  return <VisitList visits={visits} onChoose={onChoose} />
}
