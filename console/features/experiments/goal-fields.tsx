import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Field, Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { choicesQuery } from '../journeys/journey-queries.ts'
import type { Draft } from './experiment-queries.ts'

interface PartProps {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

const kinds = ['purchase', 'event', 'segment'] as const

/** What shows that a version works, and how long it counts. */
export function GoalFields({ draft, onChange }: PartProps) {
  const { t } = useWords()
  const segments = useQuery(choicesQuery.segment).data ?? []
  const goal = draft.goal ?? { kind: 'purchase' }
  const choose = (kind: (typeof kinds)[number]) => {
    if (kind === 'purchase') onChange({ goal: { kind } })
    if (kind === 'event') onChange({ goal: { kind, match: { event: '' } } })
    if (kind === 'segment') onChange({ goal: { kind, segmentId: segments[0]?.id ?? '' } })
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('experiments.goal')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('experiments.goal')}
            value={goal.kind}
            options={kinds
              .filter((kind) => kind !== 'segment' || segments.length > 0)
              .map((value) => ({ value, label: t(`experiments.goalKind.${value}`) }))}
            onChange={choose}
          />
        )}
      </Field>
      <Field label={t('experiments.windowDays')} hint={t('experiments.windowHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={90}
            required
            value={draft.windowDays ?? 14}
            onChange={(event) => onChange({ windowDays: Number(event.target.value) })}
          />
        )}
      </Field>
      <GoalThing goal={goal} onChange={onChange} />
    </div>
  )
}

/** Which event, or which segment. */
function GoalThing({
  goal,
  onChange,
}: {
  goal: NonNullable<Draft['goal']>
  onChange: PartProps['onChange']
}) {
  const { t } = useWords()
  const segments = useQuery(choicesQuery.segment).data ?? []
  if (goal.kind === 'purchase') return null
  if (goal.kind === 'event')
    return (
      <Field label={t('experiments.goalEvent')} hint={t('experiments.goalEventHint')}>
        {(control) => (
          <Input
            {...control}
            required
            value={goal.match.event}
            onChange={(event) => onChange({ goal: { kind: 'event', match: { event: event.target.value } } })}
          />
        )}
      </Field>
    )
  return (
    <Field label={t('experiments.goalSegment')}>
      {(control) => (
        <Select
          id={control.id}
          look="field"
          label={t('experiments.goalSegment')}
          value={goal.segmentId}
          options={segments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(segmentId) => onChange({ goal: { kind: 'segment', segmentId } })}
        />
      )}
    </Field>
  )
}

/** Who may meet it: everybody, or a segment. */
export function AudienceField({ draft, onChange }: PartProps) {
  const { t } = useWords()
  const segments = useQuery(choicesQuery.segment).data ?? []
  return (
    <Field label={t('experiments.audience')}>
      {(control) => (
        <Select
          id={control.id}
          look="field"
          label={t('experiments.audience')}
          value={draft.segmentId ?? ''}
          options={[
            { value: '', label: t('experiments.everybody') },
            ...segments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => onChange({ segmentId: id === '' ? null : id })}
        />
      )}
    </Field>
  )
}
