import { Search, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { later } from '../app/browser/clock.ts'
import { useWords } from '../i18n/t.ts'
import { IconButton } from './button.tsx'
import { Input } from './field.tsx'
import { type Option, Select } from './select.tsx'

/** What of a list is shown: a search, then choices, in one line that wraps. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-3 md:px-6">{children}</div>
}

const typingMs = 180

interface SearchBoxProps {
  label: string
  /** What is searched for now, as the address says. */
  value: string | undefined
  /** After a pause in typing; undefined where nothing is asked for. */
  onChange: (next: string | undefined) => void
}

/** Searches while one types. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const { t } = useWords()
  const [text, setText] = useState(value ?? '')
  const [told, setTold] = useState(value)
  const tell = useRef(onChange)
  tell.current = onChange
  const [last, setLast] = useState(value)
  if (value !== last) {
    setLast(value)
    // Not our own word come back: filters were cleared, or a view was opened.
    if (value !== told) {
      setTold(value)
      setText(value ?? '')
    }
  }
  useEffect(() => {
    if (text === (told ?? '')) return
    return later(typingMs, () => {
      const next = text.trim() === '' ? undefined : text
      setTold(next)
      tell.current(next)
    })
  }, [text, told])
  return (
    <search className="relative w-full sm:w-80">
      <Search
        aria-hidden="true"
        size={16}
        className="absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
      />
      <Input
        type="search"
        data-page-search
        aria-label={label}
        placeholder={label}
        className="pr-8 pl-8.5"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <IconButton
          label={t('action.clear')}
          icon={X}
          size="sm"
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
          onClick={() => setText('')}
        />
      )}
    </search>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  /** What it says where nothing is chosen. */
  all: string
  value: Value | undefined
  options: readonly Option<Value>[]
  onChange: (next: Value | undefined) => void
}

const none = 'any'

/** One of a few, or any. */
export function FilterChoice<Value extends string>({ label, all, ...props }: ChoiceProps<Value>) {
  const { value, options, onChange } = props
  return (
    <Select<string>
      label={label}
      value={value ?? none}
      options={[{ value: none, label: all }, ...options]}
      onChange={(next) => onChange(options.find((one) => one.value === next)?.value)}
    />
  )
}
