import { useStoreNames } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { showMoney } from '../catalogue/money.ts'
import { Picture } from '../catalogue/picture.tsx'
import type { Act, OrderRow } from './order-queries.ts'
import { StateTag } from './state-tag.tsx'
import { useAct } from './use-act.ts'

/** The next step of each: what a hand in the store reaches for. */
const nextOf = (row: OrderRow): Act | null => {
  const wanted: readonly Act[] =
    row.state === 'picking' && row.kind === 'ship' ? ['ship'] : ['pick', 'ready', 'ship']
  return wanted.find((act) => row.acts.includes(act)) ?? null
}

/** An order as somebody with both hands full reads it: what to take, and one large button. */
export function OrderCard({ row, onOpen }: { row: OrderRow; onOpen: (id: string) => void }) {
  const { t, format } = useWords()
  const next = nextOf(row)
  const act = useAct(row.id)
  const stores = useStoreNames()
  return (
    <li className="relative flex flex-col gap-3 rounded-card border border-line bg-raised p-4 has-focus-visible:border-line-strong">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <button
          type="button"
          onClick={() => onOpen(row.id)}
          className="font-strong text-14 before:absolute before:inset-0 before:rounded-card"
        >
          {row.number}
        </button>
        <StateTag state={row.state} />
        <span className="ml-auto text-12 text-text-2">{format.dateTime(row.placedAt)}</span>
      </div>
      <p className="text-13 text-text-2">
        {[row.name, t(`orders.kind.${row.kind}`), row.storeId && (stores.get(row.storeId) ?? row.storeId)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.state === 'ready' && row.dueAt !== null && (
        <p className="text-13 text-text-2">{t('orders.waitsUntil', { at: format.dateTime(row.dueAt) })}</p>
      )}
      <Lines row={row} />
      <div className="mt-auto flex items-center gap-3">
        <span className="text-13 text-text-2">
          {Number(row.due) === 0
            ? showMoney(format, row.total, row.currency)
            : t('orders.due', { amount: showMoney(format, row.due, row.currency) })}
        </span>
        {next !== null && (
          <Button
            tone="primary"
            size="lg"
            className="relative ml-auto"
            isBusy={act.isPending}
            onClick={() => act.mutate({ act: next })}
          >
            {t(`orders.act.${next}`)}
          </Button>
        )}
        {row.acts.includes('collect') && (
          <Button tone="primary" size="lg" className="relative ml-auto" onClick={() => onOpen(row.id)}>
            {t('orders.act.collect')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** What she did not take, or gave back, is not to be carried. */
function listTaken(lines: OrderRow['lines']): OrderRow['lines'] {
  const taken = lines.filter(({ quantity }) => quantity > 0)
  return taken.length === 0 ? lines : taken
}

function Lines({ row }: { row: OrderRow }) {
  const { t } = useWords()
  return (
    <ul className="flex flex-col gap-2">
      {listTaken(row.lines).map((line) => (
        <li key={line.sku} className="flex items-center gap-3">
          <Picture url={line.picture} alt="" className="size-12 shrink-0" />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{line.name}</span>
            <span className="block truncate text-12 text-text-2">{line.variant}</span>
          </span>
          <span className="font-strong text-16 tabular-nums">
            {t('orders.times', { count: line.quantity })}
          </span>
        </li>
      ))}
    </ul>
  )
}
