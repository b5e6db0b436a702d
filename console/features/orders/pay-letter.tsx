import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type Order, sendPayLetter } from './order-queries.ts'
import { useKeep } from './use-act.ts'

/** Writes to her where she can pay; whether and which way it goes is for the gate of consents to say. */
export function PayLetter({ order, size = 'lg' }: { order: Order; size?: 'sm' | 'lg' }) {
  const { t } = useWords()
  const keep = useKeep()
  const send = useMutation({
    mutationFn: () => sendPayLetter(order.id),
    onSuccess: (after) => {
      keep(after)
      tell(t('orders.letterAsked', { number: after.number }))
    },
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
  })
  return (
    <Button
      size={size}
      icon={Send}
      isBusy={send.isPending}
      disabled={send.isSuccess}
      onClick={() => send.mutate()}
    >
      {t('orders.sendLetter')}
    </Button>
  )
}
