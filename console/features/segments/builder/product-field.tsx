import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { SearchProductsReply } from '../../../app/api.gen.ts'
import { request, withParams } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { Input } from '../../../kit/field.tsx'
import { Picture } from '../../catalogue/picture.tsx'
import { productQuery } from '../../catalogue/queries.ts'

interface ProductFieldProps {
  /** Its id. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const least = 2

/** A product of the catalogue, or none: any will do then. */
export function ProductField({ value, onChange }: ProductFieldProps) {
  return value === undefined ? <Finder onChoose={onChange} /> : <Chosen id={value} onChange={onChange} />
}

/** Found by the beginnings of words, a SKU or an EAN. */
function Finder({ onChoose }: { onChoose: (id: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['segment-products', q],
    enabled: q.length >= least,
    queryFn: ({ signal }) =>
      request<SearchProductsReply>(withParams('/api/v1/catalog/search', { q, limit: 6 }), { signal }),
  })
  const items = q.length < least ? [] : (found.data?.items ?? [])
  return (
    <span className="flex w-72 max-w-full flex-col gap-1">
      <Input
        aria-label={t('segments.orders.product')}
        placeholder={t('segments.orders.anyProduct')}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped('')
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (items[0] !== undefined) onChoose(items[0].id)
        }}
      />
      {items.length > 0 && (
        <ul className="rounded-control border border-line bg-raised py-1">
          {items.map(({ id, name, picture, variants: [first] }) => (
            <li key={id}>
              <button
                type="button"
                className="flex min-h-10 w-full items-center gap-2 px-2 py-1 text-left hover:bg-sunken pointer-coarse:min-h-11"
                onClick={() => onChoose(id)}
              >
                <Picture url={picture} alt="" className="h-9 w-7 shrink-0 border border-line" />
                <span className="min-w-0">
                  <span className="block truncate">{name}</span>
                  <span className="block truncate text-12 text-text-3">{first?.sku ?? id}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {q.length >= least && found.isSuccess && items.length === 0 && (
        <span className="text-12 text-text-2">{t('segments.orders.noProduct')}</span>
      )}
    </span>
  )
}

/** One that is not in the catalogue any more stands by its id. */
function Chosen({ id, onChange }: { id: string; onChange: (value: undefined) => void }) {
  const { t } = useWords()
  const product = useQuery({ ...productQuery(id), staleTime: 60_000, retry: false }).data
  const name = product?.name ?? id
  return (
    <span className="inline-flex h-8 max-w-full items-center gap-2 rounded-control border border-line bg-surface pr-1 pl-1.5 pointer-coarse:h-11">
      <Picture url={product?.pictures[0]?.url ?? null} alt="" className="h-6 w-5 shrink-0" />
      <span className="min-w-0 truncate">{name}</span>
      <IconButton
        size="sm"
        icon={X}
        label={t('segments.orders.productRemove', { name })}
        onClick={() => onChange(undefined)}
      />
    </span>
  )
}
