import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { GetConnectionReply, MakeConnectionReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'

const spans = ['15', '60', '360', '1440'] as const
type Span = (typeof spans)[number]

/** Addresses of a feed made into a connection: its host is its name until somebody gives it another. */
const nameOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url).slice(0, 120)

/** A feed by its address, and what its first reading brought. */
export function AddFeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [url, setUrl] = useState('')
  const [every, setEvery] = useState<Span>('60')
  const make = useMutation({
    mutationFn: () =>
      request<MakeConnectionReply>('/api/v1/connections', {
        method: 'POST',
        body: { kind: 'feed', name: nameOf(url.trim()), settings: { url: url.trim(), every } },
      }),
  })
  if (make.data !== undefined) return <FirstReading id={make.data.id} onClose={onClose} />
  return (
    <FormDialog
      title={t('catalogue.feed.add')}
      intro={t('catalogue.feed.intro')}
      submit={t('catalogue.feed.read')}
      isBusy={make.isPending}
      isIncomplete={url.trim() === ''}
      error={make.error}
      onClose={onClose}
      onSubmit={() => make.mutate()}
    >
      <TextField
        label={t('catalogue.feed.url')}
        hint={t('catalogue.feed.urlHint')}
        type="url"
        maxLength={2_000}
        value={url}
        onChange={setUrl}
      />
      <Field label={t('catalogue.feed.every')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('catalogue.feed.every')}
            value={every}
            options={spans.map((value) => ({ value, label: t(`catalogue.feed.every.${value}`) }))}
            onChange={setEvery}
          />
        )}
      </Field>
    </FormDialog>
  )
}

/** How far it is, until everything that came has taken effect or was refused. */
function FirstReading({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['connections', id],
    queryFn: ({ signal }) => request<GetConnectionReply>(`/api/v1/connections/${id}`, { signal }),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 1_000),
  })
  const isDone = isOver(data)
  useEffect(() => {
    if (isDone)
      for (const key of ['products', 'categories']) void queryClient.invalidateQueries({ queryKey: [key] })
  }, [isDone])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('catalogue.feed.add')}
      actions={
        <>
          <Link to="/data" search={{ tab: 'connections', connection: id }} className="self-center underline">
            {t('catalogue.feed.open')}
          </Link>
          <Button tone="primary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <div role="status" className="flex flex-col gap-3">
        {data === undefined || !isDone ? (
          <p className="text-text-2">{t('catalogue.feed.reading')}</p>
        ) : (
          <Report feed={data} />
        )}
      </div>
    </Dialog>
  )
}

/** It was asked for, and nothing of it waits; or it could not be had. */
const isOver = (feed: GetConnectionReply | undefined): boolean =>
  feed !== undefined && (feed.pullFault !== null || (feed.pulledAt !== null && feed.waiting === 0))

function Report({ feed }: { feed: GetConnectionReply }) {
  const { t, format } = useWords()
  const { day, pullFault } = feed
  if (pullFault !== null)
    return (
      <p role="alert" className="text-danger">
        {t('catalogue.feed.fault', { reason: pullFault.title ?? pullFault.code })}
      </p>
    )
  return (
    <>
      <p>{t('catalogue.feed.taken', { count: day.taken, shown: format.number(day.taken) })}</p>
      {day.refused > 0 && (
        <>
          <p>{t('catalogue.feed.refused', { count: day.refused, shown: format.number(day.refused) })}</p>
          <ul className="text-12 text-text-2">
            {day.codes.map(({ code, title, count }) => (
              <li key={code} className="flex justify-between gap-3">
                <span>{title ?? code}</span>
                <span>{format.number(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
