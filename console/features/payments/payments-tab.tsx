import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Bone, Failure } from '../../kit/states.tsx'
import { ProviderCards } from '../channels/provider-cards.tsx'
import { DeliveryForm } from './delivery-form.tsx'
import { orderSettingsQuery, providersQuery } from './payment-queries.ts'
import { ProviderSettings } from './provider-settings.tsx'

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
  const { t } = useWords()
  return (
    <ProviderCards
      title={t('payments.providers')}
      intro={t('payments.providersIntro')}
      query={useQuery(providersQuery)}
      say={({ isEnabled, isSet, isSandbox, currencies }) => ({
        state: t(isEnabled ? 'payments.on' : isSet ? 'payments.off' : 'payments.notSet'),
        tone: isEnabled ? (isSandbox ? 'info' : 'ok') : 'plain',
        about: isSandbox ? t('payments.sandboxHint') : (currencies?.join(', ') ?? t('payments.anyCurrency')),
      })}
      draw={(provider) => <ProviderSettings provider={provider} />}
    />
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
