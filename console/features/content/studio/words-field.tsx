import { useQuery } from '@tanstack/react-query'
import { Braces } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { TextArea } from '../../../kit/field.tsx'
import { Menu, MenuItem, MenuNote } from '../../../kit/menu.tsx'
import { variablesQuery } from '../queries.ts'

interface WordsFieldProps {
  label: ReactNode
  hint?: string | undefined
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
  lang?: string
  isLocked?: boolean
  isInvalid?: boolean
  aside?: ReactNode
  className?: string
}

/** A text with places for a person's data: grows as one writes, takes a datum where the cursor stands. */
export function WordsField(props: WordsFieldProps) {
  const {
    label,
    hint,
    value,
    onChange,
    rows = 1,
    maxLength,
    lang,
    isLocked = false,
    isInvalid,
    aside,
  } = props
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (path: string): void => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {}
    const datum = `{{ ${path} }}`
    onChange(value.slice(0, selectionStart) + datum + value.slice(selectionEnd))
    area.current?.focus()
  }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-6 items-center gap-1.5">
        <label htmlFor={id} className="min-w-0 flex-1 font-medium text-12 text-text-2">
          {label}
        </label>
        {aside}
        {!isLocked && <DatumMenu onChoose={insert} />}
      </div>
      <TextArea
        ref={area}
        id={id}
        lang={lang}
        rows={rows}
        maxLength={maxLength}
        readOnly={isLocked}
        aria-invalid={isInvalid || undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
        className={`field-sizing-content resize-none! ${rows === 1 ? 'min-h-8! py-1.5!' : ''} ${props.className ?? ''}`}
        value={value}
        onChange={(event) =>
          onChange(rows === 1 ? event.target.value.replace(/\n/g, ' ') : event.target.value)
        }
      />
      {hint !== undefined && (
        <p id={`${id}-note`} className="text-12 text-text-3">
          {hint}
        </p>
      )}
    </div>
  )
}

/** Data of a person a text may hold. */
function DatumMenu({ onChoose }: { onChoose: (path: string) => void }) {
  const { t } = useWords()
  const { data } = useQuery(variablesQuery)
  const plain = (data?.items ?? []).filter(
    (one) => !one.path.includes('*') && !/^(products|links)\./.test(one.path),
  )
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="sm"
          icon={Braces}
          label={t('content.insertDatum')}
          className="pointer-coarse:size-8"
        />
      }
    >
      <div className="max-h-72 overflow-y-auto">
        <MenuNote>{t('content.insertDatumNote')}</MenuNote>
        {plain.map((one) => (
          <MenuItem key={one.path} onSelect={() => onChoose(one.path)}>
            {one.label}
          </MenuItem>
        ))}
      </div>
    </Menu>
  )
}
