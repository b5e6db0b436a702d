import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ActOnOrderBody } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { tell, tellFailure } from '../../kit/tell.ts'
import { actOn, type Order } from './order-queries.ts'

/** Puts what the server answered where every screen reads it. */
export function useKeep(): (order: Order) => void {
  const client = useQueryClient()
  return (order) => {
    client.setQueryData(['order', order.id], order)
    void client.invalidateQueries({ queryKey: ['orders'] })
  }
}

/** One act of an order, said when it is done and when it could not be. */
export function useAct(id: string, o: { onDone?: () => void; isQuiet?: boolean } = {}) {
  const { t } = useWords()
  const keep = useKeep()
  return useMutation({
    mutationFn: (body: ActOnOrderBody) => actOn(id, body),
    onSuccess: (order) => {
      keep(order)
      tell(t('orders.now', { number: order.number, state: t(`orders.state.${order.state}`) }))
      o.onDone?.()
    },
    onError: (error) => o.isQuiet !== true && tellFailure(error, t('error.unreachableHint')),
  })
}
