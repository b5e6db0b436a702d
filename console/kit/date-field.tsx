import { Calendar } from 'lucide-react'
import { useRef, useState } from 'react'
import { readDay, readTime, writeDay } from '../i18n/date-text.ts'
import { useWords } from '../i18n/t.ts'
import { IconButton } from './button.tsx'
import { Field, Input } from './field.tsx'

interface DateFieldProps {
  label: string
  hint?: string
  isRequired?: boolean
  /** `2026-11-22`; empty where none is chosen. */
  value: string
  onChange: (day: string) => void
}

/**
 * A day, typed as the reader writes it or picked from the browser's calendar. The browser's own field follows the
 * browser's language, not the console's: an English reader would meet 11/22 and a Polish one 22.11 at random.
 */
export function DateField({ label, hint, isRequired = false, value, onChange }: DateFieldProps) {
  const { t, language } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const shown = writeDay(value, language)
  const { text, fault, type, leave } = useTyped({
    shown,
    read: readDay,
    hasFault: (typed) => typed !== '' || isRequired,
    onChange,
  })
  return (
    <Field label={label} hint={hint} error={fault ? t('field.badDay') : undefined}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            required={isRequired}
            placeholder={t('field.dayExample')}
            className="pr-9"
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
          />
          <IconButton
            label={t('field.openCalendar', { label })}
            icon={Calendar}
            size="sm"
            className="absolute top-1/2 right-0.5 -translate-y-1/2"
            onClick={() => picker.current?.showPicker()}
          />
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  )
}

interface TimeFieldProps {
  label: string
  hint?: string
  isDisabled?: boolean
  /** `20:00`. */
  value: string
  onChange: (time: string) => void
}

/** A time of day on the clock of 24 hours, whatever the browser's language. */
export function TimeField({ label, hint, isDisabled = false, value, onChange }: TimeFieldProps) {
  const { t } = useWords()
  const { text, fault, type, leave } = useTyped({
    shown: value,
    read: readTime,
    hasFault: () => true,
    onChange,
  })
  return (
    <Field label={label} hint={hint} error={fault ? t('field.badTime') : undefined}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          required
          disabled={isDisabled}
          placeholder="20:00"
          value={text}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
        />
      )}
    </Field>
  )
}

interface TypedOptions {
  shown: string
  read: (text: string) => string | null
  hasFault: (typed: string) => boolean
  onChange: (value: string) => void
}

/** What is being typed stays as it is until it can be read or the field is left; then the value speaks again. */
function useTyped({ shown, read, hasFault, onChange }: TypedOptions) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeft, setLeft] = useState(false)
  const text = typed ?? shown
  return {
    text,
    fault: isLeft && typed !== null && hasFault(typed.trim()),
    type(next: string): void {
      setTyped(next)
      setLeft(false)
      const value = next.trim() === '' && !hasFault('') ? '' : read(next)
      if (value !== null) onChange(value)
    },
    leave(): void {
      if (typed === null) return
      const isRead = read(typed) !== null || (typed.trim() === '' && !hasFault(''))
      if (isRead) setTyped(null)
      setLeft(!isRead)
    },
  }
}
