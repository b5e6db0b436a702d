import { deskRequestWays, type RequestKind, requestKinds } from '@splot/contract/consent-words'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, TextArea } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { addRequest, requestsKey } from './consent-api.ts'
import { PersonPicker, type Picked } from './person-picker.tsx'

interface Props {
  isOpen: boolean
  onClose: () => void
  onAdded: (id: string) => void
}

interface Draft {
  kind: RequestKind
  via: (typeof deskRequestWays)[number]
  person: Picked | null
  isIdentified: boolean
  note: string
}
const blank: Draft = { kind: 'access', via: 'email', person: null, isIdentified: false, note: '' }

/** Takes down a request that came by letter, mail, phone or in a store. */
export function NewRequestDialog({ isOpen, onClose, onAdded }: Props) {
  const { t } = useWords()
  const [draft, setDraft] = useState(blank)
  const close = (): void => {
    setDraft(blank)
    add.reset()
    onClose()
  }
  const add = useMutation({
    mutationFn: () =>
      addRequest({
        kind: draft.kind,
        via: draft.via,
        isIdentified: draft.isIdentified,
        ...(draft.person === null ? {} : { customerId: draft.person.id }),
        ...(draft.note.trim() === '' ? {} : { note: draft.note }),
      }),
    onSuccess: async (added) => {
      close()
      await queryClient.invalidateQueries({ queryKey: requestsKey })
      onAdded(added.id)
    },
  })
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={close}
      title={t('requests.add')}
      intro={t('requests.addText')}
      submit={t('action.save')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={() => add.mutate()}
    >
      <RequestFields draft={draft} onChange={setDraft} />
    </FormDialog>
  )
}

interface FieldsProps {
  draft: Draft
  onChange: (draft: Draft) => void
}

function RequestFields({ draft, onChange }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Field label={t('requests.kindLabel')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('requests.kindLabel')}
            value={draft.kind}
            options={requestKinds.map((kind) => ({ value: kind, label: t(`requests.kind.${kind}`) }))}
            onChange={(kind) => onChange({ ...draft, kind })}
          />
        )}
      </Field>
      <Field label={t('requests.viaLabel')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('requests.viaLabel')}
            value={draft.via}
            options={deskRequestWays.map((via) => ({ value: via, label: t(`requests.via.${via}`) }))}
            onChange={(via) => onChange({ ...draft, via })}
          />
        )}
      </Field>
      <PersonPicker person={draft.person} onChange={(person) => onChange({ ...draft, person })} />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-brand"
          checked={draft.isIdentified}
          onChange={(event) => onChange({ ...draft, isIdentified: event.target.checked })}
        />
        <span>{t('requests.identified')}</span>
      </label>
      <Field label={t('requests.note')}>
        {(control) => (
          <TextArea
            {...control}
            value={draft.note}
            maxLength={2_000}
            onChange={(event) => onChange({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
