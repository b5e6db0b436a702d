import { useMutation } from '@tanstack/react-query'
import { Headset } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { tell } from '../../kit/tell.ts'

/** What was said in the store, or a request that the call centre goes on with it: both stand on the timeline. */
export function VisitNote({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const canWrite = useScope('customers:write')
  const [note, setNote] = useState('')
  const log = useMutation({
    mutationFn: (isHandOver: boolean) =>
      request(`/api/v1/customers/${encodeURIComponent(customerId)}/contacts`, {
        method: 'POST',
        body: isHandOver
          ? { kind: 'note', note: t('store.handOverText', { note }) }
          : { kind: 'visit', note },
      }),
    onSuccess: (_, isHandOver) => {
      setNote('')
      tell(isHandOver ? t('store.handedOver') : t('store.noteSaved'))
    },
  })
  if (!canWrite) return null
  return (
    <section className="flex flex-col gap-2">
      <Field
        label={t('store.note')}
        error={log.error ? log.error.message || t('error.unreachableHint') : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            maxLength={3_900}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button disabled={note.trim() === ''} isBusy={log.isPending} onClick={() => log.mutate(false)}>
          {t('store.noteSave')}
        </Button>
        <Button
          icon={Headset}
          disabled={note.trim() === ''}
          isBusy={log.isPending}
          onClick={() => log.mutate(true)}
        >
          {t('store.handOverTo')}
        </Button>
      </div>
    </section>
  )
}
