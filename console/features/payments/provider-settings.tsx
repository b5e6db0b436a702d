import { useWords } from '../../i18n/t.ts'
import { Code } from '../../kit/code.tsx'
import { ProviderForm } from '../channels/provider-form.tsx'
import { type Provider, saveProvider, testProvider } from './payment-queries.ts'

/** A provider's settings; its trial takes no money. */
export function ProviderSettings({ provider }: { provider: Provider }) {
  const { t } = useWords()
  const { id, isSandbox, notifyUrl } = provider
  return (
    <ProviderForm
      provider={provider}
      words={{ saved: t('payments.saved'), enabled: t('payments.enabled'), test: t('payments.test') }}
      save={(body) => saveProvider(id, body)}
      test={(settings) => testProvider(id, settings)}
      intro={isSandbox && <p className="text-text-2">{t('payments.sandboxText')}</p>}
      outro={!isSandbox && <NotifyUrl url={notifyUrl} />}
    />
  )
}

/** What the provider's own panel asks for. */
function NotifyUrl({ url }: { url: string }) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-12 font-medium text-text-2">{t('payments.notifyUrl')}</p>
      <Code label={t('payments.notifyUrl')} text={url} />
      <p className="text-12 text-text-3">{t('payments.notifyUrlHint')}</p>
    </div>
  )
}
