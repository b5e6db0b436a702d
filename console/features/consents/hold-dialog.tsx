import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Field, TextArea } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { tell } from '../../kit/tell.ts'
import { reloadRequests, setHold } from './consent-api.ts'

interface Props {
  customerId: string
  requestId?: string | undefined
  onClose: () => void
}

/** Keeps a person's data for now: why is asked, and stands in the list with one's name. */
export function HoldDialog({ customerId, requestId, onClose }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const run = useMutation({
    mutationFn: () =>
      setHold({ customerId, reason: reason.trim(), ...(requestId === undefined ? {} : { requestId }) }),
    onSuccess: async () => {
      onClose()
      tell(t('holds.set'))
      await reloadRequests()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('holds.title')}
      intro={t('holds.text')}
      submit={t('holds.do')}
      isBusy={run.isPending}
      isIncomplete={reason.trim() === ''}
      error={run.error}
      onSubmit={() => run.mutate()}
    >
      <Field label={t('holds.reason')}>
        {(control) => (
          <TextArea
            {...control}
            value={reason}
            maxLength={2_000}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
