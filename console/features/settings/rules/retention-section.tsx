import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GetRetentionReply, PutRetentionBody } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { tell } from '../../../kit/tell.ts'
import { TextField } from '../../../kit/text-field.tsx'

const path = '/api/v1/retention'
const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => request<GetRetentionReply>(path, { signal }),
})

/** How long what is known of past contacts is kept, month by month. */
export function RetentionSection({ canChange }: { canChange: boolean }) {
  const { t } = useWords()
  const query = useQuery(retentionQuery)
  return (
    <section className="max-w-160 border-t pt-6">
      <h2 className="text-16 font-strong">{t('retention.title')}</h2>
      <p className="mt-1 text-text-2">{t('retention.text')}</p>
      {query.isPending ? (
        <PageLoading />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <RetentionForm key={JSON.stringify(query.data)} retention={query.data} canChange={canChange} />
      )}
    </section>
  )
}

const fields = ['decisionMonths', 'contactMonths', 'bodyMonths', 'rowMonths'] as const

interface FormProps {
  retention: GetRetentionReply
  canChange: boolean
}

function RetentionForm({ retention, canChange }: FormProps) {
  const { t, format } = useWords()
  const [typed, setTyped] = useState(() => fields.map((field) => String(retention[field])))
  const isSame = fields.every((field, i) => typed[i] === String(retention[field]))
  const save = useMutation({
    mutationFn: (body: PutRetentionBody) => request<GetRetentionReply>(path, { method: 'PUT', body }),
    onSuccess: (saved) => {
      queryClient.setQueryData(retentionQuery.queryKey, saved)
      tell(t('retention.saved'))
    },
  })
  const monthsOf = (i: number) => Number(typed[i])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          decisionMonths: monthsOf(0),
          contactMonths: monthsOf(1),
          bodyMonths: monthsOf(2),
          rowMonths: monthsOf(3),
        })
      }}
    >
      <fieldset disabled={!canChange} className="mt-4 grid gap-4 sm:grid-cols-2">
        <legend className="sr-only">{t('retention.title')}</legend>
        {fields.map((field, i) => (
          <TextField
            key={field}
            label={t(`retention.${field}`)}
            hint={t('retention.default', { months: retention.defaults[field] })}
            type="number"
            min={field === 'contactMonths' ? 13 : 1}
            max={240}
            required
            value={typed[i] ?? ''}
            onChange={(next) => setTyped(typed.with(i, next))}
          />
        ))}
      </fieldset>
      {save.isError && (
        <p role="alert" className="mt-3 text-danger">
          {save.error.message || t('error.unreachableHint')}
        </p>
      )}
      {retention.lastRun !== null && (
        <p className="mt-3 text-12 text-text-2">
          {t('retention.lastRun', { at: format.dateTime(retention.lastRun) })}
        </p>
      )}
      {canChange && (
        <Button tone="primary" type="submit" className="mt-4" isBusy={save.isPending} disabled={isSame}>
          {t('action.save')}
        </Button>
      )}
    </form>
  )
}
