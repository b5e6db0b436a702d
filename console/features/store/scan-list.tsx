import { useQuery } from '@tanstack/react-query'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { showMoney } from '../catalogue/money.ts'
import { type ScanWalk, scansQuery } from './store-api.ts'

const tones = { shopping: 'plain', to_pay: 'warn', paid: 'ok' } as const

/** Who goes through the store with scan and go: since when, what, paid or not. Nothing where nobody does. */
export function ScanList({ storeId, onMeet }: { storeId: string; onMeet: (id: string) => void }) {
  const { t } = useWords()
  const { data } = useQuery(scansQuery(storeId))
  const walks = data?.items ?? []
  if (walks.length === 0) return null
  return (
    <section>
      <h3 className="mb-2 font-strong text-14">{t('store.scans')}</h3>
      <ul className="flex flex-col gap-2" aria-live="polite">
        {walks.map((walk) => (
          <Walk key={walk.id} walk={walk} onMeet={onMeet} />
        ))}
      </ul>
    </section>
  )
}

function Walk({ walk, onMeet }: { walk: ScanWalk; onMeet: (id: string) => void }) {
  const { t, format } = useWords()
  const now = useNow()
  const { customerId, name, lines } = walk
  return (
    <li className="rounded-card border border-line bg-raised p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {customerId === null ? (
          <span className="font-medium text-14">{t('store.scanUnnamed')}</span>
        ) : (
          <button type="button" className="font-medium text-14 underline" onClick={() => onMeet(customerId)}>
            {name ?? t('store.scanUnnamed')}
          </button>
        )}
        <Tag tone={tones[walk.state]}>{t(`store.scan.${walk.state}`)}</Tag>
      </div>
      <p className="mt-1 text-13 text-text-2">
        {[
          t('cart.pieces', { count: walk.pieces }),
          showMoney(format, walk.total, walk.currency),
          walk.number,
          format.ago(walk.beganAt, now),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {lines.length > 0 && (
        <ul className="mt-1 text-13">
          {lines.map((line) => (
            <li key={`${line.name} ${line.variant}`}>
              {line.quantity} × {[line.name, line.variant].filter(Boolean).join(', ')}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
