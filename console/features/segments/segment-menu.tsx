import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Copy, Ellipsis, FolderInput, Megaphone, Trash2 } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Confirm } from '../../kit/confirm.tsx'
import { FolderDialog } from '../../kit/folders.tsx'
import { Menu, MenuItem, MenuLine } from '../../kit/menu.tsx'
import { tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { type Segment, type SegmentRow, segmentPath, segmentsQuery } from './segment-queries.ts'

/** Into a folder, of those there are or another. */
function FileDialog(dialog: Omit<ComponentProps<typeof FolderDialog>, 'known'>) {
  const { data } = useInfiniteQuery(segmentsQuery({}))
  return <FolderDialog {...dialog} known={data?.pages[0]?.folders.map(({ name }) => name) ?? []} />
}

type Shown = Pick<SegmentRow, 'id' | 'name' | 'folder' | 'state' | 'uses' | 'people'>

const refresh = (id: string) =>
  Promise.all([['segments'], ['segment', id]].map((queryKey) => queryClient.invalidateQueries({ queryKey })))

/** Names, folders, putting live or away: what does not touch the condition. */
export function useSegmentChange(id: string) {
  const { t } = useWords()
  return useMutation({
    mutationFn: (body: { name?: string; folder?: string; state?: 'live' | 'archived' }) =>
      request<Segment>(segmentPath(id), { method: 'PATCH', body }),
    onSettled: () => refresh(id),
    onError: (error) => tellFailure(error, t('error.title')),
  })
}

/** What can be done with a segment besides changing its condition. */
export function SegmentMenu({ segment }: { segment: Shown }) {
  const { t } = useWords()
  const canManage = useScope('segments:manage')
  const [asking, setAsking] = useState<'folder' | 'delete' | null>(null)
  const change = useSegmentChange(segment.id)
  if (!canManage) return null
  const isArchived = segment.state === 'archived'
  const archive = () => {
    const [next, back] = isArchived ? (['live', 'archived'] as const) : (['archived', 'live'] as const)
    change.mutate(
      { state: next },
      {
        onSuccess: () =>
          tellWithUndo(isArchived ? t('segments.restored') : t('segments.putAway'), {
            label: t('action.undo'),
            run: () => change.mutate({ state: back }),
          }),
      },
    )
  }
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('segments.more', { name: segment.name })} />}
      >
        <CopyItem segment={segment} />
        <Advertise segment={segment} />
        <MenuItem icon={FolderInput} onSelect={() => setAsking('folder')}>
          {t('folders.move')}
        </MenuItem>
        <MenuItem icon={isArchived ? ArchiveRestore : Archive} onSelect={archive}>
          {isArchived ? t('segments.restore') : t('segments.archive')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={Trash2} onSelect={() => setAsking('delete')}>
          {t('segments.delete')}
        </MenuItem>
      </Menu>
      {asking === 'folder' && (
        <FileDialog
          folder={segment.folder}
          isBusy={change.isPending}
          error={change.error}
          onSave={(folder) => change.mutate({ folder }, { onSuccess: () => setAsking(null) })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'delete' && <DeleteDialog segment={segment} onClose={() => setAsking(null)} />}
    </>
  )
}

function CopyItem({ segment }: { segment: Shown }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const copy = useMutation({
    mutationFn: () =>
      request<Segment>(`${segmentPath(segment.id)}/copy`, {
        method: 'POST',
        body: { name: t('segments.copyName', { name: segment.name }).slice(0, 200) },
      }),
    onSuccess: async ({ id }) => {
      void refresh(id)
      await navigate({ to: '/customers/segments/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <MenuItem icon={Copy} onSelect={() => copy.mutate()}>
      {t('segments.copy')}
    </MenuItem>
  )
}

/** Leads to a new audience at an ad platform, made of this segment. */
function Advertise({ segment }: { segment: Shown }) {
  const { t } = useWords()
  const navigate = useNavigate()
  if (!useScope('campaigns:launch') || segment.state !== 'live') return null
  const open = () => void navigate({ to: '/campaigns', search: { view: 'ads', segment: segment.id } })
  return (
    <MenuItem icon={Megaphone} onSelect={open}>
      {t('segments.advertise')}
    </MenuItem>
  )
}

function DeleteDialog({ segment, onClose }: { segment: Shown; onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => request<unknown>(segmentPath(segment.id), { method: 'DELETE' }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['segments'] })
      onClose()
      await navigate({ to: '/customers/segments', search: {} })
    },
  })
  const isUsed = segment.uses.length > 0
  return (
    <Confirm
      title={t('segments.deleteTitle', { name: segment.name })}
      label={t('segments.delete')}
      act={remove}
      isForbidden={isUsed}
      onClose={onClose}
    >
      {isUsed
        ? t('segments.deleteUsed', { names: segment.uses.map((one) => one.name).join(', ') })
        : t('segments.deleteText', { count: segment.people })}
    </Confirm>
  )
}
