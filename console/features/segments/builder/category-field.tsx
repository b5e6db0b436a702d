import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Input } from '../../../kit/field.tsx'
import { seenValuesQuery } from '../segment-queries.ts'
import { useGround } from './ground.ts'
import { offerCategories } from './offer-categories.ts'

interface CategoryFieldProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** A category of goods, or none: any will do then. */
export function CategoryField({ value, onChange }: CategoryFieldProps) {
  const { t } = useWords()
  const list = useId()
  const { categories } = useGround()
  const seen = useQuery(seenValuesQuery('', 'products.category')).data?.values ?? []
  return (
    <span className="inline-block w-40 max-w-full">
      <Input
        aria-label={t('segments.orders.category')}
        placeholder={t('segments.orders.anyCategory')}
        list={list}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      <datalist id={list}>
        {offerCategories(seen, categories).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </span>
  )
}
