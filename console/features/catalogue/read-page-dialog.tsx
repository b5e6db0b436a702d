import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PutProductsReply, ReadProductPageReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { showMoney } from './money.ts'
import { Picture } from './picture.tsx'

type PageProduct = ReadProductPageReply['items'][number]

/** Products of a page by its schema.org data: looked at first, then put into the catalogue. */
export function ReadPageDialog({ onClose }: { onClose: () => void }) {
  const [page, setPage] = useState<ReadProductPageReply | null>(null)
  return page === null ? (
    <AskForPage onRead={setPage} onClose={onClose} />
  ) : (
    <Preview page={page} onClose={onClose} />
  )
}

interface AskProps {
  onRead: (page: ReadProductPageReply) => void
  onClose: () => void
}

function AskForPage({ onRead, onClose }: AskProps) {
  const { t } = useWords()
  const [url, setUrl] = useState('')
  const read = useMutation({
    mutationFn: () =>
      request<ReadProductPageReply>('/api/v1/catalog/read-page', {
        method: 'POST',
        body: { url: url.trim() },
      }),
    onSuccess: onRead,
  })
  return (
    <FormDialog
      title={t('catalogue.page.read')}
      intro={t('catalogue.page.intro')}
      submit={t('catalogue.page.look')}
      isBusy={read.isPending}
      isIncomplete={url.trim() === ''}
      error={read.error}
      onClose={onClose}
      onSubmit={() => read.mutate()}
    >
      <TextField label={t('catalogue.page.url')} type="url" maxLength={2_000} value={url} onChange={setUrl} />
    </FormDialog>
  )
}

function Preview({ page, onClose }: { page: ReadProductPageReply; onClose: () => void }) {
  const { t } = useWords()
  const refused = new Map(page.refused.map((one) => [one.index, one.hint ?? one.code ?? '']))
  const fit = page.items.filter((_, index) => !refused.has(index))
  const put = useMutation({
    mutationFn: () =>
      request<PutProductsReply>('/api/v1/catalog/products', { method: 'POST', body: { items: fit } }),
    onSuccess: async ({ items }) => {
      for (const key of ['products', 'categories', 'product'])
        await queryClient.invalidateQueries({ queryKey: [key] })
      tell(t('catalogue.page.taken', { count: items.filter((one) => one.outcome !== 'refused').length }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('catalogue.page.found', { count: page.items.length })}
      intro={page.url}
      width="wide"
      submit={t('catalogue.page.put')}
      isBusy={put.isPending}
      isIncomplete={fit.length === 0}
      error={put.error}
      onClose={onClose}
      onSubmit={() => put.mutate()}
    >
      <ul className="flex flex-col divide-y divide-line">
        {page.items.map((one, index) => (
          <Row key={one.id} product={one} refused={refused.get(index)} />
        ))}
      </ul>
    </FormDialog>
  )
}

function Row({ product, refused }: { product: PageProduct; refused: string | undefined }) {
  const { t, format } = useWords()
  const price = product.variants.find((one) => one.price !== undefined)?.price
  return (
    <li className="flex items-center gap-3 py-2">
      <Picture url={product.pictures[0]?.url ?? null} alt="" className="size-12 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-strong">{product.name}</p>
        <p className="text-12 text-text-2">
          {[
            product.brand,
            product.categories[0],
            t('catalogue.page.variants', { count: product.variants.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {refused !== undefined && <p className="text-12 text-danger">{refused}</p>}
      </div>
      <span className="shrink-0 font-strong">
        {price === undefined ? t('catalogue.noPrice') : showMoney(format, price.amount, price.currency)}
      </span>
    </li>
  )
}
