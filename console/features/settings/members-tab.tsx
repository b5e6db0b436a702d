import { useMutation, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { type Member, type Role, roles } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { membersQuery, queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { ResetDialog } from './reset-dialog.tsx'

const memberPath = (id: string): string => `/api/v1/members/${encodeURIComponent(id)}`

/** Who works here, and as what. */
export function MembersTab() {
  const { t } = useWords()
  const query = useQuery(membersQuery)
  const [isInviting, setInviting] = useState(false)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const [resetting, setResetting] = useState<Member | null>(null)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <p className="text-text-2">{t('members.count', { count: query.data.items.length })}</p>
        <Button tone="primary" icon={UserPlus} onClick={() => setInviting(true)}>
          {t('members.invite')}
        </Button>
      </div>
      <Table
        isStacked
        label={t('settings.members')}
        columns={[
          { key: 'name', label: t('members.name') },
          { key: 'email', label: t('signIn.email') },
          { key: 'role', label: t('members.role') },
          { key: 'acts', label: t('table.acts'), align: 'right' },
        ]}
      >
        {query.data.items.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            onLeave={() => setLeaving(member)}
            onReset={() => setResetting(member)}
          />
        ))}
      </Table>
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} />
      <ResetDialog member={resetting} onClose={() => setResetting(null)} />
      <LeaveDialog member={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}

interface MemberRowProps {
  member: Member
  onLeave: () => void
  onReset: () => void
}

function MemberRow({ member, onLeave, onReset }: MemberRowProps) {
  const { t } = useWords()
  const isMe = member.isSelf
  const change = useMutation({
    mutationFn: (role: Role) => request<unknown>(memberPath(member.id), { method: 'PATCH', body: { role } }),
    onSuccess: () => tell(t('members.changed')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <tr>
      <Cell>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="min-w-0 break-words font-medium">{member.name || member.email}</span>
          {isMe && <Tag>{t('members.you')}</Tag>}
          {member.isPending && <Tag tone="warn">{t('members.invited')}</Tag>}
        </span>
      </Cell>
      <Cell>
        <span className="min-w-0 break-all text-text-2">{member.email}</span>
      </Cell>
      <Cell label={t('members.role')}>
        <span className="-mr-2 inline-block md:mr-0 md:-ml-2">
          <Select
            label={t('members.roleOf', { name: member.name })}
            value={change.isPending ? (change.variables ?? member.role) : member.role}
            options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => role !== member.role && change.mutate(role)}
          />
        </span>
      </Cell>
      <Cell align="right">
        {!isMe && (
          <span className="inline-flex flex-wrap justify-end gap-2">
            <Button size="sm" onClick={onReset}>
              {t(member.isPending ? 'members.relink' : 'members.reset')}
            </Button>
            <Button size="sm" tone="danger" onClick={onLeave}>
              {t('members.remove')}
            </Button>
          </span>
        )}
      </Cell>
    </tr>
  )
}

function LeaveDialog({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { t } = useWords()
  const remove = useMutation({
    mutationFn: (id: string) => request<unknown>(memberPath(id), { method: 'DELETE' }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: membersQuery.queryKey })
      tell(t('members.removed'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <Dialog
      isOpen={member !== null}
      onClose={onClose}
      title={t('members.removeTitle', { name: member?.name || member?.email || '' })}
      intro={t('members.removeText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" isBusy={remove.isPending} onClick={() => member && remove.mutate(member.id)}>
            {t('members.remove')}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}
