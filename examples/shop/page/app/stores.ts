import { useSyncExternalStore } from 'react'
import { keepMyStore, readMyStore, type Store, useRead } from './data.ts'

interface WireStore {
  id: string
  name: string
  address: { street?: string; city?: string }
  phone?: string
  isOpen: boolean
  opensAt: string | null
  closesAt: string | null
  distanceM: number | null
  place?: { lat: number; lng: number }
  services: string[]
}

const showStore = (wire: WireStore): Store => ({
  ...{ id: wire.id, name: wire.name, street: wire.address.street ?? '', city: wire.address.city ?? '' },
  ...{ isOpen: wire.isOpen, opensAt: wire.opensAt, closesAt: wire.closesAt, distanceM: wire.distanceM },
  ...{ phone: wire.phone ?? null, place: wire.place ?? null, services: wire.services },
})

/** Where she can come: a warehouse is no store. */
const showStores = ({ items }: { items: WireStore[] }): Store[] =>
  items.map(showStore).filter((one) => one.services.includes('click_and_collect'))

export const useStores = (near?: { lat: number; lng: number } | null) =>
  useRead(near ? `stores?lat=${near.lat}&lng=${near.lng}` : 'stores', showStores)

const subscribe = (listener: () => void) => {
  addEventListener('shop-store', listener)
  return () => removeEventListener('shop-store', listener)
}

/** The store she chose, if any; its id is known before the stores are. */
export function useMyStore(): { id: string | null; store: Store | null; choose(id: string): void } {
  const id = useSyncExternalStore(subscribe, readMyStore)
  const { data } = useStores()
  return { id, store: data?.find((one) => one.id === id) ?? null, choose: keepMyStore }
}
