import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { keysQuery, queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { Segmented } from '../../kit/tabs.tsx'

/** Makes a key and shows it this one time. */
export function NewKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [kind, setKind] = useState<'write' | 'secret'>('write')
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () =>
      request<{ id: string; key: string }>('/api/v1/keys', { method: 'POST', body: { kind, name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
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
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button
              tone="primary"
              isBusy={create.isPending}
              disabled={name.trim() === ''}
              onClick={() => create.mutate()}
            >
              {t('keys.create')}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <Code text={made.key} label={t('keys.made')} />
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') create.mutate()
          }}
        >
          <div>
            <Segmented
              label={t('keys.kind')}
              value={kind}
              options={[
                { value: 'write', label: t('keys.write') },
                { value: 'secret', label: t('keys.secret') },
              ]}
              onChange={setKind}
            />
            <p className="mt-1.5 text-12 text-text-2">{t(`keys.${kind}Text`)}</p>
          </div>
          <Field label={t('keys.name')} hint={t('keys.nameHint')} error={create.error?.message}>
            {(control) => (
              <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
        </form>
      )}
    </Dialog>
  )
}
