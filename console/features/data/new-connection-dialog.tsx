import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { MakeConnectionReply } from '../../app/api.gen.ts'
import { ApiError, request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { type ConnectionKind, connectionsKey } from './connection-model.ts'

interface NewConnectionProps {
  isOpen: boolean
  kinds: readonly ConnectionKind[]
  /** With the id of what was made; null where nothing was. */
  onClose: (id: string | null) => void
}

const isAboutName = (error: Error | null): boolean =>
  error instanceof ApiError && /\bname\b/.test(error.problem.path ?? '')

/** Chooses a system, names it, and shows its key this one time. */
export function NewConnectionDialog({ isOpen, kinds, onClose }: NewConnectionProps) {
  const { t } = useWords()
  const formId = useId()
  const [kindId, setKindId] = useState(kinds[0]?.id ?? '')
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: (body: { kind: string; name: string }) =>
      request<MakeConnectionReply>('/api/v1/connections', { method: 'POST', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: connectionsKey }),
  })
  const close = (): void => {
    onClose(make.data?.id ?? null)
    setName('')
    make.reset()
  }
  const kind = kinds.find(({ id }) => id === kindId)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t(
        make.data === undefined ? 'conn.add' : make.data.secret === null ? 'conn.madeUnset' : 'conn.made',
      )}
      actions={<Actions made={make.data} formId={formId} isBusy={make.isPending} onClose={close} />}
    >
      {make.data && kind ? (
        <Made made={make.data} kind={kind} />
      ) : (
        <form
          id={formId}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate({ kind: kindId, name })
          }}
        >
          <KindField kinds={kinds} kind={kind} onChange={setKindId} />
          <TextField
            label={t('conn.name')}
            hint={t('conn.nameHint')}
            error={isAboutName(make.error) ? make.error?.message : undefined}
            required
            maxLength={120}
            value={name}
            onChange={setName}
          />
          {make.error !== null && !isAboutName(make.error) && (
            <p role="alert" className="text-danger">
              {make.error.message}
            </p>
          )}
        </form>
      )}
    </Dialog>
  )
}

interface ActionsProps {
  made: MakeConnectionReply | undefined
  formId: string
  isBusy: boolean
  onClose: () => void
}

function Actions({ made, formId, isBusy, onClose }: ActionsProps) {
  const { t } = useWords()
  if (made)
    return (
      <Button tone="primary" onClick={onClose}>
        {t(made.secret === null ? 'action.close' : 'conn.stored')}
      </Button>
    )
  return (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button tone="primary" type="submit" form={formId} isBusy={isBusy}>
        {t('conn.add')}
      </Button>
    </>
  )
}

interface KindFieldProps {
  kinds: readonly ConnectionKind[]
  kind: ConnectionKind | undefined
  onChange: (id: string) => void
}

function KindField({ kinds, kind, onChange }: KindFieldProps) {
  const { t, language } = useWords()
  return (
    <Field label={t('conn.kind')} hint={kind?.brings[language]}>
      {(control) => (
        <Select
          id={control.id}
          look="field"
          label={t('conn.kind')}
          value={kind?.id ?? ''}
          options={kinds
            .map(({ id, label }) => ({ value: id, label: label[language] }))
            .sort((a, b) => a.label.localeCompare(b.label, language))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** What the other side needs to know. */
function Made({ made, kind }: { made: MakeConnectionReply; kind: ConnectionKind }) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-4">
      {made.secret !== null && (
        <div>
          <h3 className="mb-1 font-strong">{t('conn.keyOnce')}</h3>
          <p className="mb-2 text-12 text-text-2">{t('conn.keyOnceText')}</p>
          <Code text={made.secret} label={t('conn.keyOnce')} />
        </div>
      )}
      {kind.takesRequests && (
        <div>
          <h3 className="mb-1 font-strong">{t('conn.address')}</h3>
          <Code text={made.url} label={t('conn.address')} />
        </div>
      )}
      <Steps kind={kind} url={made.url} />
    </div>
  )
}

/** What to do on the other side, step by step. */
export function Steps({ kind, url }: { kind: ConnectionKind; url: string }) {
  const { t, language } = useWords()
  if (kind.steps.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 font-strong">{t('conn.howTo')}</h3>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-text-2">
        {kind.steps.map((step) => (
          <li key={step.en} className="wrap-anywhere">
            {step[language].replaceAll('{url}', url)}
          </li>
        ))}
      </ol>
    </div>
  )
}
