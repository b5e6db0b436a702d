import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { OrderState } from './order-queries.ts'

const tones = {
  placed: 'info',
  awaiting_payment: 'warn',
  paid: 'info',
  picking: 'info',
  ready: 'ok',
  collected: 'plain',
  shipped: 'info',
  delivered: 'plain',
  no_show: 'danger',
  expired: 'plain',
  cancelled: 'plain',
  partly_returned: 'warn',
  returned: 'plain',
} as const satisfies Record<OrderState, string>

/** Where an order is, in a word. */
export function StateTag({ state }: { state: OrderState }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`orders.state.${state}`)}</Tag>
}
