import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PackageX } from 'lucide-react'
import { useId, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { type Oversold, oversoldQuery } from './order-queries.ts'

/** Of a long list the first: what is to be packed stands below it. */
const first = 4

/** What was promised and is not on the shelf, with the orders that wait for it: shown only where there is some. */
export function OversoldShelf({ storeId, className = '' }: { storeId: string | null; className?: string }) {
  const { t } = useWords()
  const canSee = useScope('orders:read')
  const { data } = useQuery({ ...oversoldQuery(storeId), enabled: canSee })
  const heading = useId()
  const [isWhole, setWhole] = useState(false)
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section
      aria-labelledby={heading}
      className={`rounded-card border border-line bg-warn-soft p-4 ${className}`}
    >
      <h2 id={heading} className="flex items-center gap-2 font-strong text-warn">
        <PackageX aria-hidden="true" size={16} className="shrink-0" />
        {t('oversold.title', { count: items.reduce((sum, one) => sum + one.short, 0) })}
      </h2>
      <p className="mt-1 text-13">{t('oversold.intro')}</p>
      <ul className="mt-2">
        {items.slice(0, isWhole ? undefined : first).map((one) => (
          <Shelf key={`${one.storeId} ${one.sku}`} shelf={one} isNamed={storeId === null} />
        ))}
      </ul>
      {items.length > first && !isWhole && (
        <Button size="sm" onClick={() => setWhole(true)}>
          {t('oversold.all', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

function Shelf({ shelf, isNamed }: { shelf: Oversold; isNamed: boolean }) {
  const { t } = useWords()
  const stores = useQuery(storesQuery).data?.items ?? []
  const { name, variant, sku, onHand, reserved, storeId } = shelf
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-line border-t py-2">
      <span className="min-w-0">
        <span className="font-strong">{[name, variant].filter(Boolean).join(', ')}</span>{' '}
        <code className="text-12 text-text-2">{sku}</code>
      </span>
      {isNamed && (
        <span className="text-13">{stores.find((one) => one.id === storeId)?.name ?? storeId}</span>
      )}
      <span className="text-13 text-text-2">{t('oversold.counts', { onHand, reserved })}</span>
      <span className="flex w-full flex-wrap gap-x-3 gap-y-1 text-13">
        {t('oversold.waiting')}
        {shelf.waiting.map(({ reservationId, order, short }) =>
          order === null ? (
            <span key={reservationId}>{t('oversold.reservation', { count: short })}</span>
          ) : (
            <Link
              key={reservationId}
              to="/store/orders"
              search={{ open: order.id }}
              className="font-strong underline underline-offset-2 hover:text-brand-text pointer-coarse:py-2"
            >
              {order.number}
            </Link>
          ),
        )}
      </span>
    </li>
  )
}
