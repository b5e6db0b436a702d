import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../../app/session.ts'
import type { Store } from '../../../app/stores.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Section } from '../../../kit/figures.tsx'
import { OversoldShelf } from '../../orders/oversold.tsx'
import { writeSpans } from './hours.ts'
import { HoursDialog } from './hours-dialog.tsx'
import { StoreStock } from './store-stock.tsx'
import { useServiceWords, useStateWords } from './store-words.ts'
import { weekdays } from './weekdays.ts'

/** One store: is it open, its week and its exceptions, what it can do, what lies there. */
export function StorePanel({ store }: { store: Store }) {
  const { t } = useWords()
  const state = useStateWords()
  const service = useServiceWords()
  const [isEditing, setEditing] = useState(false)
  const mayWrite = useScope('catalog:write')
  const { street, postcode, city } = store.address
  return (
    <>
      <p className="font-medium">
        {t(store.isOpen ? 'stores.open' : 'stores.closed')}
        {state(store) !== '' && <span className="font-normal text-text-2"> · {state(store)}</span>}
      </p>
      <p className="mt-1 text-text-2">
        {[street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
      </p>
      {[store.phone, store.email].map((contact) => contact !== undefined && <p key={contact}>{contact}</p>)}
      <div className="mt-3">
        <Section
          title={t('stores.hours')}
          aside={
            mayWrite && (
              <Button size="sm" icon={Pencil} onClick={() => setEditing(true)}>
                {t('stores.edit')}
              </Button>
            )
          }
        >
          <Week store={store} />
        </Section>
        {store.services.length > 0 && (
          <Section title={t('stores.services')}>
            <p className="text-text-2">{store.services.map(service).join(' · ')}</p>
          </Section>
        )}
        <Section title={t('stores.stock')}>
          <OversoldShelf storeId={store.id} className="mb-4" />
          <StoreStock storeId={store.id} />
        </Section>
      </div>
      {isEditing && <HoursDialog store={store} onClose={() => setEditing(false)} />}
    </>
  )
}

function Week({ store }: { store: Store }) {
  const { t, format } = useWords()
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        {weekdays.map((day) => (
          <div key={day} className="contents">
            <dt className="text-text-2">{t(`stores.day.${day}`)}</dt>
            <dd className="text-right">{writeSpans(store.hours[day]) || t('stores.shut')}</dd>
          </div>
        ))}
      </dl>
      {store.trade === 'restricted' && <p className="mt-2 text-12 text-text-3">{t('stores.tradeRule')}</p>}
      {store.exceptions.length > 0 && (
        <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-1">
          {store.exceptions.map((one) => (
            <div key={one.date} className="contents">
              <dt className="text-text-2">
                {format.date(`${one.date}T12:00`)}
                {one.note !== undefined && <span className="text-text-3"> · {one.note}</span>}
              </dt>
              <dd className="text-right">{writeSpans(one.hours) || t('stores.shut')}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
