import { useWords } from '../i18n/t.ts'
import { Button } from '../kit/button.tsx'
import { Tag } from '../kit/chip.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useMoney } from './money.ts'
import type { QueuedSale } from './queue.ts'
import type { Queue } from './use-queue.ts'

const tones = { waiting: 'warn', joined: 'ok', refused: 'danger' } as const

/** Sales made without a network: what waits, what joined, what did not go as it stood on the screen. */
export function QueueDialog({ queue, onClose }: { queue: Queue; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog isOpen onClose={onClose} title={t('till.queue')} intro={t('till.queueHint')} width="wide">
      {queue.sales.length === 0 && <p className="text-14 text-text-2">{t('till.queueEmpty')}</p>}
      <ul className="flex flex-col gap-3">
        {queue.sales.map((sale) => (
          <QueuedRow key={sale.id} sale={sale} onDismiss={() => void queue.dismiss(sale.id)} />
        ))}
      </ul>
    </Dialog>
  )
}

function QueuedRow({ sale, onDismiss }: { sale: QueuedSale; onDismiss: () => void }) {
  const { t, format } = useWords()
  const money = useMoney(sale.currency)
  return (
    <li className="rounded-card border border-line p-3">
      <div className="flex flex-wrap items-center gap-3 text-14">
        <span className="font-strong">{money(sale.total)}</span>
        <span className="text-text-2">{format.dateTime(sale.soldAt)}</span>
        <Tag tone={tones[sale.state]}>{t(`till.queue.${sale.state}`)}</Tag>
        {sale.order !== null && <span className="text-text-2">{sale.order.number}</span>}
        {sale.state !== 'waiting' && (
          <Button className="ml-auto" onClick={onDismiss}>
            {t('till.dealtWith')}
          </Button>
        )}
      </div>
      {sale.conflicts.map((one) => (
        <p key={JSON.stringify(one)} className="mt-2 text-13 text-warn">
          {one.kind === 'short'
            ? t('till.shortAfter', { name: one.name, count: one.pieces })
            : t('till.refusedAfter', { text: one.text })}
        </p>
      ))}
    </li>
  )
}
