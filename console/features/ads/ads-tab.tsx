import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Bone, Empty, Failure } from '../../kit/states.tsx'
import { ProviderCards } from '../channels/provider-cards.tsx'
import { audiencesQuery, platformsQuery, useAudienceNews } from './ad-queries.ts'
import { AudienceCard } from './audience-card.tsx'
import { NewAudience } from './new-audience.tsx'
import { PlatformSettings } from './platform-settings.tsx'

/** Audiences kept at ad platforms, and the platforms themselves. */
export default function AdsTab() {
  return (
    <div className="flex max-w-240 flex-col gap-8 px-4 py-4 md:px-6">
      <Audiences />
      <Platforms />
    </div>
  )
}

function Audiences() {
  const { t } = useWords()
  const { segment } = useSearch({ from: '/shell/campaigns' })
  const navigate = useNavigate({ from: '/campaigns' })
  const [isNew, setNew] = useState(segment !== undefined)
  const mayLaunch = useScope('campaigns:launch')
  const query = useQuery(audiencesQuery)
  useAudienceNews()
  const platforms = useQuery(platformsQuery).data?.items.filter((one) => one.isEnabled) ?? []
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  const make = mayLaunch && platforms.length > 0 && (
    <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('ads.new')}
    </Button>
  )
  return (
    <section aria-label={t('ads.audiences')}>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="text-16 font-strong">{t('ads.audiences')}</h2>
          <p className="mt-1 max-w-160 text-text-2">{t('ads.intro')}</p>
        </div>
        {items.length > 0 && make}
      </div>
      {query.isPending && <Bone className="mt-4 h-24 w-full" />}
      {query.isSuccess && items.length === 0 && (
        <Empty title={t('ads.empty')} action={make}>
          {t(platforms.length > 0 ? 'ads.emptyText' : 'ads.emptyConnect')}
        </Empty>
      )}
      <ul className="mt-4 flex flex-col gap-3">
        {items.map((one) => (
          <AudienceCard key={one.id} audience={one} />
        ))}
      </ul>
      {isNew && platforms.length > 0 && (
        <NewAudience
          platforms={platforms}
          segmentId={segment ?? ''}
          onClose={() => {
            setNew(false)
            void navigate({ search: { view: 'ads' }, replace: true })
          }}
        />
      )}
    </section>
  )
}

function Platforms() {
  const { t, language } = useWords()
  return (
    <ProviderCards
      title={t('ads.platforms')}
      intro={t('ads.platformsIntro')}
      query={useQuery(platformsQuery)}
      say={({ isEnabled, isSet, delay }) => ({
        state: t(isEnabled ? 'ads.on' : isSet ? 'ads.off' : 'ads.notSet'),
        tone: isEnabled ? 'ok' : 'plain',
        about: delay.says[language],
      })}
      draw={(platform) => <PlatformSettings platform={platform} />}
    />
  )
}
