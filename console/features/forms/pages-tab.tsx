import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ExternalLink, Link2, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import type { CreateContentReply, ListContentReply, ListPagesReply } from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Bone, Empty, Failure } from '../../kit/states.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { emptyDocument } from '../content/model.ts'
import { PreviewLink } from './preview-link.tsx'

type Item = ListContentReply['items'][number]
type Address = ListPagesReply['items'][number]

const pagesKey = ['content', 'pages']

/** Every page with the address it is seen at. */
const usePages = () =>
  useQuery({
    queryKey: pagesKey,
    queryFn: async ({ signal }) => {
      const [items, addresses] = await Promise.all([
        request<ListContentReply>(withParams('/api/v1/content', { kind: 'page', limit: 200 }), { signal }),
        request<ListPagesReply>('/api/v1/pages', { signal }),
      ])
      const byItem = new Map(addresses.items.map((one) => [one.itemId, one]))
      return items.items.map((item) => ({ item, address: byItem.get(item.id) ?? null }))
    },
  })

/** Landing pages: what they are called, and where they are seen. */
export function PagesTab() {
  const { t } = useWords()
  const pages = usePages()
  if (pages.isError) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.isPending)
    return (
      <div className="px-4 py-6 md:px-6">
        <Bone className="h-12 w-full" />
      </div>
    )
  if (pages.data.length === 0) return <Empty title={t('pages.empty')}>{t('pages.emptyText')}</Empty>
  return (
    <ul className="flex flex-col overflow-y-auto px-4 py-2 md:px-6">
      {pages.data.map(({ item, address }) => (
        <PageRow key={item.id} item={item} address={address} />
      ))}
    </ul>
  )
}

/** Begins a page and opens it. */
export function NewPage() {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const canWrite = useScope('content:write')
  const create = useMutation({
    mutationFn: () => {
      const name = t('pages.newName')
      const heading = { kind: 'heading', id: 'heading', level: 1, text: { [language]: name } }
      const document = { ...emptyDocument(language), channels: [], body: { blocks: [heading] } }
      return request<CreateContentReply>('/api/v1/content', {
        method: 'POST',
        body: { kind: 'page', name, document },
      })
    },
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['content'] })
      await navigate({ to: '/content/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canWrite) return null
  return (
    <Button tone="primary" icon={Plus} isBusy={create.isPending} onClick={() => create.mutate()}>
      {t('pages.new')}
    </Button>
  )
}

function PageRow({ item, address }: { item: Item; address: Address | null }) {
  const { t } = useWords()
  const canPublish = useScope('content:publish')
  const [isOpen, setOpen] = useState(false)
  const isSeen = address?.isPublished === true
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <div className="min-w-48 flex-1">
        <Link to="/content/$id" params={{ id: item.id }} className="font-medium">
          {item.name}
        </Link>
        <p className="text-12 text-text-3">
          {address === null
            ? t('pages.noAddress')
            : isSeen
              ? address.path
              : t('pages.unpublished', { path: address.path })}
        </p>
      </div>
      {isSeen && (
        <a className={buttonClass('plain')} href={address.path} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden="true" size={14} />
          {t('forms.open')}
        </a>
      )}
      <PreviewLink item={item} />
      {canPublish && (
        <Button icon={Link2} onClick={() => setOpen(true)}>
          {t('pages.address')}
        </Button>
      )}
      {isOpen && <AddressDialog item={item} address={address} onClose={() => setOpen(false)} />}
    </li>
  )
}

/** Letters and digits with dashes, as an address takes them. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

function AddressDialog({
  item,
  address,
  onClose,
}: {
  item: Item
  address: Address | null
  onClose: () => void
}) {
  const { t } = useWords()
  const form = useId()
  const [slug, setSlug] = useState(address?.slug ?? slugOf(item.name))
  const put = useMutation({
    mutationFn: () =>
      request<object>(`/api/v1/content/${encodeURIComponent(item.id)}/address`, {
        method: 'PUT',
        body: { slug },
      }),
    onSuccess: async () => {
      tell(t('pages.addressed'))
      onClose()
      await queryClient.invalidateQueries({ queryKey: pagesKey })
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('pages.addressOf', { name: item.name })}
      {...(address === null ? {} : { intro: t('pages.addressText') })}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={form} isBusy={put.isPending}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          put.mutate()
        }}
      >
        <TextField
          label={t('pages.address')}
          hint={t('pages.addressHint')}
          error={put.error?.message}
          required
          pattern="[a-z0-9](?:[a-z0-9\-]{0,78}[a-z0-9])?"
          value={slug}
          onChange={setSlug}
        />
      </form>
    </Dialog>
  )
}
