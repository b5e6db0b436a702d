import { useMutation, useQuery } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import type { AddPictureReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { Field, Input } from '../../../kit/field.tsx'
import { Failure } from '../../../kit/states.tsx'
import { picturesQuery } from '../queries.ts'
import { DropPicture } from './drop-picture.tsx'
import { readAsBase64, shrinkPicture } from './read-file.ts'

export interface ChosenPicture {
  url: string
  width?: number
  height?: number
}

interface Props {
  isOpen: boolean
  onClose: () => void
  onChoose: (picture: ChosenPicture) => void
}

/** Where mails find a picture: with the server's address, for it is opened elsewhere. */
export const urlOf = (path: string): string => new URL(path, location.origin).href

/** Chooses a picture among those of the workspace, adds one, or takes an address of the shop. */
export function PictureDialog({ isOpen, onClose, onChoose }: Props) {
  const { t } = useWords()
  const choose = (picture: ChosenPicture): void => {
    onChoose(picture)
    onClose()
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} width="wide" title={t('content.choosePicture')}>
      <UploadPlace onAdded={choose} />
      <Shelf onChoose={choose} />
      <AddressField onChoose={choose} />
    </Dialog>
  )
}

function UploadPlace({ onAdded }: { onAdded: (picture: ChosenPicture) => void }) {
  const { t } = useWords()
  const [isOver, setOver] = useState(false)
  const add = useMutation({
    mutationFn: async (file: File) => {
      const body = {
        name: file.name.slice(0, 200) || 'picture',
        data: await readAsBase64(await shrinkPicture(file)),
      }
      return request<AddPictureReply>('/api/v1/pictures', { method: 'POST', body })
    },
    onSuccess: ({ path, width, height }) => {
      void queryClient.invalidateQueries({ queryKey: picturesQuery.queryKey })
      onAdded({ url: urlOf(path), width, height })
    },
  })
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) add.mutate(file)
  }
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex cursor-pointer flex-col items-center gap-1 rounded-card border border-line-strong border-dashed px-4 py-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-focus ${isOver ? 'bg-brand-soft' : 'bg-surface hover:bg-sunken'}`}
    >
      <Upload aria-hidden="true" size={20} strokeWidth={1.75} className="text-text-3" />
      <span className="font-medium">{add.isPending ? t('content.uploading') : t('content.upload')}</span>
      <span className="text-12 text-text-2">{t('content.uploadNote')}</span>
      {add.error && (
        <span role="alert" className="text-12 text-danger">
          {add.error.message || t('error.unreachable')}
        </span>
      )}
      <input
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) add.mutate(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}

function Shelf({ onChoose }: { onChoose: (picture: ChosenPicture) => void }) {
  const query = useQuery(picturesQuery)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  return (
    <ul className="mt-4 grid max-h-72 grid-cols-3 gap-3 overflow-y-auto p-0.5 sm:grid-cols-4">
      {items.map(({ id, path, name, width, height }) => (
        <li key={id} className="group relative">
          <button
            type="button"
            onClick={() => onChoose({ url: urlOf(path), width, height })}
            className="flex w-full flex-col gap-1 text-left"
          >
            <img
              src={path}
              alt=""
              loading="lazy"
              className="aspect-square w-full rounded-control border border-line bg-sunken object-cover group-hover:border-line-strong"
            />
            <span className="w-full truncate text-12 text-text-2">{name}</span>
          </button>
          <DropPicture id={id} name={name} />
        </li>
      ))}
    </ul>
  )
}

function AddressField({ onChoose }: { onChoose: (picture: ChosenPicture) => void }) {
  const { t } = useWords()
  const [url, setUrl] = useState('')
  return (
    <form
      className="mt-4 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onChoose({ url: url.trim() })
        setUrl('')
      }}
    >
      <div className="flex-1">
        <Field label={t('content.pictureUrl')}>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder="https://"
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" disabled={!/^https?:\/\/\S+$/i.test(url.trim())}>
        {t('content.take')}
      </Button>
    </form>
  )
}
