import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Copy, Ellipsis, Tags, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CopyContentReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { cleanPath } from '../../../kit/folder-path.ts'
import { FolderField } from '../../../kit/folders.tsx'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { Menu, MenuItem, MenuLine } from '../../../kit/menu.tsx'
import { tellFailure, tellWithUndo } from '../../../kit/tell.ts'
import { TextField } from '../../../kit/text-field.tsx'
import type { ListedItem } from '../model.ts'
import { contentPath, contentQuery } from '../queries.ts'

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['content'] })

/** What can be done with a message without opening it. */
export function ItemMenu({ item }: { item: ListedItem }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const canWrite = useScope('content:write')
  const [asking, setAsking] = useState<'sort' | 'delete' | null>(null)
  const change = useChange(item)
  const copy = useMutation({
    mutationFn: () =>
      request<CopyContentReply>(`${contentPath(item.id)}/copy`, {
        method: 'POST',
        body: { name: t('content.copyName', { name: item.name }).slice(0, 200) },
      }),
    onSuccess: async ({ id }) => {
      void refresh()
      await navigate({ to: '/content/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canWrite) return null
  const isArchived = item.archivedAt !== null
  const archive = (): void =>
    change.mutate(
      { isArchived: !isArchived },
      {
        onSuccess: () =>
          tellWithUndo(isArchived ? t('content.restored') : t('content.archived'), {
            label: t('action.undo'),
            run: () => change.mutate({ isArchived }),
          }),
      },
    )
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('content.more', { name: item.name })} />}
      >
        <MenuItem icon={Copy} onSelect={() => copy.mutate()}>
          {t('content.copy')}
        </MenuItem>
        <MenuItem icon={Tags} onSelect={() => setAsking('sort')}>
          {t('content.sort')}
        </MenuItem>
        <MenuItem icon={isArchived ? ArchiveRestore : Archive} onSelect={archive}>
          {isArchived ? t('content.restore') : t('content.archive')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={Trash2} onSelect={() => setAsking('delete')}>
          {t('content.delete')}
        </MenuItem>
      </Menu>
      <SortDialog item={item} isOpen={asking === 'sort'} onClose={() => setAsking(null)} />
      <DeleteDialog item={item} isOpen={asking === 'delete'} onClose={() => setAsking(null)} />
    </>
  )
}

function useChange(item: ListedItem) {
  const { t } = useWords()
  return useMutation({
    mutationFn: (body: { labels?: string[]; folder?: string; isArchived?: boolean }) =>
      request<unknown>(contentPath(item.id), { method: 'PATCH', body }),
    onSettled: () => refresh(),
    onError: (error) => tellFailure(error, t('error.title')),
  })
}

interface AskProps {
  item: ListedItem
  isOpen: boolean
  onClose: () => void
}

/** Where a message lies, and what it is marked with. */
function SortDialog({ item, isOpen, onClose }: AskProps) {
  const { t } = useWords()
  const change = useChange(item)
  const [text, setText] = useState(item.labels.join(', '))
  const [folder, setFolder] = useState(item.folder)
  const { data } = useInfiniteQuery({ ...contentQuery({}), enabled: isOpen })
  const known = (data?.pages[0]?.shelves ?? []).flatMap((one) => (one.kind === 'folder' ? [one.name] : []))
  const labels = [...new Set(text.split(',').map((each) => each.trim().slice(0, 60)))]
    .filter(Boolean)
    .slice(0, 20)
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('content.sort')}
      intro={item.name}
      submit={t('action.save')}
      isBusy={change.isPending}
      onSubmit={() => change.mutate({ labels, folder: cleanPath(folder) }, { onSuccess: onClose })}
    >
      <FolderField value={folder} known={known} onChange={setFolder} />
      <TextField label={t('content.labels')} hint={t('content.labelsHint')} value={text} onChange={setText} />
    </FormDialog>
  )
}

function DeleteDialog({ item, isOpen, onClose }: AskProps) {
  const { t } = useWords()
  const remove = useMutation({
    mutationFn: () => request<unknown>(contentPath(item.id), { method: 'DELETE' }),
    onSuccess: async () => {
      onClose()
      await refresh()
    },
  })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('content.deleteTitle', { name: item.name })}
      intro={t('content.deleteText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            {t('content.delete')}
          </Button>
        </>
      }
    >
      {remove.error && (
        <p role="alert" className="text-danger">
          {remove.error.message || t('error.unreachable')}
        </p>
      )}
    </Dialog>
  )
}
