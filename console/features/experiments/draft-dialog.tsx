import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, Input, TextArea } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { ArmsEditor } from './arms-editor.tsx'
import {
  type Draft,
  type Experiment,
  type ExperimentRow,
  experimentPath,
  refresh,
} from './experiment-queries.ts'
import { AudienceField, GoalFields } from './goal-fields.tsx'
import { PlanPart } from './plan-part.tsx'

const halves = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]

const blank: Draft = {
  ...{ name: '', hypothesis: '', layer: '', arms: halves, segmentId: null },
  ...{ goal: { kind: 'purchase' }, windowDays: 14 },
}

/** The plan of an experiment, as long as nobody has met it. */
export function DraftDialog({ experiment, onClose }: { experiment: Experiment | null; onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>(() => (experiment === null ? blank : toDraft(experiment)))
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = useMutation({
    mutationFn: () =>
      experiment === null
        ? request<ExperimentRow>('/api/v1/experiments', { method: 'POST', body: draft })
        : request<ExperimentRow>(experimentPath(experiment.id), { method: 'PUT', body: draft }),
    onSuccess: async ({ id }) => {
      await refresh()
      onClose()
      await navigate({ to: '/journeys/experiments/$id', params: { id } })
    },
  })
  return (
    <FormDialog
      width="wide"
      title={t(experiment === null ? 'experiments.new' : 'experiments.edit')}
      intro={t('experiments.draftText')}
      submit={t('action.save')}
      isBusy={save.isPending}
      isIncomplete={draft.name.trim() === '' || draft.arms.some((one) => one.label.trim() === '')}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <Field label={t('experiments.name')}>
        {(control) => (
          <Input {...control} value={draft.name} onChange={(event) => put({ name: event.target.value })} />
        )}
      </Field>
      <Field label={t('experiments.hypothesis')} hint={t('experiments.hypothesisHint')}>
        {(control) => (
          <TextArea
            {...control}
            value={draft.hypothesis}
            onChange={(event) => put({ hypothesis: event.target.value })}
          />
        )}
      </Field>
      <ArmsEditor arms={draft.arms} onChange={(arms) => put({ arms })} />
      <GoalFields draft={draft} onChange={put} />
      <PlanPart weights={draft.arms.map((one) => one.weight)} />
      <AudienceField draft={draft} onChange={put} />
      <Field label={t('experiments.layer')} hint={t('experiments.layerHint')}>
        {(control) => (
          <Input
            {...control}
            pattern="[a-z0-9][a-z0-9\-]{0,39}"
            value={draft.layer}
            onChange={(event) => put({ layer: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}

const toDraft = ({ name, hypothesis, layer, arms, segmentId, goal, windowDays }: Experiment): Draft => ({
  ...{ name, hypothesis, layer, arms, segmentId, goal, windowDays },
})
