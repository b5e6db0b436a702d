import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ListPictureUsesReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { PageLoading } from '../../../kit/states.tsx'
import { picturesQuery } from '../queries.ts'

interface Props {
  id: string
  name: string
}

/** Deletes a picture that nothing published shows; else says where it stands. */
export function DropPicture(picture: Props) {
  const { t } = useWords()
  const canWrite = useScope('content:write')
  const [isAsking, setAsking] = useState(false)
  if (!canWrite) return null
  return (
    <>
      <IconButton
        icon={Trash2}
        size="sm"
        label={t('content.dropPicture', { name: picture.name })}
        className="absolute top-1 right-1 bg-raised opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        onClick={() => setAsking(true)}
      />
      {isAsking && <DropDialog {...picture} onClose={() => setAsking(false)} />}
    </>
  )
}

const pathOf = (id: string): string => `/api/v1/pictures/${encodeURIComponent(id)}`

function DropDialog({ id, name, onClose }: Props & { onClose: () => void }) {
  const { t } = useWords()
  const uses = useQuery({
    queryKey: ['picture-uses', id],
    queryFn: ({ signal }) => request<ListPictureUsesReply>(`${pathOf(id)}/uses`, { signal }),
    staleTime: 0,
  })
  const drop = useMutation({
    mutationFn: () => request<object>(pathOf(id), { method: 'DELETE' }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: picturesQuery.queryKey })
    },
  })
  const isFree = uses.data?.isFree === true
  const error = uses.error ?? drop.error
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('content.dropPictureTitle', { name })}
      intro={
        uses.data === undefined ? undefined : isFree ? t('content.dropPictureText') : t('content.pictureUsed')
      }
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" disabled={!isFree} isBusy={drop.isPending} onClick={() => drop.mutate()}>
            {t('content.delete')}
          </Button>
        </>
      }
    >
      {uses.isPending && <PageLoading />}
      <ul className="flex flex-col gap-1">
        {uses.data?.items.map((use) => (
          <li key={use.id ?? use.kind} className="flex items-baseline gap-2">
            <span className="font-medium">{use.kind === 'brand' ? t('content.brand') : use.name}</span>
            <span className="text-12 text-text-2">{t(`content.pictureState.${use.state}`)}</span>
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className="mt-2 text-danger">
          {error.message || t('error.unreachable')}
        </p>
      )}
    </Dialog>
  )
}
