import { useMutation, useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import type { GetVersionReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Select } from '../../../kit/select.tsx'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { tellFailure, tellWithUndo } from '../../../kit/tell.ts'
import { contentPath, diffQuery } from '../queries.ts'
import { useStudio } from './studio.ts'

/** What changed since a version, in words, before beside after; and the way back to it. */
export function DiffList({ from, versions }: { from: number; versions: readonly number[] }) {
  const { t } = useWords()
  const [to, setTo] = useState<'draft' | number>('draft')
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="font-strong text-16">{t('content.changesSince', { version: from })}</h2>
        <Select
          label={t('content.compareWith')}
          value={String(to)}
          options={[
            { value: 'draft', label: t('content.draftNow') },
            ...versions
              .filter((one) => one !== from)
              .map((one) => ({ value: String(one), label: t('content.version', { version: one }) })),
          ]}
          onChange={(next) => setTo(next === 'draft' ? 'draft' : Number(next))}
        />
        <BringBack version={from} />
      </header>
      <Changes from={from} to={to === from ? 'draft' : to} />
    </>
  )
}

function Changes({ from, to }: { from: number; to: number | 'draft' }) {
  const { t } = useWords()
  const { item, revision } = useStudio()
  const query = useQuery({
    ...diffQuery(item.id, from, to),
    queryKey: ['content-diff', item.id, from, to, revision],
  })
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data.changes.length === 0) return <p className="text-text-2">{t('content.noChanges')}</p>
  return (
    <ul className="flex max-w-200 flex-col">
      {query.data.changes.map((change) => (
        <li key={change.place + change.kind} className="border-line border-t py-3 first:border-t-0">
          <div className="mb-1.5 text-12 text-text-2">{change.words.split(':').slice(0, 2).join(':')}</div>
          {change.kind === 'moved' ? null : (
            <div className="grid gap-2 sm:grid-cols-2">
              <Side text={change.before} isBefore />
              <Side text={change.after} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Side({ text, isBefore = false }: { text: string | null; isBefore?: boolean }) {
  const { t } = useWords()
  if (text === null || text === '')
    return (
      <div className="rounded-control border border-line border-dashed px-3 py-2 text-text-3">
        {t('content.nothing')}
      </div>
    )
  return (
    <div
      className={`whitespace-pre-wrap break-words rounded-control px-3 py-2 ${isBefore ? 'bg-danger-soft' : 'bg-ok-soft'}`}
    >
      {isBefore ? <del className="no-underline">{text}</del> : <ins className="no-underline">{text}</ins>}
    </div>
  )
}

/** Puts an old version's text into the draft; what is sent stays until one publishes. */
function BringBack({ version }: { version: number }) {
  const { t } = useWords()
  const { item, change, undo, isLocked } = useStudio()
  const bring = useMutation({
    mutationFn: () => request<GetVersionReply>(`${contentPath(item.id)}/versions/${version}`),
    onSuccess: ({ document }) => {
      change('', () => document)
      tellWithUndo(t('content.broughtBack', { version }), { label: t('action.undo'), run: undo })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (isLocked) return null
  return (
    <Button icon={History} className="ml-auto" isBusy={bring.isPending} onClick={() => bring.mutate()}>
      {t('content.bringBack')}
    </Button>
  )
}
