import { Plus, X } from 'lucide-react'
import type { Store } from '../../../app/stores.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { DateField } from '../../../kit/date-field.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { readSpans, writeSpans } from './hours.ts'

type Exceptions = Store['exceptions']

/** A day that differs, as it is typed. */
export interface ExceptionDraft {
  key: number
  date: string
  hours: string
  note: string
}

export const openExceptions = (store: Store): ExceptionDraft[] =>
  store.exceptions.map(({ date, hours, note = '' }, key) => ({ key, date, hours: writeSpans(hours), note }))

/** In the order of days; null where a day is missing, stands twice, or its hours say none. */
export function readExceptions(drafts: readonly ExceptionDraft[]): Exceptions | null {
  const read = drafts.map(({ date, hours, note }) => {
    const spans = readSpans(hours)
    return spans === null || date === ''
      ? null
      : { date, hours: spans, ...(note.trim() && { note: note.trim() }) }
  })
  const known = read.filter((one) => one !== null)
  const isWhole =
    known.length === drafts.length && new Set(known.map((one) => one.date)).size === known.length
  return isWhole ? known.sort((a, b) => (a.date < b.date ? -1 : 1)) : null
}

interface Props {
  value: readonly ExceptionDraft[]
  onChange: (drafts: ExceptionDraft[]) => void
}

/** Days on which a store has other hours than its week says. */
export function ExceptionsField({ value, onChange }: Props) {
  const { t } = useWords()
  const put = (key: number, change: Partial<ExceptionDraft>): void =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const add = (): void => {
    const key = Math.max(-1, ...value.map((one) => one.key)) + 1
    onChange([...value, { key, date: '', hours: '', note: '' }])
  }
  return (
    <fieldset>
      <legend className="font-strong">{t('stores.exceptions')}</legend>
      <p className="mb-3 text-12 text-text-3">{t('stores.exceptionsHint')}</p>
      <ul className="flex flex-col gap-4">
        {value.map(({ key, date, hours, note }) => {
          const isTwice = value.some((one) => one.key !== key && one.date === date && date !== '')
          return (
            <li key={key} className="flex items-start gap-2 border-b pb-4">
              <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
                <DateField
                  label={t('stores.exceptionDay')}
                  isRequired
                  value={date}
                  onChange={(next) => put(key, { date: next })}
                />
                <TextField
                  label={t('stores.exceptionHours')}
                  placeholder={t('stores.shut')}
                  error={readSpans(hours) === null ? t('stores.badHours') : undefined}
                  value={hours}
                  onChange={(next) => put(key, { hours: next })}
                />
                <TextField
                  label={t('stores.exceptionNote')}
                  error={isTwice ? t('stores.badDay') : undefined}
                  value={note}
                  maxLength={200}
                  onChange={(next) => put(key, { note: next })}
                />
              </div>
              <IconButton
                icon={X}
                label={t('stores.exceptionRemove', { day: date })}
                onClick={() => onChange(value.filter((one) => one.key !== key))}
              />
            </li>
          )
        })}
      </ul>
      <Button icon={Plus} className="mt-3" onClick={add}>
        {t('stores.exceptionAdd')}
      </Button>
    </fieldset>
  )
}
