import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive } from 'lucide-react'
import { useState } from 'react'
import { nowMs } from '../../app/browser/clock.ts'
import { request } from '../../app/client.ts'
import { queryClient, workspacesQuery } from '../../app/queries.ts'
import { useScope, useWorkspace } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { tell, tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { AudiencePart } from './audience-part.tsx'
import { type Campaign, campaignPath, checkQuery } from './campaign-queries.ts'
import { CheckPanel, listMissing } from './check-panel.tsx'
import { GoalPart } from './goal-part.tsx'
import { Launch } from './launch.tsx'
import { MessagePart } from './message-part.tsx'
import { TimePart } from './time-part.tsx'
import { type Draft, useDraft } from './use-draft.ts'

/** A draft: four questions on one page, the check always beside them. */
export function Editor({ campaign }: { campaign: Campaign }) {
  const { t } = useWords()
  const { id } = campaign
  const draft = useDraft(campaign)
  const [now] = useState(nowMs)
  const missing = listMissing(useQuery(checkQuery(id, draft.revision)).data)
  const currency = useCurrency()
  const { plan, change } = draft
  return (
    <Page title={draft.name} note={<SaveState status={draft.status} />} action={<PutAway id={id} />}>
      <div className="min-h-0 flex-1 overflow-y-auto md:grid md:grid-cols-[minmax(0,1fr)_17rem] lg:grid-cols-[minmax(0,1fr)_20rem] md:overflow-hidden">
        <form
          aria-label={draft.name}
          className="relative min-w-0 px-4 pb-10 md:overflow-y-auto md:px-6"
          onSubmit={(event) => event.preventDefault()}
        >
          <div className="max-w-140 pb-5 lg:ml-60">
            <TextField
              label={t('campaigns.name')}
              value={draft.name}
              maxLength={200}
              onChange={draft.setName}
            />
          </div>
          <GoalPart
            goal={plan.goal}
            currency={currency}
            now={now}
            isMissing={missing.has('goal')}
            onChange={(goal) => change({ goal })}
          />
          <AudiencePart plan={plan} isMissing={missing.has('audience')} onChange={change} />
          <MessagePart
            id={id}
            plan={plan}
            isMissing={missing.has('message')}
            onChange={change}
            settle={draft.settle}
          />
          <TimePart plan={plan} now={now} isMissing={missing.has('time')} onChange={change} />
        </form>
        <aside
          aria-label={t('campaigns.check')}
          className="flex flex-col border-line bg-canvas max-md:border-t md:overflow-hidden md:border-l"
        >
          <div className="min-h-0 flex-1 px-4 pt-4 md:overflow-y-auto md:px-5">
            <h2 className="text-16 font-strong">{t('campaigns.check')}</h2>
            <CheckPanel id={id} draft={draft} />
          </div>
          <div className="border-line border-t p-4">
            <Launch id={id} draft={draft} />
          </div>
        </aside>
      </div>
    </Page>
  )
}

/** Money of the open workspace. */
function useCurrency(): string {
  const { id } = useWorkspace()
  return useQuery(workspacesQuery).data?.items.find((one) => one.id === id)?.currency ?? 'PLN'
}

function SaveState({ status }: { status: Draft['status'] }) {
  const { t } = useWords()
  return (
    <span role="status" className={status === 'failed' ? 'text-danger' : ''}>
      {t(`campaigns.save.${status}`)}
    </span>
  )
}

/** Put away, and brought back with one press. */
function PutAway({ id }: { id: string }) {
  const { t } = useWords()
  const canWrite = useScope('campaigns:write')
  const navigate = useNavigate()
  const archive = useMutation({
    mutationFn: (isArchived: boolean) =>
      request<Campaign>(`${campaignPath(id)}/archive`, { method: 'POST', body: { isArchived } }),
    onSuccess: async ({ archivedAt }) => {
      const undo = { label: t('action.undo'), run: () => archive.mutate(false) }
      if (archivedAt === null) tell(t('campaigns.restored'))
      else tellWithUndo(t('campaigns.archivedDone'), undo)
      await queryClient.invalidateQueries({ queryKey: ['campaigns'] })
      if (archivedAt !== null) await navigate({ to: '/campaigns', search: {} })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canWrite) return null
  return <IconButton label={t('campaigns.archive')} icon={Archive} onClick={() => archive.mutate(true)} />
}
