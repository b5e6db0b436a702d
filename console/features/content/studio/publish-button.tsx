import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useId, useState } from 'react'
import type { PublishContentReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { Field, TextArea } from '../../../kit/field.tsx'
import { tell } from '../../../kit/tell.ts'
import type { Finding } from '../model.ts'
import { contentPath, itemQuery } from '../queries.ts'
import { useStudio } from './studio.ts'

/** Publishes, or hands over for approval where the brand asks for a second person. */
export function PublishButton() {
  const { t } = useWords()
  const { brand, item, isLocked, trial } = useStudio()
  const [isAsking, setAsking] = useState(false)
  const needsApproval = brand.kit.needsApproval
  if (isLocked) return null
  return (
    <>
      <Button
        tone="primary"
        icon={Send}
        disabled={trial === null || (item.state === 'live' && !needsApproval)}
        onClick={() => setAsking(true)}
      >
        {needsApproval ? t('content.submit') : t('content.publish')}
      </Button>
      <PublishDialog isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  )
}

function PublishDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const { brand, trial } = useStudio()
  const formId = useId()
  const [note, setNote] = useState('')
  const publish = usePublish(note, () => {
    setNote('')
    onClose()
  })
  const needsApproval = brand.kit.needsApproval
  const errors = (trial?.findings ?? []).filter((one) => one.severity === 'error')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={needsApproval ? t('content.submit') : t('content.publish')}
      intro={needsApproval ? t('content.submitText') : t('content.publishText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            form={formId}
            disabled={errors.length > 0}
            isBusy={publish.isPending}
          >
            {needsApproval ? t('content.submit') : t('content.publish')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          publish.mutate()
        }}
      >
        <Obstacles errors={errors} />
        <Field label={t('content.note')} hint={t('content.noteHint')} error={publish.error?.message}>
          {(control) => (
            <TextArea
              {...control}
              value={note}
              maxLength={1000}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

function usePublish(note: string, onDone: () => void) {
  const { t } = useWords()
  const { item, flush } = useStudio()
  return useMutation({
    mutationFn: async () => {
      const revision = await flush()
      const path = `${contentPath(item.id)}/publish`
      return request<PublishContentReply>(path, { method: 'POST', body: { note }, revision })
    },
    onSuccess: ({ version, decision }) => {
      queryClient.setQueryData(itemQuery(item.id).queryKey, (before) => {
        if (before === undefined) return before
        if (decision === 'submitted') return { ...before, state: 'waiting' as const }
        return { ...before, state: 'live' as const, publishedVersion: version }
      })
      for (const key of ['content', 'content-versions', 'content-diff'])
        void queryClient.invalidateQueries({ queryKey: [key] })
      tell(
        decision === 'submitted' ? t('content.submitted', { version }) : t('content.published', { version }),
      )
      onDone()
    },
  })
}

/** What must be mended before it may go. */
function Obstacles({ errors }: { errors: readonly Finding[] }) {
  const { t } = useWords()
  if (errors.length === 0) return null
  return (
    <div className="mb-3 rounded-control bg-danger-soft px-3 py-2 text-danger">
      <p className="font-strong">{t('content.mendFirst', { count: errors.length })}</p>
      <ul className="mt-1 list-disc pl-4">
        {errors.slice(0, 5).map((one) => (
          <li key={one.place + one.code}>{one.what}</li>
        ))}
      </ul>
    </div>
  )
}
