import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { DeliveryForm } from './delivery-form.tsx'
import { orderSettingsQuery, type Provider, providersQuery } from './payment-queries.ts'
import { ProviderForm } from './provider-form.tsx'

/** How customers pay, and how what they bought reaches them. */
export default function PaymentsTab() {
  return (
    <div className="flex max-w-240 flex-col gap-8">
      <Providers />
      <Delivery />
    </div>
  )
}

function Providers() {
  const { t, language } = useWords()
  const query = useQuery(providersQuery)
  const [openId, setOpenId] = useState<string | null>(null)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  const chosen = items.find((one) => one.id === openId)
  return (
    <section aria-label={t('payments.providers')}>
      <h2 className="text-16 font-strong">{t('payments.providers')}</h2>
      <p className="mt-1 mb-4 max-w-160 text-text-2">{t('payments.providersIntro')}</p>
      {query.isPending && <Bone className="h-24 w-full" />}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((one) => (
          <li key={one.id}>
            <ProviderCard provider={one} onOpen={() => setOpenId(one.id)} />
          </li>
        ))}
      </ul>
      <SidePanel
        isOpen={chosen !== undefined}
        onClose={() => setOpenId(null)}
        title={chosen === undefined ? '' : chosen.label[language]}
      >
        {chosen && <ProviderForm key={chosen.id} provider={chosen} />}
      </SidePanel>
    </section>
  )
}

function ProviderCard({ provider, onOpen }: { provider: Provider; onOpen: () => void }) {
  const { t, language } = useWords()
  const { label, isEnabled, isSet, isSandbox, currencies } = provider
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex h-full w-full items-start gap-3 rounded-card border border-line bg-surface p-4 text-left transition-colors duration-120 hover:bg-canvas"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-strong">{label[language]}</span>
          {isEnabled ? (
            <Tag tone={isSandbox ? 'info' : 'ok'}>{t('payments.on')}</Tag>
          ) : (
            <Tag>{t(isSet ? 'payments.off' : 'payments.notSet')}</Tag>
          )}
        </span>
        <span className="mt-1 block text-12 text-text-2">
          {isSandbox
            ? t('payments.sandboxHint')
            : currencies === null
              ? t('payments.anyCurrency')
              : currencies.join(', ')}
        </span>
      </span>
      <ChevronRight aria-hidden="true" size={16} className="mt-1 shrink-0 text-text-3" />
    </button>
  )
}

function Delivery() {
  const { t } = useWords()
  const query = useQuery(orderSettingsQuery)
  return (
    <section aria-label={t('payments.delivery')}>
      <h2 className="text-16 font-strong">{t('payments.delivery')}</h2>
      <p className="mt-1 mb-4 max-w-160 text-text-2">{t('payments.deliveryIntro')}</p>
      {query.isPending && <Bone className="h-40 w-full" />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <DeliveryForm settings={query.data} />}
    </section>
  )
}
