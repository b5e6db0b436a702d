import { consentActs } from '@splot/contract/consent-words'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Older } from '../../kit/older.tsx'
import { Select } from '../../kit/select.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { purposesQuery, registerQuery } from './consent-api.ts'
import { listActs } from './consent-words.ts'
import { CustomerName } from './customer-name.tsx'
import { EntryRow } from './entry-row.tsx'
import { PersonPicker } from './person-picker.tsx'
import { PersonView } from './person-view.tsx'

/** Who agreed to what, when, how and with which proof: of one person, or of all, newest first. */
export function RegisterTab() {
  const { t } = useWords()
  const { customer } = useSearch({ from: '/shell/consents' })
  const navigate = useNavigate({ from: '/consents' })
  const choose = (id: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, customer: id }), replace: true })
  if (customer !== undefined) return <PersonView id={customer} onLeave={() => choose(undefined)} />
  return (
    <div className="flex max-w-240 flex-col gap-4">
      <div className="max-w-120">
        <PersonPicker person={null} onChange={(person) => choose(person?.id)} />
      </div>
      <RegisterFilters />
      <RegisterList label={t('consents.register')} />
    </div>
  )
}

function RegisterFilters() {
  const { t, language } = useWords()
  const { purpose, act } = useSearch({ from: '/shell/consents' })
  const navigate = useNavigate({ from: '/consents' })
  const purposes = useQuery(purposesQuery).data?.items ?? []
  const put = (change: { purpose?: string | undefined; act?: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <div className="-mb-2 flex flex-wrap gap-1">
      <Select
        label={t('consents.purpose')}
        value={purpose ?? 'all'}
        options={[
          { value: 'all', label: t('consents.anyPurpose') },
          ...purposes.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
        onChange={(next) => put({ purpose: next === 'all' ? undefined : next })}
      />
      <Select
        label={t('consents.act')}
        value={act ?? 'all'}
        options={[
          { value: 'all', label: t('consents.anyAct') },
          ...consentActs.map((each) => ({ value: each, label: t(`consents.actOf.${each}`) })),
        ]}
        onChange={(next) => put({ act: next === 'all' ? undefined : next })}
      />
    </div>
  )
}

function RegisterList({ label }: { label: string }) {
  const { t } = useWords()
  const { purpose, act } = useSearch({ from: '/shell/consents' })
  const query = useInfiniteQuery(registerQuery({ purpose, act }))
  const entries = listActs(query.data?.pages.flatMap((page) => page.items) ?? [])
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (entries.length === 0) return <Empty title={t('consents.empty')}>{t('consents.emptyText')}</Empty>
  return (
    <>
      <ol aria-label={label}>
        {entries.map((entry) => (
          <EntryRow key={`${entry.pos} ${entry.purpose} ${entry.channel}`} entry={entry}>
            <CustomerName id={entry.customerId} name={entry.customerName} />
          </EntryRow>
        ))}
      </ol>
      <Older query={query} />
    </>
  )
}
