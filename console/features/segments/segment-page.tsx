import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Redo2, Undo2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/field.tsx'
import { Page } from '../../kit/page.tsx'
import { Bone, Failure, PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { emptyGround } from './builder/ground.ts'
import { HistoryTab } from './history-tab.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { PeopleTab } from './people-tab.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { SegmentMenu, useSegmentChange } from './segment-menu.tsx'
import { catalogueQuery, type Segment, segmentPath, segmentQuery, useSegmentNews } from './segment-queries.ts'
import { StateTag } from './state-tag.tsx'
import { type ConditionDraft, useCondition } from './use-condition.ts'
import { VersionsTab } from './versions-tab.tsx'

export default function SegmentPage() {
  const { id } = useParams({ from: '/shell/customers/segments/$id' })
  const query = useQuery(segmentQuery(id))
  useSegmentNews(id)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Opened key={id} segment={query.data} />
}

/** It brings the language of conditions along: what else the page shows does not wait for that. */
const ConditionBuilder = lazy(() =>
  import('./builder/condition-builder.tsx').then((builder) => ({ default: builder.ConditionBuilder })),
)

const tabs = ['condition', 'people', 'history', 'versions'] as const

function Opened({ segment }: { segment: Segment }) {
  const { t } = useWords()
  const { tab = 'condition' } = useSearch({ from: '/shell/customers/segments/$id' })
  const navigate = useNavigate({ from: '/customers/segments/$id' })
  const draft = useCondition(segment.condition)
  const saving = useSaving(segment, draft)
  const canManage = useScope('segments:manage')
  useUndoKeys(draft)
  return (
    <Page
      title={segment.name}
      note={<StateTag segment={segment} />}
      action={<Acts {...{ segment, draft, saving }} />}
    >
      <LeaveGuard
        isChanged={draft.isChanged}
        onKeep={segment.state === 'draft' && canManage ? () => saving.mutateAsync('draft') : undefined}
      />
      <Tabs<(typeof tabs)[number]>
        label={segment.name}
        className="mx-4 md:mx-6"
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`segments.tab.${value}`) }))}
        onChange={(next) =>
          void navigate({ search: next === 'condition' ? {} : { tab: next }, replace: true })
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {tab === 'people' ? (
          <PeopleTab segment={segment} />
        ) : tab === 'history' ? (
          <HistoryTab segment={segment} />
        ) : tab === 'versions' ? (
          <VersionsTab segment={segment} onTake={(condition) => draft.change(condition, '')} />
        ) : (
          <Workbench segment={segment} draft={draft} />
        )}
      </div>
    </Page>
  )
}

function Workbench({ segment, draft }: { segment: Segment; draft: ConditionDraft }) {
  const { t } = useWords()
  const catalogue = useQuery(catalogueQuery)
  const ground = catalogue.data ?? emptyGround
  const others = { ...ground, segments: ground.segments.filter((one) => one.id !== segment.id) }
  return (
    <div className="grid gap-6 px-4 py-4 md:px-6 lg:grid-cols-[minmax(0,1fr)_320px]">
      <section aria-label={t('segments.tab.condition')} className="min-w-0">
        <Name segment={segment} />
        <Suspense fallback={<Bone className="h-40 w-full" />}>
          <ConditionBuilder condition={draft.condition} ground={others} onChange={draft.change} />
        </Suspense>
      </section>
      <PreviewPanel condition={draft.rested} />
    </div>
  )
}

/** The name, put down when the field is left. */
function Name({ segment }: { segment: Segment }) {
  const { t } = useWords()
  const change = useSegmentChange(segment.id)
  const [name, setName] = useState(segment.name)
  const canManage = useScope('segments:manage')
  return (
    <div className="max-w-110 pb-4">
      <Input
        aria-label={t('segments.name')}
        value={name}
        maxLength={200}
        disabled={!canManage}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          const next = name.trim()
          if (next === '') setName(segment.name)
          else if (next !== segment.name) change.mutate({ name: next })
        }}
      />
    </div>
  )
}

interface ActsProps {
  segment: Segment
  draft: ConditionDraft
  saving: Saving
}

function Acts({ segment, draft, saving }: ActsProps) {
  const { t } = useWords()
  const canManage = useScope('segments:manage')
  if (!canManage) return null
  const isLive = segment.state === 'live'
  return (
    <>
      <IconButton icon={Undo2} label={t('segments.undo')} disabled={!draft.canUndo} onClick={draft.undo} />
      <IconButton icon={Redo2} label={t('segments.redo')} disabled={!draft.canRedo} onClick={draft.redo} />
      <SegmentMenu segment={segment} />
      {!isLive && (
        <Button
          disabled={!draft.isChanged}
          isBusy={saving.isPending && saving.variables === 'draft'}
          onClick={() => saving.mutate('draft')}
        >
          {t('segments.keepDraft')}
        </Button>
      )}
      <Button
        tone="primary"
        isBusy={saving.isPending && saving.variables === 'live'}
        disabled={isLive && !draft.isChanged}
        onClick={() => saving.mutate('live')}
      >
        {isLive ? t('action.save') : t('segments.putLive')}
      </Button>
    </>
  )
}

type Saving = ReturnType<typeof useSaving>

/** Saves what was changed, as a draft or for everybody in it. */
function useSaving(segment: Segment, draft: ConditionDraft) {
  const { t } = useWords()
  const newest = segment.nextVersion ?? segment.version
  return useMutation({
    async mutationFn(as: 'draft' | 'live') {
      const version = segment.state === 'live' ? newest : await readNewest(segment.id)
      const saved = draft.isChanged
        ? await request<Segment>(`${segmentPath(segment.id)}/condition`, {
            method: 'PUT',
            body: { condition: draft.condition, version },
          })
        : segment
      if (saved.state === 'live' || as === 'draft') return saved
      return request<Segment>(segmentPath(segment.id), { method: 'PATCH', body: { state: 'live' } })
    },
    onMutate: () => draft.condition,
    onSuccess(saved, as, sent) {
      draft.settle(sent)
      queryClient.setQueryData(segmentQuery(segment.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['segment-versions', segment.id] })
      tell(t(as === 'draft' ? 'segments.draftKept' : 'segments.saved'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
}

/** A draft has versions nobody follows yet: the newest is the one to build on. */
async function readNewest(id: string): Promise<number> {
  const { items } = await request<{ items: { version: number }[] }>(`${segmentPath(id)}/versions`)
  return items[0]?.version ?? 0
}

/** Ctrl-Z and Ctrl-Shift-Z, unless a field has its own way back. */
function useUndoKeys({ undo, redo }: ConditionDraft): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      if (event.target instanceof HTMLInputElement) return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo, redo])
}
