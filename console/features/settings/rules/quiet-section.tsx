import { useState } from 'react'
import { useWords, type Words } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckBox } from '../../../kit/check-box.tsx'
import { TimeField } from '../../../kit/date-field.tsx'
import { Field } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'
import { type ContactRules, packOf, type Quiet } from './rules-api.ts'
import { useRulesChange } from './use-rules-change.ts'

/** When nobody is disturbed, in one sentence. */
function wordQuiet({ hours, isSundayQuiet, isHolidayQuiet, holidays }: Quiet, words: Words): string {
  const { t, format } = words
  const parts = [
    hours === null ? null : t('quiet.saidHours', hours),
    isSundayQuiet ? t('quiet.saidSundays') : null,
    isHolidayQuiet && holidays !== 'none' ? t('quiet.saidHolidays') : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? t('quiet.saidNever') : t('quiet.said', { when: format.list(parts) })
}

interface QuietSectionProps {
  rules: ContactRules
  canChange: boolean
}

/** Hours, Sundays and holidays on which advertising waits, by the recipient's own clock. */
export function QuietSection({ rules, canChange }: QuietSectionProps) {
  const words = useWords()
  const { t } = words
  const [quiet, setQuiet] = useState(rules.quiet)
  const save = useRulesChange(rules)
  const isSame = JSON.stringify(quiet) === JSON.stringify(rules.quiet)
  return (
    <form
      className="max-w-160 border-t pt-6"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ pack: packOf(rules), quiet })
      }}
    >
      <h2 className="text-16 font-strong">{t('quiet.title')}</h2>
      <p className="mt-1 text-text-2">{t('quiet.text')}</p>
      <fieldset disabled={!canChange} className="mt-4 flex flex-col gap-3">
        <legend className="sr-only">{t('quiet.title')}</legend>
        <QuietFields quiet={quiet} onChange={setQuiet} />
      </fieldset>
      <p aria-live="polite" className="mt-4 rounded-control bg-sunken px-3 py-2 font-medium">
        {wordQuiet(quiet, words)}
      </p>
      {save.isError && (
        <p role="alert" className="mt-3 text-danger">
          {save.error.message || t('error.unreachableHint')}
        </p>
      )}
      {canChange && (
        <Button tone="primary" type="submit" className="mt-4" isBusy={save.isPending} disabled={isSame}>
          {t('action.save')}
        </Button>
      )}
    </form>
  )
}

const night = { from: '20:00', to: '08:00' }

function QuietFields({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const { t } = useWords()
  const { hours } = quiet
  return (
    <>
      <CheckBox
        label={t('quiet.hours')}
        isChecked={hours !== null}
        onChange={(isOn) => onChange({ ...quiet, hours: isOn ? night : null })}
      />
      {hours !== null && (
        <div className="grid max-w-70 grid-cols-2 gap-4 pl-6">
          <TimeField
            label={t('quiet.from')}
            value={hours.from}
            onChange={(from) => onChange({ ...quiet, hours: { ...hours, from } })}
          />
          <TimeField
            label={t('quiet.to')}
            value={hours.to}
            onChange={(to) => onChange({ ...quiet, hours: { ...hours, to } })}
          />
        </div>
      )}
      <CheckBox
        label={t('quiet.sundays')}
        isChecked={quiet.isSundayQuiet}
        onChange={(isSundayQuiet) => onChange({ ...quiet, isSundayQuiet })}
      />
      <CheckBox
        label={t('quiet.holidays')}
        isChecked={quiet.isHolidayQuiet}
        onChange={(isHolidayQuiet) =>
          onChange({
            ...quiet,
            isHolidayQuiet,
            holidays: isHolidayQuiet && quiet.holidays === 'none' ? 'pl' : quiet.holidays,
          })
        }
      />
      {quiet.isHolidayQuiet && <CalendarField quiet={quiet} onChange={onChange} />}
    </>
  )
}

/** Whose holidays count. */
function CalendarField({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const { t } = useWords()
  return (
    <div className="max-w-90 pl-6">
      <Field label={t('quiet.calendar')} hint={t('quiet.calendarHint')}>
        {({ id }) => (
          <Select<Quiet['holidays']>
            id={id}
            look="field"
            label={t('quiet.calendar')}
            value={quiet.holidays}
            options={[
              { value: 'pl', label: t('quiet.calendarPl') },
              { value: 'none', label: t('quiet.calendarNone') },
            ]}
            onChange={(holidays) => onChange({ ...quiet, holidays })}
          />
        )}
      </Field>
    </div>
  )
}
