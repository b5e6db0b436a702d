import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import type { AuditSourcesReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { wordSource } from '../../app/describe.ts'
import { useScope } from '../../app/session.ts'
import { SnippetLink } from '../../app/snippet-link.tsx'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Chip, Tag } from '../../kit/chip.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Walk } from './walk.tsx'

type Audit = AuditSourcesReply
type Scene = Audit['scenes'][number]
type AuditedSource = Audit['sources'][number]

/** What each source brings, and what is missing for which scene. */
export function AuditTab() {
  const { t } = useWords()
  const canWalk = useScope('customers:read')
  const query = useQuery({
    queryKey: ['source-audit'],
    queryFn: ({ signal }) => request<Audit>('/api/v1/source-audit', { signal }),
    refetchInterval: 10_000,
  })
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const { sources, scenes } = query.data
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-160 text-text-2">{t('inventory.intro')}</p>
      <Scenes scenes={scenes} sources={sources} />
      <section>
        <h2 className="mb-3 text-16 font-strong">{t('inventory.bySource')}</h2>
        {sources.length === 0 ? (
          <Empty title={t('inventory.empty')} action={<SnippetLink />}>
            {t('inventory.emptyText')}
          </Empty>
        ) : (
          <ul className="grid gap-3 lg:grid-cols-2">
            {sources.map((source) => (
              <SourceAudit key={source.id} source={source} />
            ))}
          </ul>
        )}
      </section>
      {canWalk && <Walk />}
    </div>
  )
}

const looks = {
  ready: { icon: CircleCheck, tone: 'text-ok' },
  partly: { icon: CircleAlert, tone: 'text-warn' },
  missing: { icon: CircleDashed, tone: 'text-text-3' },
} as const

function Scenes({ scenes, sources }: { scenes: readonly Scene[]; sources: readonly AuditedSource[] }) {
  const { t } = useWords()
  const ready = scenes.filter(({ state }) => state === 'ready').length
  return (
    <section>
      <h2 className="text-16 font-strong">{t('inventory.scenes')}</h2>
      <p className="mt-0.5 mb-3 text-text-2">{t('inventory.scenesReady', { ready, all: scenes.length })}</p>
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {scenes.map((scene) => (
          <SceneCard key={scene.id} scene={scene} sources={sources} />
        ))}
      </ul>
    </section>
  )
}

function SceneCard({ scene, sources }: { scene: Scene; sources: readonly AuditedSource[] }) {
  const { t } = useWords()
  const { icon: Icon, tone } = looks[scene.state]
  const next = scene.needs.find(({ step }) => step !== null)
  const nameOf = (id: string): string => wordSource(sources.find((one) => one.id === id)?.name ?? id, t)
  return (
    <li className="flex flex-col rounded-card border border-line bg-surface p-4">
      <div className="flex items-center gap-2">
        <Icon aria-hidden="true" size={16} className={`shrink-0 ${tone}`} />
        <h3 className="min-w-0 flex-1 font-strong">{scene.label}</h3>
        <span className="text-12 text-text-3">{t(`inventory.state.${scene.state}`)}</span>
      </div>
      <ul className="mt-2 flex flex-wrap gap-1">
        {scene.needs.map((need) => (
          <li key={need.id} title={need.from.map(nameOf).join(', ')}>
            <Tag tone={need.state === 'met' ? 'ok' : need.state === 'stale' ? 'warn' : 'plain'}>
              {need.label}
              {need.state !== 'met' && (
                <span className="sr-only">, {t(`inventory.state.${need.state}`)}</span>
              )}
            </Tag>
          </li>
        ))}
      </ul>
      {next?.step && (
        <p className="mt-3 border-t pt-2 text-12 text-text-2">
          <span className="font-medium text-text">{t('inventory.next')}:</span> {next.step}
        </p>
      )}
    </li>
  )
}

const shownNames = 8

function SourceAudit({ source }: { source: AuditedSource }) {
  const { t, format } = useWords()
  const now = useNow()
  return (
    <li className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 truncate font-strong">{wordSource(source.name, t)}</h3>
        <Tag>{t(`inventory.kind.${source.kind}`)}</Tag>
        <span className="ml-auto text-12 text-text-3">
          {source.lastAt === null
            ? t('inventory.silent')
            : t('inventory.lastAt', { when: format.ago(source.lastAt, now) })}
        </span>
      </div>
      <p className="text-12 text-text-2">{t('inventory.events24h', { count: source.events24h })}</p>
      <Names label={t('inventory.events')} names={source.events} />
      <Names label={t('inventory.identifiers')} names={source.identifiers} />
      <Names label={t('inventory.traits')} names={source.traits} />
      {source.advice.map(({ code, says }) => (
        <p key={code} className="rounded-control bg-warn-soft px-3 py-2 text-12 text-warn">
          {says}
        </p>
      ))}
    </li>
  )
}

function Names({ label, names }: { label: string; names: AuditedSource['events'] }) {
  const { t } = useWords()
  if (names.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-1 text-12">
      <span className="mr-1 text-text-3">{label}</span>
      {names.slice(0, shownNames).map((one) => (
        <span key={one.name} title={one.name}>
          <Chip>{one.label}</Chip>
        </span>
      ))}
      {names.length > shownNames && (
        <span className="text-text-3">{t('inventory.more', { count: names.length - shownNames })}</span>
      )}
    </div>
  )
}
