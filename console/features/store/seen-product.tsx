import { useMutation, useQuery } from '@tanstack/react-query'
import { MapPin } from 'lucide-react'
import { makeId } from '../../app/browser/make-id.ts'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import type { Store } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { Bone } from '../../kit/states.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { showMoney } from '../catalogue/money.ts'
import { Sizes } from './sizes.tsx'
import { type Advice, type Article, sizesQuery } from './store-api.ts'

interface SeenProductProps {
  customerId: string
  seen: Advice['seen'][number]
  size: string | null
  storeId: string | null
  stores: readonly Store[]
  note: string
}

/** Something she looked at: its sizes with what lies here, where else her size lies, and into her cart by one touch. */
export function SeenProduct({ customerId, seen, size, storeId, stores, note }: SeenProductProps) {
  const { t, format } = useWords()
  const canAdd = useScope('carts:write')
  const articles = useQuery(sizesQuery(seen.productId)).data?.items
  const add = useMutation({
    mutationFn: ({ sku }: Article) =>
      request(`/api/v1/customers/${encodeURIComponent(customerId)}/cart/changes`, {
        method: 'POST',
        body: {
          changes: [{ id: makeId(), kind: 'add', sku, quantity: 1 }],
          channel: 'store',
          ...(storeId === null ? {} : { storeId }),
        },
      }),
    onSuccess: (_, { name }) => tell(t('store.added', { name })),
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
  })
  const [first] = articles ?? []
  return (
    <li className="rounded-card border border-line bg-raised">
      <div className="flex items-center gap-4 p-3">
        <span className="size-20 shrink-0 overflow-hidden rounded-control bg-paper">
          {first?.picture != null && <img src={first.picture} alt="" className="size-full object-contain" />}
        </span>
        <div className="min-w-0">
          <h4 className="font-strong text-16">{first?.name ?? seen.name}</h4>
          {first !== undefined && (
            <p className="font-medium text-14">{showMoney(format, first.price, first.currency)}</p>
          )}
          <p className="mt-0.5 text-13 text-text-2">{note}</p>
        </div>
      </div>
      {articles === undefined ? (
        <Bone className="m-3 h-14" />
      ) : (
        <>
          <Sizes
            articles={articles}
            storeId={storeId ?? ''}
            chosen={size ?? undefined}
            onAdd={(article) => canAdd && add.mutate(article)}
          />
          <Elsewhere articles={articles} size={size} storeId={storeId} stores={stores} />
        </>
      )}
    </li>
  )
}

/** Other stores that have her size, or any; the nearest to this one first. */
function Elsewhere({
  articles,
  size,
  storeId,
  stores,
}: Pick<SeenProductProps, 'size' | 'storeId' | 'stores'> & { articles: readonly Article[] }) {
  const { t } = useWords()
  const isHers = (one: Article) =>
    size !== null && new RegExp(`(^|\\s)${escapePattern(size)}(,|$)`, 'i').test(one.variant)
  const meant = articles.filter(isHers)
  const counted = meant.length > 0 ? meant : articles
  const here = stores.find((one) => one.id === storeId)
  const others = stores
    .map((store) => ({ store, count: counted.reduce((sum, one) => sum + (one.free[store.id] ?? 0), 0) }))
    .filter(({ store, count }) => count > 0 && store.id !== storeId)
    .sort((a, b) => farFrom(here, a.store) - farFrom(here, b.store))
    .slice(0, 3)
  if (others.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-3 py-2 text-13 text-text-2">
      <MapPin aria-hidden="true" size={15} strokeWidth={1.75} />
      {others.map(({ store, count }) => (
        <span key={store.id}>{t('store.elsewhere', { store: store.name, count })}</span>
      ))}
    </p>
  )
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Good enough to sort stores of one country by. */
function farFrom(here: Store | undefined, { place }: Store): number {
  const from = here?.place
  if (from === undefined || place === undefined) return Number.MAX_SAFE_INTEGER
  return Math.hypot(from.lat - place.lat, (from.lng - place.lng) * Math.cos((from.lat * Math.PI) / 180))
}
