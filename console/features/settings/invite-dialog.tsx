import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Role, roles } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { membersQuery, queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'

const blank = { email: '', name: '', role: 'agent' as Role }
type Entry = typeof blank

/** Adds a member and gives the one-time link to hand over. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const formId = useId()
  const [entry, setEntry] = useState<Entry>(blank)
  const invite = useMutation({
    mutationFn: () => request<{ link: string }>('/api/v1/members', { method: 'POST', body: entry }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
  })
  const close = (): void => {
    invite.reset()
    setEntry(blank)
    onClose()
  }
  const actions = invite.data ? (
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
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('members.invite')}
      intro={t(invite.data ? 'members.linkText' : 'members.inviteText')}
      actions={actions}
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
          <InviteFields entry={entry} error={invite.error} onChange={setEntry} />
        </form>
      )}
    </Dialog>
  )
}

interface InviteFieldsProps {
  entry: Entry
  error: Error | null
  onChange: (entry: Entry) => void
}

function InviteFields({ entry, error, onChange }: InviteFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t('members.name')}
        required
        value={entry.name}
        onChange={(name) => onChange({ ...entry, name })}
      />
      <TextField
        label={t('signIn.email')}
        error={error?.message}
        type="email"
        required
        value={entry.email}
        onChange={(email) => onChange({ ...entry, email })}
      />
      <Field label={t('members.role')} hint={t(`roleText.${entry.role}`)}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('members.role')}
            value={entry.role}
            options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => onChange({ ...entry, role })}
          />
        )}
      </Field>
    </>
  )
}
