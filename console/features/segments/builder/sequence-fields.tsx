import type { LeafOf, SequenceStep } from '@splot/contract/segment/leaves'
import { mostSteps } from '@splot/contract/segment/names'
import { Plus, X } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { makeStep, mayBeAbsent, removeStep } from '../steps.ts'
import { EventBox, withWhere } from './event-fields.tsx'
import type { PartProps } from './ground.ts'
import { Pick } from './pick.tsx'
import { WhereFields } from './where-fields.tsx'
import { SpanField } from './window-field.tsx'

/** One thing after another, and what must not come in between. */
export function SequenceFields({ part, onChange }: PartProps<LeafOf<'sequence'>>) {
  const { t } = useWords()
  const { steps } = part
  const put = (next: SequenceStep[]) => onChange({ ...part, steps: next })
  return (
    <>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <span key={at} className="flex w-full flex-wrap items-center gap-2">
          <StepWord {...{ steps, at }} onChange={(next) => put(steps.with(at, next))} />
          <EventBox events={step.events} onChange={(events) => put(steps.with(at, { ...step, events }))} />
          {step.absent === true && (
            <AbsenceFields
              step={step}
              isLast={at === steps.length - 1}
              onChange={(next) => put(steps.with(at, next))}
            />
          )}
          <WhereFields
            events={step.events}
            where={step.where}
            onChange={(where) => put(steps.with(at, withWhere(step, where)))}
          />
          {steps.length > 2 && (
            <IconButton
              size="sm"
              icon={X}
              label={t('segments.stepRemove')}
              onClick={() => put(removeStep(steps, at))}
            />
          )}
        </span>
      ))}
      {steps.length < mostSteps && (
        <Button
          size="sm"
          tone="quiet"
          icon={Plus}
          onClick={() => put([...steps, { events: ['Order Completed'] }])}
        >
          {t('segments.stepAdd')}
        </Button>
      )}
      <WithinFields part={part} onChange={onChange} />
      <span>{t('segments.window.last')}</span>
      <SpanField span={part.window.last} onChange={(last) => onChange({ ...part, window: { last } })} />
    </>
  )
}

interface StepWordProps {
  steps: readonly SequenceStep[]
  at: number
  onChange: (step: SequenceStep) => void
}

/** Whether the step comes next, or must not. */
function StepWord({ steps, at, onChange }: StepWordProps) {
  const { t } = useWords()
  const step = steps[at] ?? { events: [] }
  if (at === 0) return <span className="text-12 text-text-3">{t('segments.firstStep')}</span>
  const value = step.absent === true ? 'absent' : 'then'
  const offered = mayBeAbsent(steps, at) ? (['then', 'absent'] as const) : (['then'] as const)
  return (
    <Pick
      label={t('segments.step')}
      value={value}
      options={offered.map((one) => ({ value: one, label: t(`segments.step.${one}`) }))}
      onChange={(next) => onChange(makeStep(step, next === 'absent'))}
    />
  )
}

interface AbsenceFieldsProps {
  step: SequenceStep
  isLast: boolean
  onChange: (step: SequenceStep) => void
}

/** How long it must not happen: for a time, or up to the next step; after the last one up to now. */
function AbsenceFields({ step, isLast, onChange }: AbsenceFieldsProps) {
  const { t } = useWords()
  const { for: span, ...rest } = step
  const end = isLast ? 'now' : 'next'
  return (
    <>
      <Pick
        label={t('segments.absence')}
        value={span === undefined ? end : 'for'}
        options={(['for', end] as const).map((value) => ({ value, label: t(`segments.absence.${value}`) }))}
        onChange={(next) => onChange(next === 'for' ? { ...rest, for: span ?? { days: 1 } } : rest)}
      />
      {span !== undefined && (
        <SpanField span={span} isAccusative onChange={(next) => onChange({ ...rest, for: next })} />
      )}
    </>
  )
}

/** How far apart the first and the last step may lie; without a word on it as far as the window. */
function WithinFields({ part, onChange }: PartProps<LeafOf<'sequence'>>) {
  const { t } = useWords()
  const { within, ...rest } = part
  return (
    <span className="flex w-full flex-wrap items-center gap-2">
      <Pick
        label={t('segments.apart')}
        value={within === undefined ? 'any' : 'within'}
        options={(['any', 'within'] as const).map((value) => ({
          value,
          label: t(`segments.apart.${value}`),
        }))}
        onChange={(kind) => onChange(kind === 'any' ? rest : { ...rest, within: within ?? { days: 1 } })}
      />
      {within !== undefined && (
        <SpanField span={within} onChange={(next) => onChange({ ...rest, within: next })} />
      )}
    </span>
  )
}
