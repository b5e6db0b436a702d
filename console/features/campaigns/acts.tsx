import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, Copy, Pause, Play, Send, Square } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { tell, tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { type Campaign, campaignPath, campaignQuery } from './campaign-queries.ts'

type Act = 'pause' | 'resume' | 'go-on' | 'stop'

/** What can be asked of a campaign on its way: pausing is taken back with one press, stopping asks first. */
export function Acts({ campaign }: { campaign: Campaign }) {
  const { t } = useWords()
  const canLaunch = useScope('campaigns:launch')
  const canWrite = useScope('campaigns:write')
  const [isStopping, setStopping] = useState(false)
  const { id, acts } = campaign
  const change = useMutation({
    mutationFn: (act: Act) => request<Campaign>(`${campaignPath(id)}/${act}`, { method: 'POST' }),
    onSuccess: async (changed, act) => {
      queryClient.setQueryData(campaignQuery(id).queryKey, changed)
      await queryClient.invalidateQueries({ queryKey: ['campaign-results', id] })
      if (act === 'pause')
        tellWithUndo(t('campaigns.paused'), { label: t('action.undo'), run: () => change.mutate('resume') })
      setStopping(false)
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <>
      {canLaunch && (
        <StateButtons
          acts={acts}
          isBusy={change.isPending}
          onAct={(act) => (act === 'stop' ? setStopping(true) : change.mutate(act))}
        />
      )}
      {canWrite && <CopyButton campaign={campaign} />}
      {canWrite && (campaign.state === 'finished' || campaign.state === 'stopped') && (
        <ArchiveButton campaign={campaign} />
      )}
      <Dialog
        isOpen={isStopping}
        onClose={() => setStopping(false)}
        title={t('campaigns.stopTitle', { name: campaign.name })}
        intro={t('campaigns.stopText')}
        actions={
          <>
            <Button onClick={() => setStopping(false)}>{t('action.cancel')}</Button>
            <Button tone="danger" isBusy={change.isPending} onClick={() => change.mutate('stop')}>
              {t('campaigns.stopNow')}
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  )
}

interface StateButtonsProps {
  acts: Campaign['acts']
  isBusy: boolean
  onAct: (act: Act) => void
}

function StateButtons({ acts, isBusy, onAct }: StateButtonsProps) {
  const { t } = useWords()
  return (
    <>
      {acts.includes('goOn') && (
        <Button tone="primary" icon={Send} isBusy={isBusy} onClick={() => onAct('go-on')}>
          {t('campaigns.goOn')}
        </Button>
      )}
      {acts.includes('resume') && (
        <Button tone="primary" icon={Play} isBusy={isBusy} onClick={() => onAct('resume')}>
          {t('campaigns.resume')}
        </Button>
      )}
      {acts.includes('pause') && (
        <Button icon={Pause} isBusy={isBusy} onClick={() => onAct('pause')}>
          {t('campaigns.pause')}
        </Button>
      )}
      {acts.includes('stop') && (
        <Button tone="danger" icon={Square} onClick={() => onAct('stop')}>
          {t('campaigns.stop')}
        </Button>
      )}
    </>
  )
}

function CopyButton({ campaign }: { campaign: Campaign }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const copy = useMutation({
    mutationFn: () =>
      request<Campaign>(`${campaignPath(campaign.id)}/copy`, {
        method: 'POST',
        body: { name: t('campaigns.copyName', { name: campaign.name.slice(0, 150) }) },
      }),
    onSuccess: ({ id }) => navigate({ to: '/campaigns/$id', params: { id } }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return <IconButton label={t('campaigns.copy')} icon={Copy} onClick={() => copy.mutate()} />
}

function ArchiveButton({ campaign }: { campaign: Campaign }) {
  const { t } = useWords()
  const isArchived = campaign.archivedAt !== null
  const archive = useMutation({
    mutationFn: (next: boolean) =>
      request<Campaign>(`${campaignPath(campaign.id)}/archive`, {
        method: 'POST',
        body: { isArchived: next },
      }),
    onSuccess: async (_, next) => {
      await queryClient.invalidateQueries({ queryKey: ['campaigns'] })
      await queryClient.invalidateQueries({ queryKey: ['campaign-results', campaign.id] })
      if (next)
        tellWithUndo(t('campaigns.archivedDone'), {
          label: t('action.undo'),
          run: () => archive.mutate(false),
        })
      else tell(t('campaigns.restored'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <IconButton
      label={t(isArchived ? 'campaigns.restore' : 'campaigns.archive')}
      icon={Archive}
      onClick={() => archive.mutate(!isArchived)}
    />
  )
}
