import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Flag, Pencil, Rocket, Square, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { DraftDialog } from './draft-dialog.tsx'
import { type Experiment, type ExperimentRow, experimentPath, refresh } from './experiment-queries.ts'

type Asking = 'edit' | 'start' | 'ramp' | 'finish'

/** What may be asked of it as it stands. */
export function ExperimentActs({ experiment }: { experiment: Experiment }) {
  const { t } = useWords()
  const canWrite = useScope('journeys:write')
  const canLaunch = useScope('journeys:launch')
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const { state } = experiment
  return (
    <>
      {canWrite && state === 'draft' && (
        <Button icon={Pencil} onClick={() => setAsking('edit')}>
          {t('experiments.edit')}
        </Button>
      )}
      {canLaunch && state === 'draft' && (
        <Button tone="primary" icon={Rocket} onClick={() => setAsking('start')}>
          {t('experiments.start')}
        </Button>
      )}
      {canLaunch && state === 'running' && <Running experiment={experiment} onAsk={setAsking} />}
      {canWrite && (state === 'stopped' || state === 'finished') && <NewPhase experiment={experiment} />}
      {canLaunch && (state === 'running' || state === 'stopped') && (
        <Button tone="primary" icon={Flag} onClick={() => setAsking('finish')}>
          {t('experiments.finish')}
        </Button>
      )}
      {asking === 'edit' && <DraftDialog experiment={experiment} onClose={close} />}
      {(asking === 'start' || asking === 'ramp') && (
        <CoverageDialog experiment={experiment} act={asking} onClose={close} />
      )}
      {asking === 'finish' && <FinishDialog experiment={experiment} onClose={close} />}
    </>
  )
}

function Running({ experiment, onAsk }: { experiment: Experiment; onAsk: (act: Asking) => void }) {
  const { t } = useWords()
  const stop = useMutation({
    mutationFn: () => request<ExperimentRow>(`${experimentPath(experiment.id)}/stop`, { method: 'POST' }),
    onSuccess: refresh,
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <>
      {experiment.coverage < 100 && (
        <Button icon={TrendingUp} onClick={() => onAsk('ramp')}>
          {t('experiments.ramp')}
        </Button>
      )}
      <Button icon={Square} isBusy={stop.isPending} onClick={() => stop.mutate()}>
        {t('experiments.stop')}
      </Button>
    </>
  )
}

/** Other versions or shares are counted anew. */
function NewPhase({ experiment }: { experiment: Experiment }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: () =>
      request<ExperimentRow>(`${experimentPath(experiment.id)}/new-phase`, { method: 'POST' }),
    onSuccess: async ({ id }) => {
      await refresh()
      await navigate({ to: '/journeys/experiments/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <Button isBusy={begin.isPending} onClick={() => begin.mutate()}>
      {t('experiments.newPhase')}
    </Button>
  )
}

interface DialogProps {
  experiment: Experiment
  onClose: () => void
}

function CoverageDialog({ experiment, act, onClose }: DialogProps & { act: 'start' | 'ramp' }) {
  const { t } = useWords()
  const [coverage, setCoverage] = useState(act === 'start' ? '100' : String(experiment.coverage))
  const send = useMutation({
    mutationFn: () =>
      request<ExperimentRow>(`${experimentPath(experiment.id)}/${act}`, {
        method: 'POST',
        body: { coverage: Number(coverage) },
      }),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(act === 'start' ? 'experiments.startTitle' : 'experiments.rampTitle')}
      intro={t(act === 'start' ? 'experiments.startText' : 'experiments.rampText')}
      submit={t(act === 'start' ? 'experiments.start' : 'experiments.ramp')}
      isBusy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate()}
    >
      <Field label={t('experiments.coveragePercent')} hint={t('experiments.coverageHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={act === 'start' ? 0.01 : experiment.coverage}
            max={100}
            step="any"
            required
            value={coverage}
            onChange={(event) => setCoverage(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}

function FinishDialog({ experiment, onClose }: DialogProps) {
  const { t } = useWords()
  const open = experiment.arms.filter((one) => !experiment.closed.some((shut) => shut.arm === one.id))
  const [winner, setWinner] = useState(experiment.figures.leader ?? open[0]?.id ?? '')
  const send = useMutation({
    mutationFn: () =>
      request<ExperimentRow>(`${experimentPath(experiment.id)}/finish`, { method: 'POST', body: { winner } }),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('experiments.finish')}
      intro={t('experiments.finishText')}
      submit={t('experiments.finishSubmit')}
      isBusy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate()}
    >
      <Field label={t('experiments.winner')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('experiments.winner')}
            value={winner}
            options={open.map(({ id, label }) => ({ value: id, label }))}
            onChange={setWinner}
          />
        )}
      </Field>
    </FormDialog>
  )
}
