import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { ProviderForm } from '../channels/provider-form.tsx'
import { type Platform, savePlatform, testPlatform } from './ad-queries.ts'

/** An ad platform's settings; its trial tells of nobody. */
export function PlatformSettings({ platform }: { platform: Platform }) {
  const { t, language } = useWords()
  const isLocked = !useScope('channels:manage')
  const { id, delay } = platform
  return (
    <ProviderForm
      provider={platform}
      isLocked={isLocked}
      words={{ saved: t('ads.saved'), enabled: t('ads.enabled'), test: t('ads.test') }}
      save={(body) => savePlatform(id, body)}
      test={(settings) => testPlatform(id, settings)}
      intro={
        <>
          <p className="text-text-2">{delay.says[language]}.</p>
          {isLocked && <p className="text-text-2">{t('ads.locked')}</p>}
        </>
      }
    />
  )
}
