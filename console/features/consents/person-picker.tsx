import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { searchQuery } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'

export interface Picked {
  id: string
  name: string
}

interface Props {
  /** What she is looked for; without it *who*. */
  label?: string
  person: Picked | null
  onChange: (person: Picked | null) => void
}

/** Finds a customer by name, address or number, and keeps the one that was chosen. */
export function PersonPicker({ label: wanted, person, onChange }: Props) {
  const { t } = useWords()
  const label = wanted ?? t('requests.who')
  const [text, setText] = useState('')
  const isAsking = person === null && text.trim().length > 1
  const found = useQuery({ ...searchQuery(text.trim()), enabled: isAsking }).data?.customers ?? []
  if (person !== null)
    return (
      <div className="flex flex-col gap-1.5">
        <span className="text-12 font-medium text-text-2">{label}</span>
        <span className="flex h-8 items-center justify-between rounded-control border border-line bg-surface pl-2.5">
          {person.name}
          <IconButton label={t('action.clear')} icon={X} size="sm" onClick={() => onChange(null)} />
        </span>
      </div>
    )
  return (
    <Field label={label}>
      {(control) => (
        <>
          <Input
            {...control}
            type="search"
            placeholder={t('customers.search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {isAsking && (
            <ul className="rounded-card border border-line bg-raised p-1" aria-label={t('consents.found')}>
              {found.length === 0 && (
                <li className="px-2 py-1.5 text-12 text-text-3">{t('consents.notFound')}</li>
              )}
              {found.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className="flex min-h-8 w-full flex-wrap items-baseline gap-x-2 rounded-control px-2 py-1.5 text-left hover:bg-sunken pointer-coarse:min-h-11"
                    onClick={() => onChange({ id: one.id, name: one.name })}
                  >
                    <span className="max-w-full truncate font-medium">{one.name}</span>
                    {one.hint !== null && (
                      <span className="max-w-full truncate text-12 text-text-2">{one.hint}</span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  )
}
