import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Role, roles } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { membersQuery, queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'

/** Adds a member and gives the one-time link to hand over. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const formId = useId()
  const [entry, setEntry] = useState<{ email: string; name: string; role: Role }>({
    email: '',
    name: '',
    role: 'agent',
  })
  const invite = useMutation({
    mutationFn: () => request<{ link: string }>('/api/v1/members', { method: 'POST', body: entry }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
  })
  const close = (): void => {
    invite.reset()
    setEntry({ email: '', name: '', role: 'agent' })
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('members.invite')}
      intro={t(invite.data ? 'members.linkText' : 'members.inviteText')}
      actions={
        invite.data ? (
          <Button tone="primary" onClick={close}>
            {t('action.done')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button tone="primary" type="submit" form={formId} isBusy={invite.isPending}>
              {t('members.makeLink')}
            </Button>
          </>
        )
      }
    >
      {invite.data ? (
        <Code text={invite.data.link} label={t('members.link')} />
      ) : (
        <form
          id={formId}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            invite.mutate()
          }}
        >
          <Field label={t('members.name')}>
            {(control) => (
              <Input
                {...control}
                required
                value={entry.name}
                onChange={(event) => setEntry({ ...entry, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('signIn.email')} error={invite.error?.message}>
            {(control) => (
              <Input
                {...control}
                type="email"
                required
                value={entry.email}
                onChange={(event) => setEntry({ ...entry, email: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('members.role')} hint={t(`roleText.${entry.role}`)}>
            {({ id }) => (
              <Select
                id={id}
                look="field"
                label={t('members.role')}
                value={entry.role}
                options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                onChange={(role) => setEntry({ ...entry, role })}
              />
            )}
          </Field>
        </form>
      )}
    </Dialog>
  )
}
