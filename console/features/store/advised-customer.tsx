import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { UserRoundX } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useScope } from '../../app/session.ts'
import type { Store } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Bone, Failure, PageLoading } from '../../kit/states.tsx'
import { AdviceCard } from './advice-card.tsx'
import { CustomerWeek } from './customer-week.tsx'
import { SeenProduct } from './seen-product.tsx'
import { type Shopper, shopperQuery } from './store-api.ts'
import { VisitNote } from './visit-note.tsx'

// The cart with its pickers and the points come a moment later than who she is.
const CartPanel = lazy(() => import('../customer/cart-panel.tsx'))
const LoyaltySection = lazy(() => import('../customer/loyalty-section.tsx'))

interface AdvisedCustomerProps {
  id: string
  storeId: string | null
  stores: readonly Store[]
  onLeave: () => void
}

/** Who stands before the advisor, what she looked at with where it lies, and her cart, which changes under both hands. */
export function AdvisedCustomer({ id, storeId, stores, onLeave }: AdvisedCustomerProps) {
  const { t, format } = useWords()
  const shopper = useQuery(shopperQuery(id))
  if (shopper.error) return <Failure error={shopper.error} onRetry={() => void shopper.refetch()} />
  if (!shopper.data) return <PageLoading />
  const { advice } = shopper.data
  const place = stores.find((one) => one.id === storeId)?.name ?? ''
  return (
    <div className="grid border-t lg:min-h-0 lg:flex-1 lg:grid-cols-[18rem_1fr_22rem] lg:overflow-hidden">
      <Who shopper={shopper.data} place={place} onLeave={onLeave} onAnswered={() => void shopper.refetch()} />
      <section className="p-4 md:px-6 lg:min-h-0 lg:overflow-y-auto">
        <h3 className="mb-3 font-strong text-16">{t('store.seen')}</h3>
        {advice === null ? (
          <p className="py-8 text-14 text-text-3">{t('till.noWantsUnseen')}</p>
        ) : advice.seen.length === 0 ? (
          <p className="py-8 text-14 text-text-3">{t('till.noWants')}</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {advice.seen.slice(0, 6).map((one) => (
              <SeenProduct
                key={one.productId}
                customerId={id}
                seen={one}
                size={one.size ?? advice.sizes[0]?.size ?? null}
                storeId={storeId}
                stores={stores}
                note={t('till.seenTimes', { count: one.times, when: format.dateTime(one.lastAt) })}
              />
            ))}
          </ul>
        )}
      </section>
      <section
        className="border-t bg-canvas p-4 lg:min-h-0 lg:overflow-y-auto lg:border-t-0 lg:border-l"
        aria-label={t('store.cart')}
      >
        <Suspense fallback={<Bone className="h-40 w-full" />}>
          <CartPanel customerId={id} />
        </Suspense>
      </section>
    </div>
  )
}

interface WhoProps {
  shopper: Shopper
  place: string
  onLeave: () => void
  onAnswered: () => void
}

function Who({ shopper, place, onLeave, onAnswered }: WhoProps) {
  const { t } = useWords()
  const canSeePoints = useScope('loyalty:read')
  const { name, guestCode, since, advice } = shopper
  return (
    <section className="flex flex-col gap-5 border-b p-4 md:px-6 lg:min-h-0 lg:overflow-y-auto lg:border-r lg:border-b-0">
      <header>
        <h2 className="font-title text-20">{name ?? t('customer.guest', { code: guestCode })}</h2>
        {since !== null && (
          <p className="text-13 text-text-2">{t('till.since', { year: since.slice(0, 4) })}</p>
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          <Link to="/customers/$id" params={{ id: shopper.id }} className="why self-center text-13">
            {t('store.whole')}
          </Link>
          <Button icon={UserRoundX} onClick={onLeave} className="ml-auto">
            {t('store.changeCustomer')}
          </Button>
        </div>
      </header>
      <AdviceCard shopper={shopper} place={place} onAnswered={onAnswered} />
      {advice !== null && <CustomerWeek advice={advice} />}
      {canSeePoints && (
        <Suspense fallback={<Bone className="h-16 w-full" />}>
          <LoyaltySection customerId={shopper.id} />
        </Suspense>
      )}
      <VisitNote customerId={shopper.id} />
    </section>
  )
}
