import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../i18n/t.ts'
import { Field, Input } from '../kit/field.tsx'
import { Logo } from '../kit/logo.tsx'
import { Failure, PageLoading } from '../kit/states.tsx'
import type { Home } from './home.ts'
import { listStores, type Store } from './till-api.ts'

/** Where nobody comes but parcels there is no till. */
const hasCounter = ({ services }: Store): boolean =>
  services.length === 0 || services.some((one) => one !== 'shipping')

/** Where this device stands: asked once. */
export function StoreChoice({ onChoose }: { onChoose: (home: Home) => void }) {
  const { t } = useWords()
  const [tillId, setTillId] = useState('1')
  const stores = useQuery({ queryKey: ['till-stores'], queryFn: listStores })
  if (stores.error) return <Failure error={stores.error} onRetry={() => void stores.refetch()} />
  if (!stores.data) return <PageLoading />
  const shops = stores.data.items.filter(hasCounter)
  return (
    <main className="mx-auto flex h-full max-w-160 flex-col gap-5 overflow-y-auto p-6">
      <Logo size={40} />
      <h1 className="font-title text-28">{t('till.chooseStore')}</h1>
      <p className="text-14 text-text-2">{t('till.chooseStoreHint')}</p>
      <div className="max-w-40">
        <Field label={t('till.number')}>
          {(control) => (
            <Input
              {...control}
              value={tillId}
              maxLength={16}
              onChange={(event) => setTillId(event.target.value.replaceAll(/[^\w-]/g, ''))}
            />
          )}
        </Field>
      </div>
      {shops.length === 0 && <p className="text-14 text-text-2">{t('till.noStores')}</p>}
      <ul className="flex flex-col gap-2">
        {shops.map((store) => (
          <li key={store.id}>
            <button
              type="button"
              disabled={tillId === ''}
              onClick={() => onChoose({ storeId: store.id, storeName: store.name, tillId })}
              className="flex min-h-14 w-full items-center justify-between gap-4 rounded-card border border-line bg-raised px-4 text-left text-16 transition-colors duration-120 hover:border-line-strong/60"
            >
              <span className="font-medium">{store.name}</span>
              <span className="text-13 text-text-3">{store.id}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}
