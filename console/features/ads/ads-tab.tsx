import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Bone, Empty, Failure } from '../../kit/states.tsx'
import { audiencesQuery, type Platform, platformsQuery } from './ad-queries.ts'
import { AudienceCard } from './audience-card.tsx'
import { NewAudience } from './new-audience.tsx'
import { PlatformForm } from './platform-form.tsx'

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
  const query = useQuery(platformsQuery)
  const [openId, setOpenId] = useState<string | null>(null)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  const chosen = items.find((one) => one.id === openId)
  return (
    <section aria-label={t('ads.platforms')}>
      <h2 className="text-16 font-strong">{t('ads.platforms')}</h2>
      <p className="mt-1 mb-4 max-w-160 text-text-2">{t('ads.platformsIntro')}</p>
      {query.isPending && <Bone className="h-24 w-full" />}
      <ul className="grid gap-3 sm:grid-cols-2">
        {items.map((one) => (
          <li key={one.id}>
            <PlatformCard platform={one} onOpen={() => setOpenId(one.id)} />
          </li>
        ))}
      </ul>
      <SidePanel
        isOpen={chosen !== undefined}
        onClose={() => setOpenId(null)}
        title={chosen === undefined ? '' : chosen.label[language]}
      >
        {chosen && <PlatformForm key={chosen.id} platform={chosen} />}
      </SidePanel>
    </section>
  )
}

function PlatformCard({ platform, onOpen }: { platform: Platform; onOpen: () => void }) {
  const { t, language } = useWords()
  const { label, isEnabled, isSet, delay } = platform
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex h-full w-full items-start gap-3 rounded-card border border-line bg-surface p-4 text-left transition-colors duration-120 hover:bg-canvas"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-strong">{label[language]}</span>
          {isEnabled ? <Tag tone="ok">{t('ads.on')}</Tag> : <Tag>{t(isSet ? 'ads.off' : 'ads.notSet')}</Tag>}
        </span>
        <span className="mt-1 block text-12 text-text-2">{delay.says[language]}</span>
      </span>
      <ChevronRight aria-hidden="true" size={16} className="mt-1 shrink-0 text-text-3" />
    </button>
  )
}
