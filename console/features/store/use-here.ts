import { useState } from 'react'
import { findStored, putStored } from '../../app/browser/storage.ts'
import type { Store } from '../../app/stores.ts'

/** In which store this device is: remembered here, the first one until somebody says. */
export function useHere(stores: readonly Store[]): [string | null, (storeId: string) => void] {
  const [chosen, setChosen] = useState(() => findStored('store.here'))
  const here = stores.find((one) => one.id === chosen) ?? stores[0]
  return [
    here?.id ?? null,
    (storeId) => {
      putStored('store.here', storeId)
      setChosen(storeId)
    },
  ]
}
