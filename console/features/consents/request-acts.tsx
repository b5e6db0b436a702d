import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { downloadText } from '../../app/browser/download.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { actOnRequest, carryOutRequest, type PrivacyRequest, reloadRequests } from './consent-api.ts'
import { HoldDialog } from './hold-dialog.tsx'

type NotedAct = 'identified' | 'extended' | 'noted' | 'answered' | 'refused'
type Asked = NotedAct | 'carry_out' | 'hold'

/** What can be done now: nobody's data are handed out or erased before it is known who asks. */
export function RequestActs({ request }: { request: PrivacyRequest }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const isOpen = request.state === 'open'
  // An erasure that stands still because of a hold may be answered.
  const isAnswerable = isOpen || (request.state === 'erasing' && request.isHeld)
  const isKnown = request.identity !== 'none'
  const isHeldBack = request.kind === 'erase' && request.isHeld
  const canCarryOut = isOpen && isKnown && request.customerId !== null && !isHeldBack
  const button = (act: Asked, tone: 'primary' | 'plain' | 'danger' = 'plain') => (
    <Button tone={tone} onClick={() => setAsked(act)}>
      {act === 'hold' ? t('holds.do') : t(`requests.do.${act}`)}
    </Button>
  )
  const close = (): void => setAsked(null)
  return (
    <div className="flex flex-wrap gap-2 border-line border-t py-3.5">
      {isOpen && !isKnown && button('identified', 'primary')}
      {canCarryOut && button('carry_out', request.kind === 'erase' ? 'danger' : 'primary')}
      {isAnswerable && button('answered')}
      {isOpen && request.extendedAt === null && !request.isOverdue && button('extended')}
      {isAnswerable && button('refused')}
      {button('noted')}
      {request.closedAt === null && request.customerId !== null && !request.isHeld && button('hold')}
      {asked === 'carry_out' && <CarryOutDialog request={request} onClose={close} />}
      {asked === 'hold' && request.customerId !== null && (
        <HoldDialog customerId={request.customerId} requestId={request.id} onClose={close} />
      )}
      <NoteDialog
        id={request.id}
        act={asked === 'carry_out' || asked === 'hold' ? null : asked}
        onClose={close}
      />
    </div>
  )
}

function CarryOutDialog({ request, onClose }: { request: PrivacyRequest; onClose: () => void }) {
  const { t } = useWords()
  const run = useMutation({
    mutationFn: () => carryOutRequest(request.id),
    onSuccess: async ({ request: carried, document }) => {
      if (document !== null)
        downloadText(`request-${request.id}.json`, 'application/json', JSON.stringify(document, null, 2))
      onClose()
      tell(t(carried.closedAt === null ? 'requests.goesOn' : 'requests.carriedOut'))
      await reloadRequests()
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`requests.kind.${request.kind}`)}
      intro={t(`requests.carryText.${request.kind}`)}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            tone={request.kind === 'erase' ? 'danger' : 'primary'}
            isBusy={run.isPending}
            onClick={() => run.mutate()}
          >
            {t('requests.do.carry_out')}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}

function NoteDialog({ id, act, onClose }: { id: string; act: NotedAct | null; onClose: () => void }) {
  const { t } = useWords()
  const [note, setNote] = useState('')
  const close = (): void => {
    setNote('')
    onClose()
  }
  const run = useMutation({
    mutationFn: (done: NotedAct) => actOnRequest(id, { act: done, ...(note.trim() === '' ? {} : { note }) }),
    onSuccess: async () => {
      close()
      tell(t('requests.noted'))
      await reloadRequests()
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const isNeeded = act !== 'identified'
  return (
    <Dialog
      isOpen={act !== null}
      onClose={close}
      title={act === null ? '' : t(`requests.do.${act}`)}
      intro={act === null ? undefined : t(`requests.doText.${act}`)}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            isBusy={run.isPending}
            disabled={isNeeded && note.trim() === ''}
            onClick={() => act !== null && run.mutate(act)}
          >
            {t('action.save')}
          </Button>
        </>
      }
    >
      <Field label={t('requests.note')}>
        {(control) => (
          <TextArea
            {...control}
            value={note}
            maxLength={2_000}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
