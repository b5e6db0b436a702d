import { useMutation } from '@tanstack/react-query'
import type { Member } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'

interface ResetDialogProps {
  member: Member | null
  onClose: () => void
}

/** Makes a one-time link for a member who forgot her password, and shows it this one time. */
export function ResetDialog({ member, onClose }: ResetDialogProps) {
  const { t } = useWords()
  const make = useMutation({
    mutationFn: (id: string) =>
      request<{ link: string }>(`/api/v1/members/${encodeURIComponent(id)}/reset-link`, { method: 'POST' }),
  })
  const close = (): void => {
    make.reset()
    onClose()
  }
  return (
    <Dialog
      isOpen={member !== null}
      onClose={close}
      title={t('members.resetTitle', { name: member?.name || member?.email || '' })}
      intro={t(make.data ? 'members.linkText' : 'members.resetText')}
      actions={
        make.data ? (
          <Button tone="primary" onClick={close}>
            {t('action.done')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button tone="primary" isBusy={make.isPending} onClick={() => member && make.mutate(member.id)}>
              {t('members.makeLink')}
            </Button>
          </>
        )
      }
    >
      {make.data && <Code text={make.data.link} label={t('members.link')} />}
      {make.error && (
        <p role="alert" className="text-danger">
          {make.error.message || t('error.unreachableHint')}
        </p>
      )}
    </Dialog>
  )
}
