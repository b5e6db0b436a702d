import { useMutation, useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type Hold, holdsQuery, liftHold, reloadRequests } from './consent-api.ts'
import { CustomerName } from './customer-name.tsx'

/** Persons whose data must be kept for now: who, why, since when, by whom; lifted by hand. */
export function HoldsList() {
  const { t } = useWords()
  const query = useQuery(holdsQuery)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data.items.length === 0) return <Empty title={t('holds.empty')}>{t('holds.emptyText')}</Empty>
  return (
    <ul aria-label={t('holds.list')}>
      {query.data.items.map((hold) => (
        <HoldRow key={hold.id} hold={hold} />
      ))}
    </ul>
  )
}

function HoldRow({ hold }: { hold: Hold }) {
  const { t, format } = useWords()
  const lift = useMutation({
    mutationFn: () => liftHold(hold.id),
    onSuccess: async () => {
      tell(t('holds.lifted'))
      await reloadRequests()
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-3">
      <div className="min-w-0 flex-1">
        <CustomerName id={hold.customerId} name={hold.customerName} />
        <p className="mt-0.5 whitespace-pre-wrap break-words">{hold.reason}</p>
        <p className="mt-0.5 text-12 text-text-2">
          {format.dateTime(hold.setAt)} · {hold.setBy}
        </p>
      </div>
      <Button isBusy={lift.isPending} onClick={() => lift.mutate()}>
        {t('holds.lift')}
      </Button>
    </li>
  )
}
