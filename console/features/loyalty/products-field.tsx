import { useQueries, useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { SearchProductsReply } from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { productQuery } from '../catalogue/queries.ts'

interface Props {
  value: readonly string[]
  onChange: (ids: string[]) => void
}

const least = 2
/** More were chosen by a program: their ids stand for themselves. */
const mostNamed = 20

/** The very products a rule speaks of, found by the beginnings of words. */
export function ProductsField({ value, onChange }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['rule-products', q],
    enabled: q.length >= least,
    queryFn: ({ signal }) =>
      request<SearchProductsReply>(withParams('/api/v1/catalog/search', { q, limit: 6 }), { signal }),
  })
  const items = q.length < least ? [] : (found.data?.items ?? []).filter(({ id }) => !value.includes(id))
  const add = (id: string): void => {
    setTyped('')
    onChange([...value, id])
  }
  return (
    <div>
      <Field label={t('when.productsField')} hint={t('when.productsHint')}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              const [first] = items
              if (first !== undefined) add(first.id)
            }}
          />
        )}
      </Field>
      {items.length > 0 && (
        <ul className="mt-1 rounded-control border">
          {items.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="flex min-h-8 w-full items-center gap-2 px-2.5 text-left hover:bg-sunken pointer-coarse:min-h-11"
                onClick={() => add(id)}
              >
                <Plus aria-hidden="true" size={14} strokeWidth={1.75} />
                <span className="min-w-0 truncate">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Chosen value={value} onChange={onChange} />
    </div>
  )
}

function Chosen({ value, onChange }: Props) {
  const { t } = useWords()
  const known = useQueries({
    queries: value.slice(0, mostNamed).map((id) => ({ ...productQuery(id), staleTime: 60_000 })),
  })
  return (
    <ul className="mt-1">
      {value.map((id, i) => {
        const name = known[i]?.data?.name ?? id
        return (
          <li key={id} className="flex min-h-8 items-center justify-between gap-2">
            <span className="min-w-0 truncate">{name}</span>
            <IconButton
              icon={X}
              size="sm"
              label={t('when.productRemove', { name })}
              onClick={() => onChange(value.filter((one) => one !== id))}
            />
          </li>
        )
      })}
    </ul>
  )
}
