import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { showMoney } from '../catalogue/money.ts'
import { failedRefundsQuery, type Refund, refundsKey, retryRefund } from './payment-queries.ts'

/** Money that was to go back and did not: shown only where there is some, with the way to try again. */
export function FailedRefunds({ onOpen }: { onOpen: (orderId: string) => void }) {
  const { t } = useWords()
  const { data } = useQuery(failedRefundsQuery)
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section
      aria-label={t('refunds.title')}
      className="mx-4 mb-4 rounded-card border border-line bg-warn-soft p-4 md:mx-6"
    >
      <h2 className="flex items-center gap-2 font-strong text-warn">
        <CircleAlert aria-hidden="true" size={16} className="shrink-0" />
        {t('refunds.failed', { count: items.length })}
      </h2>
      <p className="mt-1 text-13">{t('refunds.intro')}</p>
      <ul className="mt-2">
        {items.map((one) => (
          <Row key={one.id} refund={one} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function Row({ refund, onOpen }: { refund: Refund; onOpen: (orderId: string) => void }) {
  const { t, format } = useWords()
  const mayWrite = useScope('orders:write')
  const retry = useMutation({
    mutationFn: () => retryRefund(refund.id),
    onSuccess: async () => {
      tell(t('refunds.retried', { number: refund.number }))
      await queryClient.invalidateQueries({ queryKey: refundsKey })
    },
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-2">
      <button
        type="button"
        onClick={() => onOpen(refund.orderId)}
        className="font-strong underline-offset-2 hover:underline"
      >
        {refund.number}
      </button>
      <span className="tabular-nums">{showMoney(format, refund.amount, refund.currency)}</span>
      <span className="text-13 text-text-2">
        {t('refunds.tried', {
          count: refund.tries,
          provider: refund.provider,
          at: format.dateTime(refund.at),
        })}
      </span>
      {mayWrite && (
        <Button size="sm" className="ml-auto" isBusy={retry.isPending} onClick={() => retry.mutate()}>
          {t('refunds.again')}
        </Button>
      )}
    </li>
  )
}
