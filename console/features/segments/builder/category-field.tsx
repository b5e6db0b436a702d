import type { Category } from '@splot/contract/segment/leaves'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Input } from '../../../kit/field.tsx'
import { seenValuesQuery } from '../segment-queries.ts'
import { useGround } from './ground.ts'
import { offerCategories } from './offer-categories.ts'
import { Pick } from './pick.tsx'

interface CategoryFieldProps {
  value: Category | undefined
  onChange: (value: Category | undefined) => void
}

/** Every category there is to choose from, with its way down. */
export function useCategories(): readonly string[] {
  const { categories } = useGround()
  const seen = useQuery(seenValuesQuery('', 'products.category')).data?.values ?? []
  return offerCategories(seen, categories)
}

/** A category of goods, or none: any will do then. With all below it, unless one asks for it alone. */
export function CategoryField({ value, onChange }: CategoryFieldProps) {
  const { t } = useWords()
  const list = useId()
  const categories = useCategories()
  const isAlone = typeof value === 'string'
  const name = value === undefined ? '' : isAlone ? value : value.under
  const put = (next: string, alone: boolean) => onChange(alone ? next : { under: next })
  return (
    <>
      <span className="inline-block w-52 max-w-full">
        <Input
          aria-label={t('segments.orders.category')}
          placeholder={t('segments.orders.anyCategory')}
          list={list}
          value={name}
          onChange={({ target }) => (target.value === '' ? onChange(undefined) : put(target.value, isAlone))}
        />
        <datalist id={list}>
          {categories.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </span>
      {value !== undefined && (
        <Pick
          label={t('segments.orders.below')}
          value={isAlone ? 'alone' : 'under'}
          options={(['under', 'alone'] as const).map((one) => ({
            ...{ value: one, label: t(`segments.orders.below.${one}`) },
          }))}
          onChange={(next) => put(name, next === 'alone')}
        />
      )}
    </>
  )
}
