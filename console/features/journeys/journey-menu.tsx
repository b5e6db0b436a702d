import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  Archive,
  ArchiveRestore,
  ArrowRightLeft,
  Copy,
  Download,
  Ellipsis,
  Square,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { downloadText } from '../../app/browser/download.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Menu, MenuItem, MenuLine } from '../../kit/menu.tsx'
import { tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { type Journey, journeyPath, journeyQuery, reportQuery } from './journey-queries.ts'
import { MoveDialog } from './move-dialog.tsx'

export const keep = (journey: Journey): void => {
  queryClient.setQueryData(journeyQuery(journey.id).queryKey, journey)
  void queryClient.invalidateQueries({ queryKey: ['journeys'] })
}

type Asking = 'move' | 'stop' | 'delete'

/** What is done with a journey now and then: as a file, copied, moved on, put away, ended. */
export function JourneyMenu({ journey }: { journey: Journey }) {
  const { t } = useWords()
  const canWrite = useScope('journeys:write')
  const canLaunch = useScope('journeys:launch')
  const [asking, setAsking] = useState<Asking | null>(null)
  const isUnderWay = journey.state === 'live' || journey.state === 'paused'
  const close = () => setAsking(null)
  const write = async (): Promise<void> => {
    const code = await request<unknown>(`${journeyPath(journey.id)}/code`)
    downloadText(`${journey.name}.journey.json`, 'application/json', `${JSON.stringify(code, null, 2)}\n`)
  }
  return (
    <>
      <Menu align="end" trigger={<IconButton label={t('journeys.moreActs')} icon={Ellipsis} />}>
        <MenuItem icon={Download} onSelect={() => void write()}>
          {t('journeys.export')}
        </MenuItem>
        {canWrite && <CopyItem journey={journey} />}
        {canLaunch && isUnderWay && (journey.version ?? 0) > 1 && (
          <MenuItem icon={ArrowRightLeft} onSelect={() => setAsking('move')}>
            {t('journeys.move')}
          </MenuItem>
        )}
        {canWrite && !isUnderWay && <ArchiveItem journey={journey} />}
        {canLaunch && isUnderWay && (
          <>
            <MenuLine />
            <MenuItem icon={Square} onSelect={() => setAsking('stop')}>
              {t('journeys.stop')}
            </MenuItem>
          </>
        )}
        {canWrite && journey.version === null && (
          <>
            <MenuLine />
            <MenuItem icon={Trash2} onSelect={() => setAsking('delete')}>
              {t('journeys.delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      {asking === 'move' && <MoveDialog journey={journey} onClose={close} />}
      {asking === 'stop' && <StopDialog journey={journey} onClose={close} />}
      {asking === 'delete' && <DeleteDialog journey={journey} onClose={close} />}
    </>
  )
}

function CopyItem({ journey }: { journey: Journey }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const copy = useMutation({
    mutationFn: () =>
      request<Journey>(`${journeyPath(journey.id)}/copy`, {
        method: 'POST',
        body: { name: t('journeys.copyName', { name: journey.name }).slice(0, 200) },
      }),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['journeys'] })
      await navigate({ to: '/journeys/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <MenuItem icon={Copy} onSelect={() => copy.mutate()}>
      {t('journeys.copy')}
    </MenuItem>
  )
}

function ArchiveItem({ journey }: { journey: Journey }) {
  const { t } = useWords()
  const isArchived = journey.archivedAt !== null
  const archive = useMutation({
    mutationFn: (next: boolean) =>
      request<Journey>(`${journeyPath(journey.id)}/archive`, { method: 'POST', body: { isArchived: next } }),
    onSuccess: keep,
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <MenuItem
      icon={isArchived ? ArchiveRestore : Archive}
      onSelect={() =>
        archive.mutate(!isArchived, {
          onSuccess: () =>
            tellWithUndo(t(isArchived ? 'journeys.restored' : 'journeys.putAway'), {
              label: t('action.undo'),
              run: () => archive.mutate(isArchived),
            }),
        })
      }
    >
      {t(isArchived ? 'journeys.restore' : 'journeys.archive')}
    </MenuItem>
  )
}

interface AskingProps {
  journey: Journey
  onClose: () => void
}

/** Nobody can bring a journey back that was ended: says first how many would have to leave. */
function StopDialog({ journey, onClose }: AskingProps) {
  const { t } = useWords()
  const report = useQuery(reportQuery(journey.id, journey.state === 'live'))
  const stop = useMutation({
    mutationFn: () => request<Journey>(`${journeyPath(journey.id)}/stop`, { method: 'POST' }),
    onSuccess: (stopped) => {
      keep(stopped)
      onClose()
    },
  })
  return (
    <Confirm
      title={t('journeys.stopTitle', { name: journey.name })}
      text={t('journeys.stopText', { count: report.data?.inside ?? 0 })}
      label={t('journeys.stop')}
      act={stop}
      onClose={onClose}
    />
  )
}

function DeleteDialog({ journey, onClose }: AskingProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => request<unknown>(journeyPath(journey.id), { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/journeys' })
      await queryClient.invalidateQueries({ queryKey: ['journeys'] })
    },
  })
  return (
    <Confirm
      title={t('journeys.deleteTitle', { name: journey.name })}
      text={t('journeys.deleteText')}
      label={t('journeys.delete')}
      act={remove}
      onClose={onClose}
    />
  )
}

interface ConfirmProps {
  title: string
  text: string
  label: string
  act: { isPending: boolean; error: Error | null; mutate(): void }
  onClose: () => void
}

function Confirm({ title, text, label, act, onClose }: ConfirmProps) {
  const { t } = useWords()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" isBusy={act.isPending} onClick={() => act.mutate()}>
            {label}
          </Button>
        </>
      }
    >
      <p className="text-text-2">{text}</p>
      {act.error !== null && (
        <p role="alert" className="mt-2 text-danger">
          {act.error.message}
        </p>
      )}
    </Dialog>
  )
}
