import type { Visit } from '../features/store/store-api.ts'
import { useVisits } from '../features/store/use-visits.ts'
import { VisitList } from '../features/store/visit-list.tsx'
import { useLink } from './connection.ts'
import type { Home } from './home.ts'

/** Who checked in at this store, as it happens. */
export function Visitors({ home, onChoose }: { home: Home; onChoose: (visit: Visit) => void }) {
  const { isOnline } = useLink()
  return <VisitList visits={useVisits(isOnline ? home.storeId : null)} onChoose={onChoose} />
}
