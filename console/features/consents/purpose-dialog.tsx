import { bases, consentChannels, purposeLenses } from '@splot/contract/consent-words'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { type Purpose, purposesQuery, putPurpose } from './consent-api.ts'
import { wordChannel } from './consent-words.ts'

const blank: Purpose = {
  id: '',
  name: { pl: '', en: '' },
  basis: 'consent',
  lens: 'marketing',
  channels: ['email'],
  isActive: true,
  isOfPack: false,
}

/** Declares a purpose or changes one; its id stays for ever, for the ledger is kept by it. */
export function PurposeDialog({ purpose, onClose }: { purpose: Purpose | null; onClose: () => void }) {
  const { t } = useWords()
  const [draft, setDraft] = useState(purpose ?? blank)
  const put = useMutation({
    mutationFn: () => {
      const { id, isOfPack: _, ...body } = draft
      return putPurpose(id, body)
    },
    onSuccess: async () => {
      onClose()
      tell(t('purposes.saved'))
      await queryClient.invalidateQueries({ queryKey: purposesQuery.queryKey })
    },
  })
  return (
    <FormDialog
      width="wide"
      onClose={onClose}
      title={purpose === null ? t('purposes.add') : t('purposes.changeOf', { id: purpose.id })}
      submit={t('action.save')}
      isBusy={put.isPending}
      isIncomplete={draft.channels.length === 0}
      error={put.error}
      onSubmit={() => put.mutate()}
    >
      {purpose === null && <IdField draft={draft} onChange={setDraft} />}
      <PurposeFields draft={draft} onChange={setDraft} />
    </FormDialog>
  )
}

function IdField({ draft, onChange }: { draft: Purpose; onChange: (draft: Purpose) => void }) {
  const { t } = useWords()
  return (
    <TextField
      label={t('purposes.id')}
      hint={t('purposes.idHint')}
      required
      pattern="[a-z0-9][a-z0-9_\-]{0,63}"
      value={draft.id}
      onChange={(id) => onChange({ ...draft, id })}
    />
  )
}

function PurposeFields({ draft, onChange }: { draft: Purpose; onChange: (draft: Purpose) => void }) {
  const { t } = useWords()
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('purposes.namePl')}
          required
          maxLength={200}
          value={draft.name.pl}
          onChange={(pl) => onChange({ ...draft, name: { ...draft.name, pl } })}
        />
        <TextField
          label={t('purposes.nameEn')}
          required
          maxLength={200}
          value={draft.name.en}
          onChange={(en) => onChange({ ...draft, name: { ...draft.name, en } })}
        />
        <Field label={t('purposes.basis')} hint={t(`basisText.${draft.basis}`)}>
          {({ id }) => (
            <Select
              id={id}
              look="field"
              label={t('purposes.basis')}
              value={draft.basis}
              options={bases.map((one) => ({ value: one, label: t(`basis.${one}`) }))}
              onChange={(basis) => onChange({ ...draft, basis })}
            />
          )}
        </Field>
        <Field label={t('purposes.lens')} hint={t('purposes.lensHint')}>
          {({ id }) => (
            <Select
              id={id}
              look="field"
              label={t('purposes.lens')}
              value={draft.lens}
              options={purposeLenses.map((one) => ({ value: one, label: t(`lens.${one}`) }))}
              onChange={(lens) => onChange({ ...draft, lens })}
            />
          )}
        </Field>
      </div>
      <ChannelBoxes draft={draft} onChange={onChange} />
      <CheckBox
        label={t('purposes.active')}
        isChecked={draft.isActive}
        onChange={(isActive) => onChange({ ...draft, isActive })}
      />
    </>
  )
}

function ChannelBoxes({ draft, onChange }: { draft: Purpose; onChange: (draft: Purpose) => void }) {
  const { t } = useWords()
  return (
    <fieldset>
      <legend className="mb-1.5 text-12 font-medium text-text-2">{t('purposes.channels')}</legend>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {consentChannels.map((channel) => (
          <CheckBox
            key={channel}
            label={wordChannel(channel, t)}
            isChecked={draft.channels.includes(channel)}
            onChange={(isOn) =>
              onChange({
                ...draft,
                channels: consentChannels.filter((one) =>
                  one === channel ? isOn : draft.channels.includes(one),
                ),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
