import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  Archive,
  ArchiveRestore,
  ArrowRightLeft,
  Copy,
  Download,
  Ellipsis,
  FolderInput,
  Square,
  Trash2,
  UserRoundPlus,
} from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { downloadText } from '../../app/browser/download.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Confirm } from '../../kit/confirm.tsx'
import { FolderDialog } from '../../kit/folders.tsx'
import { Menu, MenuItem, MenuLine } from '../../kit/menu.tsx'
import { tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { type Journey, journeyPath, journeyQuery, journeysQuery, reportQuery } from './journey-queries.ts'
import type { Drawing } from './use-drawing.ts'

const EnterDialog = lazy(() =>
  import('./enter-dialog.tsx').then((dialog) => ({ default: dialog.EnterDialog })),
)
const MoveDialog = lazy(() => import('./move-dialog.tsx').then((dialog) => ({ default: dialog.MoveDialog })))

export const keep = (journey: Journey): void => {
  queryClient.setQueryData(journeyQuery(journey.id).queryKey, journey)
  void queryClient.invalidateQueries({ queryKey: ['journeys'] })
}

/** What a list knows of a journey is enough. */
export type Handled = Omit<Journey, 'graph'>

type Asking = 'enter' | 'folder' | 'move' | 'stop' | 'delete'

interface JourneyMenuProps {
  journey: Handled
  /** Where it is open to be drawn: it saves the folder with the rest. */
  drawing?: Drawing | undefined
}

/** What is done with a journey now and then: somebody let in, as a file, copied, filed, moved on, put away, ended. */
export function JourneyMenu({ journey, drawing }: JourneyMenuProps) {
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
      <Menu
        align="end"
        trigger={<IconButton label={t('journeys.moreOf', { name: journey.name })} icon={Ellipsis} />}
      >
        {canLaunch && journey.state === 'live' && (
          <MenuItem icon={UserRoundPlus} onSelect={() => setAsking('enter')}>
            {t('journeys.letIn')}
          </MenuItem>
        )}
        <MenuItem icon={Download} onSelect={() => void write()}>
          {t('journeys.export')}
        </MenuItem>
        {canWrite && <CopyItem journey={journey} />}
        {canWrite && (
          <MenuItem icon={FolderInput} onSelect={() => setAsking('folder')}>
            {t('folders.move')}
          </MenuItem>
        )}
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
      <Suspense>
        <Asked {...{ asking, journey, drawing }} onClose={close} />
      </Suspense>
    </>
  )
}

/** The dialog of what was chosen. */
function Asked({ asking, drawing, ...dialog }: AskingProps & AskedProps) {
  switch (asking) {
    case 'enter':
      return <EnterDialog {...dialog} />
    case 'folder':
      return <FileDialog {...dialog} drawing={drawing} />
    case 'move':
      return <MoveDialog {...dialog} />
    case 'stop':
      return <StopDialog {...dialog} />
    case 'delete':
      return <DeleteDialog {...dialog} />
    default:
      return null
  }
}

interface AskedProps {
  asking: Asking | null
  drawing: Drawing | undefined
}

/** Into a folder: what is open takes it along with its next save, of another only that is changed. */
function FileDialog({ journey, drawing, onClose }: AskingProps & Pick<JourneyMenuProps, 'drawing'>) {
  const { data } = useQuery(journeysQuery(false))
  const file = useMutation({
    async mutationFn(folder: string) {
      if (drawing !== undefined) return drawing.file(folder)
      const { revision, name, graph, needsSecond } = await request<Journey>(journeyPath(journey.id))
      const body = { revision, name, graph, needsSecond, folder }
      keep(await request<Journey>(journeyPath(journey.id), { method: 'PUT', body }))
    },
    onSuccess: onClose,
  })
  return (
    <FolderDialog
      folder={journey.folder}
      known={data?.items.map((one) => one.folder) ?? []}
      isBusy={file.isPending}
      error={file.error}
      onSave={file.mutate}
      onClose={onClose}
    />
  )
}

function CopyItem({ journey }: { journey: Handled }) {
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

function ArchiveItem({ journey }: { journey: Handled }) {
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
  journey: Handled
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
      label={t('journeys.stop')}
      act={stop}
      onClose={onClose}
    >
      {t('journeys.stopText', { count: report.data?.inside ?? 0 })}
    </Confirm>
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
      label={t('journeys.delete')}
      act={remove}
      onClose={onClose}
    >
      {t('journeys.deleteText')}
    </Confirm>
  )
}
