import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useScope } from '../../../app/session.ts'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { type Brand, type ContentLanguage, contentLanguages, type Item, languagesOf } from '../model.ts'
import { brandQuery, itemQuery } from '../queries.ts'
import { ChannelsView } from './channels-view.tsx'
import { ConflictBar } from './conflict-bar.tsx'
import { type Person, type Studio, StudioContext } from './studio.ts'
import { StudioHead } from './studio-head.tsx'
import { useDraft } from './use-draft.ts'
import { useStudioKeys } from './use-studio-keys.ts'
import { useTrial } from './use-trial.ts'

// What is not looked at first comes when it is asked for.
const BlocksView = lazy(() =>
  import('../blocks/blocks-view.tsx').then((blocks) => ({ default: blocks.BlocksView })),
)
const FindingsPanel = lazy(() =>
  import('./findings-panel.tsx').then((panel) => ({ default: panel.FindingsPanel })),
)
const OutlineView = lazy(() => import('./outline-view.tsx').then((view) => ({ default: view.OutlineView })))
const VersionsView = lazy(() =>
  import('./versions-view.tsx').then((versions) => ({ default: versions.VersionsView })),
)

/** One message, on every channel at once. */
export default function StudioPage() {
  const { id } = useParams({ from: '/shell/content/$id' })
  const item = useQuery(itemQuery(id))
  const brand = useQuery(brandQuery)
  const error = item.error ?? brand.error
  if (error)
    return <Failure error={error} onRetry={() => void Promise.all([item.refetch(), brand.refetch()])} />
  if (!item.data || !brand.data) return <PageLoading />
  return <OpenStudio key={id} item={item.data} brand={brand.data} />
}

const views = {
  channels: ChannelsView,
  blocks: BlocksView,
  outline: OutlineView,
  versions: VersionsView,
}

const nobody: Record<string, number> = {}
const noText: readonly ContentLanguage[] = ['pl']

function OpenStudio({ item, brand }: { item: Item; brand: Brand }) {
  const { view, language, side } = useSearch({ from: '/shell/content/$id' })
  const draft = useDraft(item)
  const canWrite = useScope('content:write')
  const [person, setPerson] = useState<Person | null>(null)
  const [recent, setRecent] = useState(nobody)
  const known = languagesOf(draft.document).join()
  const languages = useMemo(() => {
    const there = contentLanguages.filter((each) => known.includes(each))
    const [first = 'pl'] = there
    if (language === 'both') return there
    return [there.find((each) => each === language) ?? first]
  }, [known, language])
  const { document } = draft
  const { trial, isStale } = useTrial({
    kind: item.kind,
    document,
    languages: contentLanguages,
    customerId: person?.id ?? null,
    recent,
  })
  useStudioKeys({
    onUndo: draft.undo,
    onRedo: draft.redo,
    // The state of saving tells of it.
    onSave: () => void draft.flush().catch(() => undefined),
  })
  const studio: Studio = {
    ...draft,
    item,
    brand,
    trial,
    isStale,
    languages: languages.length === 0 ? noText : languages,
    person,
    setPerson,
    recent,
    setRecent,
    isLocked: !canWrite || item.archivedAt !== null,
  }
  const View = views[view ?? (item.kind === 'page' ? 'blocks' : 'channels')]
  return (
    <StudioContext value={studio}>
      <div
        className={`flex h-full flex-col bg-surface max-lg:overflow-y-auto ${side === 'findings' ? 'xl:pr-105' : ''}`}
      >
        <StudioHead />
        <ConflictBar />
        <Suspense fallback={<PageLoading />}>
          <View />
        </Suspense>
        <Suspense>
          <FindingsPanel />
        </Suspense>
      </div>
    </StudioContext>
  )
}
