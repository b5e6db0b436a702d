import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { SearchProductsReply } from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, Input } from '../../kit/field.tsx'
import { showMoney } from '../catalogue/money.ts'
import { Picture } from './cart-row.tsx'

type Found = SearchProductsReply['items'][number]

const least = 2

/** Finds a variant by the beginnings of words, a SKU or a scanned EAN, and hands it over. */
export function CartAdd({ label, onChoose }: { label: string; onChoose: (sku: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['cart-add', q],
    enabled: q.length >= least,
    queryFn: ({ signal }) =>
      request<SearchProductsReply>(withParams('/api/v1/catalog/search', { q, limit: 5 }), { signal }),
  })
  const items = q.length < least ? [] : (found.data?.items ?? [])
  const choose = (sku: string) => {
    setTyped('')
    onChoose(sku)
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label={label}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            autoComplete="off"
            placeholder={t('cart.addHint')}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped('')
              // A scanner types a code and Enter: the first variant is the one that was meant.
              const first = items[0]?.variants[0]
              if (event.key === 'Enter' && first !== undefined) choose(first.sku)
            }}
          />
        )}
      </Field>
      {items.length > 0 && (
        <ul className="flex flex-col gap-2">
          {items.map((one) => (
            <FoundProduct key={one.id} product={one} onChoose={choose} />
          ))}
        </ul>
      )}
      {q.length >= least && found.isSuccess && items.length === 0 && (
        <p className="text-12 text-text-2">{t('cart.nothingFound')}</p>
      )}
    </div>
  )
}

/** Every size of a few colours: what is not shown cannot be ordered. */
const mostShown = 24

function FoundProduct({ product, onChoose }: { product: Found; onChoose: (sku: string) => void }) {
  const { t, format } = useWords()
  const price = product.variants.find((one) => one.price !== null)?.price ?? null
  return (
    <li className="grid grid-cols-[40px_minmax(0,1fr)] gap-x-2.5 gap-y-1.5 rounded-control border border-line p-2">
      <Picture url={product.picture} />
      <div className="min-w-0">
        <div className="break-words font-medium">{product.name}</div>
        {price !== null && (
          <div className="text-12 text-text-2">{showMoney(format, price.price, price.currency)}</div>
        )}
      </div>
      <div className="col-span-2 flex flex-wrap gap-1">
        {product.variants.slice(0, mostShown).map((one) => (
          <button
            key={one.sku}
            type="button"
            disabled={one.price === null}
            aria-label={t('cart.addOne', { name: product.name, variant: wordOptions(one.options) })}
            onClick={() => onChoose(one.sku)}
            className="inline-flex h-7 items-center gap-1 rounded-control border border-line bg-raised px-2 font-medium text-12 hover:bg-sunken disabled:opacity-50"
          >
            <Plus aria-hidden="true" size={12} strokeWidth={1.75} />
            {wordOptions(one.options) || one.sku}
          </button>
        ))}
      </div>
    </li>
  )
}

const wordOptions = (options: Readonly<Record<string, unknown>>): string =>
  Object.values(options)
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .join(', ')
