import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import type { Setup, SetupStepId } from '../../app/api.ts'
import { setupQuery } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import type { MessageKey } from '../../i18n/t.ts'
import { useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { Stat } from '../../kit/figures.tsx'
import { Page } from '../../kit/page.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { Snippets } from './snippets.tsx'

export default function HomePage() {
  const { t } = useWords()
  const me = useMe()
  const query = useQuery({ ...setupQuery, refetchInterval: 3_000 })
  const workspace = me.workspaces.find((each) => each.id === me.workspaceId)
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <Page title={t('nav.home')} note={workspace?.name}>
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 py-5 md:px-6">
        <div className="grid max-w-300 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          {query.data ? <Checklist setup={query.data} /> : <ChecklistBones />}
          {query.data?.writeKey != null && (
            <Snippets writeKey={query.data.writeKey} origin={query.data.origin} />
          )}
        </div>
      </div>
    </Page>
  )
}

const acts: Record<SetupStepId, { to: string; search?: object; label: MessageKey } | null> = {
  install_snippet: null,
  first_event: { to: '/live', label: 'home.openLive' },
  first_customer: { to: '/customers', label: 'home.openCustomers' },
  invite_member: { to: '/settings', search: { tab: 'members' }, label: 'home.invite' },
  play_day: { to: '/live', label: 'home.openLive' },
}

/** Five steps on one thread, to the first customer of one's own. */
function Checklist({ setup }: { setup: Setup }) {
  const { t, format } = useWords()
  const done = setup.steps.filter((step) => step.done).length
  const next = setup.steps.find((step) => !step.done)?.id
  return (
    <section aria-labelledby="checklist">
      <div className="flex gap-10 pb-6">
        <Stat label={t('home.events')} value={format.number(setup.eventsTotal)} />
        <Stat label={t('home.customers')} value={format.number(setup.customersEstimate)} />
      </div>
      <header className="flex items-baseline justify-between gap-4 pb-3">
        <h2 id="checklist" className="text-16 font-strong">
          {t(next === undefined ? 'home.allDone' : 'home.checklist')}
        </h2>
        <span className="text-12 text-text-2">{t('home.progress', { done, total: setup.steps.length })}</span>
      </header>
      <ol>
        {setup.steps.map((step, index) => (
          <Step
            key={step.id}
            id={step.id}
            isDone={step.done}
            isNext={step.id === next}
            isLast={index === setup.steps.length - 1}
          />
        ))}
      </ol>
    </section>
  )
}

interface StepProps {
  id: SetupStepId
  isDone: boolean
  isNext: boolean
  isLast: boolean
}

function Step({ id, isDone, isNext, isLast }: StepProps) {
  const { t } = useWords()
  const act = acts[id]
  return (
    <li className="relative pb-5 pl-9" aria-current={isNext ? 'step' : undefined}>
      {!isLast && (
        <span
          aria-hidden="true"
          className={`absolute top-5 bottom-[-4px] left-[9px] w-0.5 ${isDone ? 'bg-ok' : 'bg-line'}`}
        />
      )}
      <span
        aria-hidden="true"
        className={`absolute top-0 left-0 flex size-5 items-center justify-center rounded-full ${
          isDone
            ? 'bg-ok text-surface'
            : isNext
              ? 'bg-surface ring-2 ring-brand ring-inset'
              : 'bg-surface ring-2 ring-line-strong ring-inset'
        }`}
      >
        {isDone && <Check size={13} strokeWidth={3} />}
      </span>
      <h3 className={`text-14 ${isDone ? 'text-text-2' : 'font-strong'}`}>
        {t(`home.step.${id}`)}
        {isDone && <span className="sr-only"> ({t('home.done')})</span>}
      </h3>
      {!isDone && <p className="mt-0.5 max-w-100 text-text-2">{t(`home.stepText.${id}`)}</p>}
      {!isDone && act && (
        <Link
          to={act.to}
          search={act.search ?? {}}
          className={`${buttonClass(isNext ? 'primary' : 'plain', 'sm')} mt-2.5`}
        >
          {t(act.label)}
        </Link>
      )}
    </li>
  )
}

function ChecklistBones() {
  const { t } = useWords()
  return (
    <div role="status" aria-label={t('state.loading')} className="flex flex-col gap-6">
      {['w-40', 'w-64', 'w-56', 'w-60', 'w-48', 'w-52'].map((width) => (
        <Bone key={width} className={`h-5 ${width}`} />
      ))}
    </div>
  )
}
