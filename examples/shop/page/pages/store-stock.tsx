import { useState } from 'react'
import type { Grade, Product, Variant } from '../app/data.ts'
import { useRead } from '../app/data.ts'
import { words } from '../app/language.ts'
import { useMyStore } from '../app/stores.ts'
import { Hours } from '../kit/hours.tsx'
import { Icon } from '../kit/icon.tsx'
import { StoreDialog } from '../kit/store-dialog.tsx'
import { TryOn } from './try-on.tsx'

interface WireAvailability {
  items: { storeId: string; stock: Grade }[]
}

const showGrades = ({ items }: WireAvailability): ReadonlyMap<string, Grade> =>
  new Map(items.map((one) => [one.storeId, one.stock]))

/** How this very size stands in her store; in which others, when she asks. */
export function StoreStock({ product, variant }: { product: Product; variant: Variant | null }) {
  const { store, choose } = useMyStore()
  const [isChoosing, setChoosing] = useState(false)
  const path = variant === null ? null : `availability?sku=${encodeURIComponent(variant.sku)}`
  const { data: grades } = useRead(path, showGrades)
  const grade = store === null ? null : (grades?.get(store.id) ?? (grades === null ? null : 'none'))
  return (
    <div className="store-stock">
      <Icon name="store" />
      <div>
        {store === null ? (
          <p>{words.allStores}</p>
        ) : (
          <p>
            <b>
              {store.name}
              {grade !== null && `: ${words.stock[grade]}`}
            </b>
            <br />
            <Hours store={store} />
          </p>
        )}
        {variant !== null && store !== null && grade !== null && grade !== 'none' && (
          <TryOn product={product} variant={variant} store={store} />
        )}
      </div>
      <button type="button" className="plain" onClick={() => setChoosing(true)}>
        {store === null ? words.chooseStore : words.change}
      </button>
      {isChoosing && (
        <StoreDialog
          grades={grades}
          chosen={store?.id ?? null}
          choose={(id) => {
            choose(id)
            setChoosing(false)
          }}
          close={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
