import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Field, Input } from '../../../kit/field.tsx'
import { listChoices } from '../categories.ts'
import { categoriesQuery } from '../queries.ts'

interface Props {
  value: readonly string[]
  onChange: (paths: string[]) => void
}

const most = 10

/** Where a product stands: paths from the root, chosen among those there are, or new. */
export function CategoriesField({ value, onChange }: Props) {
  const { t } = useWords()
  const { data } = useQuery(categoriesQuery)
  const [typed, setTyped] = useState('')
  const path = typed
    .split(/\s*[>›]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' > ')
  const isNew = path !== '' && !value.includes(path) && value.length < most
  const add = (): void => {
    if (!isNew) return
    onChange([...value, path])
    setTyped('')
  }
  return (
    <div>
      <Field label={t('product.categories')} hint={t('product.categoriesHint')}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              list="product-categories"
              value={typed}
              maxLength={300}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
            <Button icon={Plus} disabled={!isNew} onClick={add}>
              {t('product.add')}
            </Button>
          </div>
        )}
      </Field>
      <datalist id="product-categories">
        {listChoices(data?.items ?? []).map((choice) => (
          <option key={choice.value} value={choice.value} />
        ))}
      </datalist>
      <ul className="mt-2 flex flex-col">
        {value.map((one) => (
          <li key={one} className="flex min-h-8 items-center justify-between gap-2">
            <span className="min-w-0 truncate">{one.replaceAll(' > ', ' › ')}</span>
            <IconButton
              icon={X}
              size="sm"
              label={t('product.removeCategory', { name: one })}
              onClick={() => onChange(value.filter((each) => each !== one))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
