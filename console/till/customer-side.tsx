import { useQuery } from '@tanstack/react-query'
import { UserRoundSearch, UserRoundX } from 'lucide-react'
import { AdviceCard } from '../features/store/advice-card.tsx'
import { CustomerWeek } from '../features/store/customer-week.tsx'
import { useWords } from '../i18n/t.ts'
import { Button } from '../kit/button.tsx'
import { tellFailure } from '../kit/tell.ts'
import { useLink } from './connection.ts'
import type { Home } from './home.ts'
import { getLoyalty } from './till-api.ts'
import { useShopper } from './use-shopper.ts'
import type { Till } from './use-till.ts'
import { Visitors } from './visitors.tsx'

/** Who stands at the till, and what she allows to be seen. */
export function CustomerSide({
  till,
  home,
  isBack,
}: {
  till: Till
  home: Home
  /** She stood here when the page was loaded anew. */
  isBack: boolean
}) {
  const { t } = useWords()
  const { customer } = till.sale
  return (
    <aside
      aria-label={t('till.customer')}
      className="flex min-h-0 flex-col gap-4 overflow-y-auto border-b p-4 md:col-start-1 md:row-start-1 md:max-h-72 lg:max-h-none lg:border-r lg:border-b-0"
    >
      {customer === null ? (
        <>
          <div className="flex flex-col items-center gap-2 py-6 text-center text-14 text-text-2">
            <UserRoundSearch aria-hidden="true" size={32} strokeWidth={1.5} />
            {t('till.nobody')}
          </div>
          <Visitors
            home={home}
            onChoose={(one) =>
              void till
                .meet({ id: one.customerId, name: one.name ?? '' })
                .catch((error: Error) => tellFailure(error, t('till.failed')))
            }
          />
        </>
      ) : (
        <>
          {isBack && (
            <div
              className="flex flex-col items-start gap-2 rounded-card bg-info-soft p-3 text-13"
              role="status"
            >
              {t('till.backAgain')}
              <Button icon={UserRoundX} onClick={till.endVisit}>
                {t('till.backNotHer')}
              </Button>
            </div>
          )}
          <Known customer={customer} home={home} />
        </>
      )}
    </aside>
  )
}

function Known({ customer, home }: { customer: { id: string; name: string }; home: Home }) {
  const { t, format } = useWords()
  const { isOnline } = useLink()
  const shopper = useShopper(customer.id)
  const loyalty = useQuery({
    queryKey: ['till-loyalty', customer.id],
    queryFn: () => getLoyalty(customer.id),
    staleTime: 0,
    enabled: isOnline,
  }).data
  return (
    <>
      <header>
        <h2 className="font-title text-20">{customer.name}</h2>
        <p className="text-13 text-text-2">
          {[
            loyalty?.tier?.name,
            shopper.data?.since ? t('till.since', { year: shopper.data.since.slice(0, 4) }) : undefined,
            loyalty === undefined
              ? undefined
              : t('till.points', { count: loyalty.points, shown: format.number(loyalty.points) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {!isOnline && (
        <p className="rounded-control bg-warn-soft p-3 text-13 text-warn">{t('till.offlineCustomer')}</p>
      )}
      {shopper.data && (
        <AdviceCard
          shopper={shopper.data}
          place={`${home.storeName}, ${t('till.tillNumber', { number: home.tillId })}`}
          onAnswered={() => void shopper.refetch()}
        />
      )}
      {shopper.data?.advice && <CustomerWeek advice={shopper.data.advice} />}
    </>
  )
}
