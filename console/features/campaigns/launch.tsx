import { useMutation, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { type Campaign, campaignPath, campaignQuery, checkQuery } from './campaign-queries.ts'
import type { Draft } from './use-draft.ts'

/** The one primary act of a draft: asks once more, with the number of people. */
export function Launch({ id, draft }: { id: string; draft: Draft }) {
  const { t, format } = useWords()
  const canLaunch = useScope('campaigns:launch')
  const [isAsking, setAsking] = useState(false)
  const check = useQuery(checkQuery(id, draft.revision)).data
  const launch = useMutation({
    mutationFn: (confirmedPeople: number) =>
      request<Campaign>(`${campaignPath(id)}/launch`, { method: 'POST', body: { confirmedPeople } }),
    onSuccess: (campaign) => {
      queryClient.setQueryData(campaignQuery(id).queryKey, campaign)
      void queryClient.invalidateQueries({ queryKey: ['campaigns'] })
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['campaign-check', id] }),
  })
  if (!canLaunch) return null
  const isReady = check !== undefined && check.problems.length === 0 && draft.status === 'saved'
  const people = check?.counted.reachable ?? 0
  const values = { count: people, shown: format.number(people) }
  const { kind } = draft.plan.schedule
  return (
    <>
      <Button
        tone="primary"
        size="lg"
        icon={Send}
        className="w-full"
        disabled={!isReady}
        onClick={() => setAsking(true)}
      >
        {t(kind === 'now' ? 'campaigns.launch' : 'campaigns.plan')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t(kind === 'now' ? 'campaigns.launchTitle' : 'campaigns.planTitle', { name: draft.name })}
        intro={people === 0 ? t('campaigns.launchNobody') : t(`campaigns.launchText.${kind}`, values)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button tone="primary" isBusy={launch.isPending} onClick={() => launch.mutate(people)}>
              {t(kind === 'now' ? 'campaigns.launchNow' : 'campaigns.plan')}
            </Button>
          </>
        }
      >
        {launch.isError ? (
          <p role="alert" className="text-danger">
            {launch.error.message}
          </p>
        ) : null}
      </Dialog>
    </>
  )
}
