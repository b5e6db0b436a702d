import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Monitor, ScanLine } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Select } from '../../kit/select.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { OversoldShelf } from '../orders/oversold.tsx'
import { AdvisedCustomer } from './advised-customer.tsx'
import { FoundPeople } from './found-people.tsx'
import { ScanList } from './scan-list.tsx'
import { findMeant } from './store-api.ts'
import { StoreTasks } from './store-tasks.tsx'
import { useHere } from './use-here.ts'
import { useScanner } from './use-scanner.ts'
import { useVisits } from './use-visits.ts'
import { VisitList } from './visit-list.tsx'

/** The customer in front of the advisor: found by a scan, a word, or by her check-in. */
export default function AdvisorPage() {
  const { t } = useWords()
  const { customer } = useSearch({ from: '/shell/store/' })
  const navigate = useNavigate({ from: '/store/' })
  const stores = useQuery(storesQuery).data?.items ?? []
  const [storeId, setStoreId] = useHere(stores)
  const canSell = useScope('orders:write')
  const meet = (id: string | undefined) => void navigate({ search: { customer: id } })
  const find = (text: string) =>
    void findMeant(text.trim())
      .then(({ customerId }) => (customerId === null ? tell(t('store.notHere')) : meet(customerId)))
      .catch((error: Error) => tellFailure(error, t('error.unreachableHint')))
  useScanner(find)
  return (
    <Page
      title={t('store.advisor')}
      action={
        <>
          {storeId !== null && (
            <Select
              look="quiet"
              label={t('store.thisStore')}
              value={storeId}
              options={stores.map((one) => ({ value: one.id, label: one.name }))}
              onChange={setStoreId}
            />
          )}
          {canSell && (
            <a href="/till" className={buttonClass('primary')}>
              <Monitor aria-hidden="true" size={16} strokeWidth={1.75} />
              {t('store.openTill')}
            </a>
          )}
        </>
      }
    >
      {customer === undefined ? (
        <Meeting storeId={storeId} onFind={find} onMeet={meet} />
      ) : (
        <AdvisedCustomer
          key={customer}
          id={customer}
          storeId={storeId}
          stores={stores}
          onLeave={() => meet(undefined)}
        />
      )}
    </Page>
  )
}

interface MeetingProps {
  storeId: string | null
  onFind: (text: string) => void
  onMeet: (id: string) => void
}

function Meeting({ storeId, onFind, onMeet }: MeetingProps) {
  const { t } = useWords()
  const [query, setQuery] = useState('')
  const visits = useVisits(storeId)
  const canWrite = useScope('customers:write')
  return (
    <div className="grid gap-8 px-4 pb-8 md:grid-cols-[1fr_20rem] md:px-6">
      <section>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (query.trim() !== '') onFind(query)
          }}
        >
          <label className="flex h-14 items-center gap-3 rounded-card border border-line bg-raised px-4 focus-within:border-line-strong">
            <ScanLine aria-hidden="true" size={22} strokeWidth={1.75} className="shrink-0 text-text-2" />
            <span className="sr-only">{t('store.search')}</span>
            <input
              data-page-search
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              placeholder={t('store.advisorFind')}
              autoComplete="off"
              className="h-full min-w-0 flex-1 bg-transparent text-16 outline-none placeholder:text-text-3"
            />
          </label>
        </form>
        <p className="mt-2 text-13 text-text-2">{t('store.advisorHint')}</p>
        <FoundPeople query={query} onChoose={onMeet} />
        {storeId !== null && <OversoldShelf storeId={storeId} className="mt-6" />}
        {canWrite && <StoreTasks storeId={storeId} onMeet={onMeet} />}
      </section>
      <div className="flex flex-col gap-6">
        {storeId !== null && <ScanList storeId={storeId} onMeet={onMeet} />}
        <VisitList visits={visits} onChoose={(one) => onMeet(one.customerId)} />
      </div>
    </div>
  )
}
