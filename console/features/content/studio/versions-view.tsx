import { useMutation, useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useMe, useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { Empty, Failure, PageLoading } from '../../../kit/states.tsx'
import { tell, tellFailure } from '../../../kit/tell.ts'
import type { Version } from '../model.ts'
import { contentPath, itemQuery, versionsQuery } from '../queries.ts'
import { DiffList } from './diff-list.tsx'
import { useStudio } from './studio.ts'

/** What was published and by whom, what changed, and what waits for a second person. */
export function VersionsView() {
  const { t } = useWords()
  const { item } = useStudio()
  const query = useQuery(versionsQuery(item.id))
  const [chosen, setChosen] = useState<number | null>(null)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const versions = query.data.items
  const [newest] = versions
  if (newest === undefined)
    return <Empty title={t('content.noVersions')}>{t('content.noVersionsText')}</Empty>
  const from = chosen ?? newest.version
  return (
    <div className="flex flex-col lg:min-h-0 lg:flex-1 lg:flex-row">
      <ol className="shrink-0 border-b px-4 py-2 md:px-6 lg:w-100 lg:overflow-y-auto lg:border-r lg:border-b-0">
        {versions.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            isChosen={version.version === from}
            onChoose={() => setChosen(version.version)}
          />
        ))}
      </ol>
      <div className="min-w-0 flex-1 px-4 py-4 md:px-6 lg:overflow-y-auto">
        <DiffList from={from} versions={versions.map((one) => one.version)} />
      </div>
    </div>
  )
}

const tones = { published: 'ok', submitted: 'warn', approved: 'ok', rejected: 'danger' } as const

function VersionRow(props: { version: Version; isChosen: boolean; onChoose: () => void }) {
  const { version, isChosen, onChoose } = props
  const { t, format } = useWords()
  return (
    <li className="border-line border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-strong">{t('content.version', { version: version.version })}</span>
        {version.isLive ? <Tag tone="ok">{t('content.sentNow')}</Tag> : null}
        {(!version.isLive || version.decision === 'rejected') && (
          <Tag tone={tones[version.decision]}>{t(`content.decision.${version.decision}`)}</Tag>
        )}
        <Button
          size="sm"
          tone="quiet"
          icon={GitCompareArrows}
          className={`ml-auto ${isChosen ? 'bg-sunken text-text' : ''}`}
          aria-pressed={isChosen}
          onClick={onChoose}
        >
          {t('content.compare')}
        </Button>
      </div>
      <p className="mt-0.5 text-12 text-text-2">
        {t('content.madeBy', { name: version.createdBy, at: format.dateTime(version.createdAt) })}
      </p>
      {version.decision !== 'submitted' && version.decidedBy !== version.createdBy && (
        <p className="text-12 text-text-2">
          {t('content.decidedBy', { name: version.decidedBy, at: format.dateTime(version.decidedAt) })}
        </p>
      )}
      {version.note !== '' && <p className="mt-1 rounded-control bg-canvas px-2.5 py-1.5">{version.note}</p>}
      {version.decision === 'submitted' && <Decision version={version} />}
    </li>
  )
}

/** A second person's word; whoever made the version waits for somebody else. */
function Decision({ version }: { version: Version }) {
  const { t } = useWords()
  const { item } = useStudio()
  const me = useMe()
  const canDecide = useScope('content:publish') && me.member.name !== version.createdBy
  const decide = useMutation({
    mutationFn: (decision: 'approved' | 'rejected') =>
      request<unknown>(`${contentPath(item.id)}/versions/${version.version}/decision`, {
        method: 'POST',
        body: { decision },
      }),
    onSuccess: async (_, decision) => {
      tell(t(`content.decision.${decision}`))
      await Promise.all(
        [versionsQuery(item.id).queryKey, itemQuery(item.id).queryKey, ['content']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      )
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canDecide) return <p className="mt-1.5 text-12 text-text-3">{t('content.waitsForOther')}</p>
  return (
    <div className="mt-2 flex gap-2">
      <Button size="sm" tone="primary" isBusy={decide.isPending} onClick={() => decide.mutate('approved')}>
        {t('content.approve')}
      </Button>
      <Button size="sm" disabled={decide.isPending} onClick={() => decide.mutate('rejected')}>
        {t('content.reject')}
      </Button>
    </div>
  )
}
