import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { Field } from '../../../kit/field.tsx'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { Select } from '../../../kit/select.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { purposesQuery } from '../../consents/consent-api.ts'
import { usePurposeName } from '../../consents/use-purpose-name.ts'
import { blankDraft, type CapDraft, readCap, units, writeCap } from './cap-draft.ts'
import { nameCap, whats, wordCap } from './cap-words.ts'
import type { Cap } from './rules-api.ts'
import { useCapChange } from './use-cap-change.ts'

interface CapDialogProps {
  /** The one to change; null to add one. */
  cap: Cap | null
  /** Names that caps bear already. */
  taken: readonly string[]
  onClose: () => void
}

/** Adds a cap or changes one; the sentence below says what it will mean. */
export function CapDialog({ cap, taken, onClose }: CapDialogProps) {
  const { t } = useWords()
  const nameOfPurpose = usePurposeName()
  const [draft, setDraft] = useState(() => (cap === null ? blankDraft : writeCap(cap)))
  const meant = readCap(draft, cap ?? { id: '', journey: null })
  const save = useCapChange(t('caps.saved'), onClose)
  const submit = (next: Cap): void => {
    const id = cap?.id ?? nameCap(next, taken)
    const change = (caps: readonly Cap[]) =>
      cap === null ? [...caps, { ...next, id }] : caps.map((one) => (one.id === id ? next : one))
    save.mutate({ id, change })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t(cap === null ? 'caps.add' : 'caps.change')}
      submit={t('action.save')}
      isBusy={save.isPending}
      isIncomplete={meant === null}
      error={save.error}
      onSubmit={() => meant !== null && submit(meant)}
    >
      <CapFields draft={draft} fault={faultOf(save.error)} onChange={setDraft} />
      <p aria-live="polite" className="rounded-control bg-sunken px-3 py-2 font-medium">
        {meant === null ? t('caps.unfinished') : wordCap(meant, t, nameOfPurpose)}
      </p>
    </FormDialog>
  )
}

/** The field a refusal is about, where it says so. */
const faultOf = (error: Error | null): 'max' | 'window' | null => {
  const path = error instanceof ApiError ? (error.problem.path ?? '') : ''
  return path.endsWith('.max') ? 'max' : path.endsWith('.window') ? 'window' : null
}

interface FieldsProps {
  draft: CapDraft
  fault: 'max' | 'window' | null
  onChange: (draft: CapDraft) => void
}

function CapFields({ draft, fault, onChange }: FieldsProps) {
  const { t, language } = useWords()
  const purposes = useQuery(purposesQuery).data?.items ?? []
  const shownWhats = whats.includes(draft.what) ? whats : [...whats, draft.what]
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_96px]">
        <Field label={t('caps.what')}>
          {({ id }) => (
            <Select
              id={id}
              look="field"
              label={t('caps.what')}
              value={draft.what}
              options={shownWhats.map((what) => ({ value: what, label: t(`capOption.${what}`) }))}
              onChange={(what) => onChange({ ...draft, what })}
            />
          )}
        </Field>
        <TextField
          label={t('caps.max')}
          error={fault === 'max' ? t('caps.maxFault') : undefined}
          inputMode="numeric"
          required
          value={draft.max}
          onChange={(max) => onChange({ ...draft, max })}
        />
      </div>
      <WindowFields draft={draft} fault={fault} onChange={onChange} />
      <Field label={t('consents.purpose')} hint={t('caps.purposeHint')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('consents.purpose')}
            value={draft.purpose ?? '*'}
            options={[
              { value: '*', label: t('consents.everyPurpose') },
              ...purposes
                .filter(({ lens }) => lens !== 'service')
                .map((one) => ({ value: one.id, label: one.name[language] })),
            ]}
            onChange={(purpose) => onChange({ ...draft, purpose: purpose === '*' ? null : purpose })}
          />
        )}
      </Field>
    </>
  )
}

function WindowFields({ draft, fault, onChange }: FieldsProps) {
  const { t } = useWords()
  const isSliding = draft.unit === 'days' || draft.unit === 'hours'
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_96px]">
      <Field
        label={t('caps.window')}
        hint={t(`capUnitText.${draft.unit}`)}
        error={fault === 'window' ? t('caps.windowFault') : undefined}
      >
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('caps.window')}
            value={draft.unit}
            options={units.map((unit) => ({ value: unit, label: t(`capUnit.${unit}`) }))}
            onChange={(unit) => onChange({ ...draft, unit })}
          />
        )}
      </Field>
      {isSliding && (
        <TextField
          label={t(draft.unit === 'days' ? 'caps.days' : 'caps.hours')}
          inputMode="numeric"
          required
          value={draft.length}
          onChange={(length) => onChange({ ...draft, length })}
        />
      )}
    </div>
  )
}
