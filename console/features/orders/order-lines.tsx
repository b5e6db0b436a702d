import { useWords } from '../../i18n/t.ts'
import { showMoney } from '../catalogue/money.ts'
import { Picture } from '../catalogue/picture.tsx'
import type { Order } from './order-queries.ts'

/** What is in an order, and how its sum comes about. */
export function OrderLines({ order }: { order: Order }) {
  const { t, format } = useWords()
  const { currency } = order
  return (
    <section>
      <ul>
        {order.lines.map((line) => (
          <li key={line.line} className="flex items-start gap-3 border-line border-b py-2">
            <Picture url={line.picture} alt="" className="size-12 shrink-0" />
            <span className="min-w-0 flex-1">
              <span className="block">{line.name}</span>
              <span className="block text-12 text-text-2">
                {[line.variant, t('orders.pieces', { count: line.quantity })]
                  .filter((one) => one !== '')
                  .join(' · ')}
                {line.returned > 0 && ` · ${t('orders.cameBack', { count: line.returned })}`}
              </span>
              {line.short > 0 && (
                <span className="block text-12 text-warn">{t('orders.short', { count: line.short })}</span>
              )}
            </span>
            <span className="tabular-nums">{showMoney(format, line.sum, currency)}</span>
          </li>
        ))}
      </ul>
      <Sums order={order} />
    </section>
  )
}

const names = ['discount', 'points', 'shipping', 'total', 'paid', 'refunded', 'due'] as const

function Sums({ order: { totals, currency } }: { order: Order }) {
  const { t, format } = useWords()
  const shown = names.filter((name) => name === 'total' || Number(totals[name]) !== 0)
  return (
    <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-13">
      {shown.map((name) => (
        <div key={name} className={`contents ${name === 'total' ? 'font-strong' : ''}`}>
          <dt className={name === 'total' ? '' : 'text-text-2'}>{t(`orders.sum.${name}`)}</dt>
          <dd className="text-right tabular-nums">
            {(name === 'discount' || name === 'points') && '−'}
            {showMoney(format, totals[name], currency)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
