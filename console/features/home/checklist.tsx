import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import type { Setup, SetupStepId } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import type { MessageKey } from '../../i18n/t.ts'
import { useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { Bone } from '../../kit/states.tsx'

const acts: Record<SetupStepId, { to: string; search?: object; label: MessageKey } | null> = {
  install_snippet: null,
  first_event: { to: '/live', label: 'home.openLive' },
  first_customer: { to: '/customers', label: 'home.openCustomers' },
  invite_member: { to: '/settings', search: { tab: 'members' }, label: 'home.invite' },
  play_day: { to: '/live', label: 'home.openLive' },
}

/** Five steps on one thread, to the first customer of one's own. */
export function Checklist({ setup }: { setup: Setup }) {
  const { t } = useWords()
  const me = useMe()
  const isElsewhere = setup.workspace.id !== me.workspaceId
  const done = setup.steps.filter((step) => step.done).length
  const next = setup.steps.find((step) => !step.done)?.id
  return (
    <section aria-labelledby="checklist">
      <header className="flex items-baseline justify-between gap-4 pb-3">
        <h2 id="checklist" className="text-16 font-strong">
          {next === undefined ? t('home.allDone') : t('home.checklistOf', { name: setup.workspace.name })}
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
            canAct={!isElsewhere || step.id === 'play_day'}
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
  /** The act's page shows the workspace the step is of. */
  canAct: boolean
  isLast: boolean
}

function Step({ id, isDone, isNext, canAct, isLast }: StepProps) {
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
      {!isDone && canAct && act && (
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

export function ChecklistBones() {
  const { t } = useWords()
  return (
    <div role="status" aria-label={t('state.loading')} className="flex flex-col gap-6">
      {['w-40', 'w-64', 'w-56', 'w-60', 'w-48', 'w-52'].map((width) => (
        <Bone key={width} className={`h-5 ${width}`} />
      ))}
    </div>
  )
}
