import { useQuery } from '@tanstack/react-query'
import { useStoreNames } from '../../app/stores.ts'
import { useCategoryNames } from '../catalogue/use-category-names.ts'
import { programmeQuery } from './loyalty-queries.ts'

/** Names of stores and tiers, for sentences about conditions; an id nobody knows stands as it is. */
export function useNames() {
  const stores = useStoreNames()
  const { data } = useQuery(programmeQuery)
  const category = useCategoryNames()
  const tiers = data?.programme?.tiers?.list ?? []
  return {
    tiers,
    category,
    store: (id: string) => stores.get(id) ?? id,
    tier: (id: string) => tiers.find((one) => one.id === id)?.name ?? id,
  }
}
