import { useQuery } from '@tanstack/react-query'
import type { Setup } from '../../app/api.ts'
import { setupQuery } from '../../app/queries.ts'
import { useMe, useScope, useSwitchWorkspace } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Stat } from '../../kit/figures.tsx'
import { Page } from '../../kit/page.tsx'
import { Failure } from '../../kit/states.tsx'
import { SampleHistory } from '../live/sample-history.tsx'
import { Checklist, ChecklistBones } from './checklist.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { Snippets } from './snippets.tsx'

/** For whoever sets the workspace up: the way to the first event. For the rest: where their work lies. */
export default function HomePage() {
  const { t } = useWords()
  const me = useMe()
  const isBuilder = useScope('keys:manage')
  const query = useQuery({ ...setupQuery, refetchInterval: 3_000 })
  const workspace = me.workspaces.find((each) => each.id === me.workspaceId)
  const setup = query.data
  if (query.isError && !setup) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <Page title={t('nav.home')} note={workspace?.name} action={workspace?.isSample && <SampleHistory />}>
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 py-5 md:px-6">
        {setup && workspace?.isSample && setup.workspace.id !== workspace.id && (
          <SampleNote sample={workspace.name} own={setup.workspace} />
        )}
        <div className="grid max-w-300 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <div>
            {setup && <Figures setup={setup} />}
            {!isBuilder ? <Shortcuts /> : setup ? <Checklist setup={setup} /> : <ChecklistBones />}
          </div>
          {setup?.writeKey != null && (
            <Snippets writeKey={setup.writeKey} origin={setup.origin} workspace={setup.workspace} />
          )}
        </div>
      </div>
    </Page>
  )
}

function Figures({ setup }: { setup: Setup }) {
  const { t, format } = useWords()
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3 pb-6">
      <Stat label={t('home.events')} value={format.number(setup.eventsTotal)} />
      <Stat label={t('home.customers')} value={format.number(setup.customersEstimate)} />
    </div>
  )
}

/** The sample is open, but the steps are one's own: says so, and leads there. */
function SampleNote({ sample, own }: { sample: string; own: Setup['workspace'] }) {
  const { t } = useWords()
  const switchTo = useSwitchWorkspace()
  return (
    <aside className="mb-6 flex max-w-300 flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-canvas px-4 py-3">
      <div className="min-w-60 flex-1">
        <h2 className="font-strong">{t('home.sampleTitle', { sample })}</h2>
        <p className="mt-0.5 max-w-180 text-text-2">{t('home.sampleText', { name: own.name, id: own.id })}</p>
      </div>
      <Button isBusy={switchTo.isPending} onClick={() => switchTo.mutate(own.id)}>
        {t('home.goOwn', { name: own.name })}
      </Button>
    </aside>
  )
}
