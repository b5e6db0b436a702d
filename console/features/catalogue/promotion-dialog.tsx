import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { DateField, TimeField } from '../../kit/date-field.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { listChoices } from './categories.ts'
import { nameId, savePromotion } from './promotion.ts'
import { categoriesQuery } from './queries.ts'

const everything = 'all'

interface Draft {
  name: string
  /** In the other language; empty: the same. */
  otherName: string
  percent: string
  category: string
  /** Empty: at once. */
  fromDay: string
  fromTime: string
  untilDay: string
  untilTime: string
}

const empty: Draft = {
  ...{ name: '', otherName: '', percent: '', category: everything },
  ...{ fromDay: '', fromTime: '00:00', untilDay: '', untilTime: '23:59' },
}

const instantOf = (day: string, time: string): string => new Date(`${day}T${time}`).toISOString()

/** A promotion by per cent, on everything or a category, from now or a day on. */
export function PromotionDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords()
  const now = useNow()
  const client = useQueryClient()
  const [draft, setDraft] = useState(empty)
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const otherName = draft.otherName.trim()
  const percent = Number(draft.percent.replace(',', '.'))
  const isBad = draft.percent !== '' && !(percent > 0 && percent <= 100)
  const save = useMutation({
    mutationFn: () => {
      const from =
        draft.fromDay === '' ? new Date(now).toISOString() : instantOf(draft.fromDay, draft.fromTime)
      return savePromotion({
        ...{ id: nameId(draft.name, from), name: draft.name.trim(), from },
        ...(otherName === '' ? {} : { names: { [language === 'pl' ? 'en' : 'pl']: otherName } }),
        until: draft.untilDay === '' ? null : instantOf(draft.untilDay, draft.untilTime),
        effect: { kind: 'percent', percent },
        target:
          draft.category === everything ? { kind: 'all' } : { kind: 'categories', paths: [draft.category] },
      })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['promotions'] })
      tell(t('promotion.saved', { name: draft.name.trim() }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('promotion.new')}
      intro={t('promotion.intro')}
      submit={t('promotion.save')}
      isBusy={save.isPending}
      isIncomplete={draft.name.trim() === '' || draft.percent === '' || isBad}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <Fields draft={draft} isBad={isBad} onChange={put} />
    </FormDialog>
  )
}

interface FieldsProps {
  draft: Draft
  isBad: boolean
  onChange: (change: Partial<Draft>) => void
}

function Fields({ draft, isBad, onChange: put }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t('promotion.name')}
        value={draft.name}
        maxLength={200}
        onChange={(name) => put({ name })}
      />
      <TextField
        label={t('promotion.otherName')}
        hint={t('promotion.otherNameHint')}
        value={draft.otherName}
        maxLength={200}
        onChange={(next) => put({ otherName: next })}
      />
      <TextField
        label={t('promotion.percent')}
        inputMode="decimal"
        error={isBad ? t('promotion.badPercent') : undefined}
        value={draft.percent}
        onChange={(next) => put({ percent: next })}
      />
      <Category value={draft.category} onChange={(category) => put({ category })} />
      <Moment
        label={t('promotion.from')}
        hint={t('promotion.fromHint')}
        day={draft.fromDay}
        time={draft.fromTime}
        onChange={(fromDay, fromTime) => put({ fromDay, fromTime })}
      />
      <Moment
        label={t('promotion.until')}
        hint={t('promotion.untilHint')}
        day={draft.untilDay}
        time={draft.untilTime}
        onChange={(untilDay, untilTime) => put({ untilDay, untilTime })}
      />
    </>
  )
}

function Category({ value, onChange }: { value: string; onChange: (next: string) => void }) {
  const { t } = useWords()
  const { data } = useQuery(categoriesQuery)
  return (
    <Field label={t('promotion.target')}>
      {({ id }) => (
        <Select
          id={id}
          look="field"
          label={t('promotion.target')}
          value={value}
          options={[
            { value: everything, label: t('promotion.target.all') },
            ...listChoices(data?.items ?? []),
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

interface MomentProps {
  label: string
  hint: string
  day: string
  time: string
  onChange: (day: string, time: string) => void
}

function Moment({ label, hint, day, time, onChange }: MomentProps) {
  const { t } = useWords()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
      <DateField label={label} hint={hint} value={day} onChange={(next) => onChange(next, time)} />
      <TimeField
        label={t('promotion.hour')}
        isDisabled={day === ''}
        value={time}
        onChange={(next) => onChange(day, next)}
      />
    </div>
  )
}
