import { useMutation } from '@tanstack/react-query'
import type { Member } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { membersQuery, queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'

interface ResetDialogProps {
  member: Member | null
  onClose: () => void
}

/** A link to come back by for a member, or to come by for somebody invited: inviting again ends the link before. */
const askForLink = ({ id, isPending, email, name, role }: Member): Promise<{ link: string }> =>
  isPending
    ? request('/api/v1/members', { method: 'POST', body: { email, name, role } })
    : request(`/api/v1/members/${encodeURIComponent(id)}/reset-link`, { method: 'POST' })

/** Makes a one-time link for a member who forgot her password, or a new one for somebody invited, and shows it once. */
export function ResetDialog({ member, onClose }: ResetDialogProps) {
  const { t } = useWords()
  const make = useMutation({
    mutationFn: askForLink,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
  })
  const isInvited = member?.isPending === true
  const name = member?.name || member?.email || ''
  const close = (): void => {
    make.reset()
    onClose()
  }
  return (
    <Dialog
      isOpen={member !== null}
      onClose={close}
      title={t(isInvited ? 'members.relinkTitle' : 'members.resetTitle', { name })}
      intro={t(make.data ? 'members.linkText' : isInvited ? 'members.relinkText' : 'members.resetText')}
      actions={
        make.data ? (
          <Button tone="primary" onClick={close}>
            {t('action.done')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button tone="primary" isBusy={make.isPending} onClick={() => member && make.mutate(member)}>
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
