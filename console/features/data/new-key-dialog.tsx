import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ApiError, request } from '../../app/client.ts'
import { keysQuery, queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { KeyRights, type Lot, scopesOf } from './key-rights.tsx'

type Kind = 'write' | 'secret'

interface WantedKey {
  kind: Kind
  name: string
  scopes?: readonly string[]
}

/** The field a refusal is about; null where it is about none of them. */
const placeOf = (error: Error | null): string | null =>
  error instanceof ApiError ? (/\b(name|scopes)\b/.exec(error.problem.path ?? '')?.[1] ?? null) : null

const useCreateKey = () =>
  useMutation({
    mutationFn: (body: WantedKey) =>
      request<{ id: string; key: string }>('/api/v1/keys', { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })

/** Makes a key and shows it this one time. */
export function NewKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const formId = useId()
  const [kind, setKind] = useState<Kind>('write')
  const [name, setName] = useState('')
  const [rights, setRights] = useState<readonly Lot[]>(['customers'])
  const create = useCreateKey()
  const close = (): void => {
    setName('')
    create.reset()
    onClose()
  }
  const made = create.data
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t(made ? 'keys.made' : 'keys.create')}
      intro={t(made ? 'keys.madeText' : 'keys.createText')}
      actions={
        made ? (
          <Button tone="primary" onClick={close}>
            {t('keys.copied')}
          </Button>
        ) : (
          <NewKeyActions
            formId={formId}
            isBusy={create.isPending}
            isDisabled={kind === 'secret' && rights.length === 0}
            onCancel={close}
          />
        )
      }
    >
      {made ? (
        <Code text={made.key} label={t('keys.made')} />
      ) : (
        <form
          id={formId}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            create.mutate(kind === 'write' ? { kind, name } : { kind, name, scopes: scopesOf(rights) })
          }}
        >
          <KindChoice kind={kind} onChange={setKind} />
          {kind === 'secret' && (
            <KeyRights
              chosen={rights}
              error={placeOf(create.error) === 'scopes' ? create.error?.message : undefined}
              onChange={setRights}
            />
          )}
          <NameAndRefusal name={name} error={create.error} onChange={setName} />
        </form>
      )}
    </Dialog>
  )
}

interface NameProps {
  name: string
  error: Error | null
  onChange: (name: string) => void
}

/** What it is called, and what of the whole was refused that is about no field. */
function NameAndRefusal({ name, error, onChange }: NameProps) {
  const { t } = useWords()
  const place = placeOf(error)
  return (
    <>
      <TextField
        label={t('keys.name')}
        hint={t('keys.nameHint')}
        error={place === 'name' ? error?.message : undefined}
        required
        maxLength={80}
        value={name}
        onChange={onChange}
      />
      {error !== null && place === null && (
        <p role="alert" className="text-danger">
          {error.message}
        </p>
      )}
    </>
  )
}

function KindChoice({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useWords()
  return (
    <div>
      <Segmented
        label={t('keys.kind')}
        value={kind}
        options={[
          { value: 'write', label: t('keys.write') },
          { value: 'secret', label: t('keys.secret') },
        ]}
        onChange={onChange}
      />
      <p className="mt-1.5 text-12 text-text-2">{t(`keys.${kind}Text`)}</p>
    </div>
  )
}

interface NewKeyActionsProps {
  formId: string
  isBusy: boolean
  isDisabled: boolean
  onCancel: () => void
}

function NewKeyActions({ formId, isBusy, isDisabled, onCancel }: NewKeyActionsProps) {
  const { t } = useWords()
  return (
    <>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
      <Button tone="primary" type="submit" form={formId} isBusy={isBusy} disabled={isDisabled}>
        {t('keys.create')}
      </Button>
    </>
  )
}
