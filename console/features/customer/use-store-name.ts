import type { TimelineItem } from '../../app/api.ts'
import { useStoreNames } from '../../app/stores.ts'
import { nameStore } from './store-names.ts'

/** Names of stores by code: as the list of stores calls them, else as the events at hand do. */
export function useStoreName(items: readonly TimelineItem[]): (id: string) => string {
  const names = useStoreNames()
  return (id) => names.get(id) ?? nameStore(id, items)
}
