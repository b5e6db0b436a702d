import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { addRequest, type RequestKind, requestKinds, requestsKey, requestWays } from './consent-api.ts'
import { PersonPicker, type Picked } from './person-picker.tsx'

interface Props {
  isOpen: boolean
  onClose: () => void
  onAdded: (id: string) => void
}

interface Draft {
  kind: RequestKind
  via: (typeof requestWays)[number]
  person: Picked | null
  isIdentified: boolean
  note: string
}
const blank: Draft = { kind: 'access', via: 'email', person: null, isIdentified: false, note: '' }

/** Takes down a request that came by letter, mail, phone or in a store. */
export function NewRequestDialog({ isOpen, onClose, onAdded }: Props) {
  const { t } = useWords()
  const formId = useId()
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
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('requests.add')}
      intro={t('requests.addText')}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={add.isPending}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <RequestFields draft={draft} error={add.error} onChange={setDraft} />
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  draft: Draft
  error: Error | null
  onChange: (draft: Draft) => void
}

function RequestFields({ draft, error, onChange }: FieldsProps) {
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
            options={requestWays.map((via) => ({ value: via, label: t(`requests.via.${via}`) }))}
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
      <Field label={t('requests.note')} error={error?.message}>
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
