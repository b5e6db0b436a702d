import { useMutation } from '@tanstack/react-query'
import { Pause, Play, Rocket } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { JourneyMenu, keep } from './journey-menu.tsx'
import { type Check, type Journey, journeyPath } from './journey-queries.ts'
import { SecondPerson } from './second-person.tsx'
import type { Drawing } from './use-drawing.ts'

interface ActsProps {
  journey: Journey
  drawing: Drawing
  check: Check | undefined
}

/** Launch, pause, go on, and what is done now and then. */
export function Acts({ journey, drawing, check }: ActsProps) {
  const { t } = useWords()
  const canLaunch = useScope('journeys:launch')
  const [isLaunching, setLaunching] = useState(false)
  const act = useMutation({
    mutationFn: (path: 'pause' | 'resume') =>
      request<Journey>(`${journeyPath(journey.id)}/${path}`, { method: 'POST' }),
    onSuccess: keep,
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const isLaunchable =
    journey.state === 'draft' || journey.hasChanges || drawing.revision !== journey.revision
  const isReady = check?.isReady === true
  return (
    <div className="flex flex-wrap gap-2">
      {canLaunch && journey.state === 'live' && (
        <Button icon={Pause} isBusy={act.isPending} onClick={() => act.mutate('pause')}>
          {t('journeys.pause')}
        </Button>
      )}
      {canLaunch && journey.state === 'paused' && (
        <Button icon={Play} isBusy={act.isPending} onClick={() => act.mutate('resume')}>
          {t('journeys.resume')}
        </Button>
      )}
      {journey.state !== 'stopped' &&
        isLaunchable &&
        (journey.needsSecond && journey.approval.approvedBy === null ? (
          <SecondPerson journey={journey} drawing={drawing} isReady={isReady} />
        ) : (
          <>
            {journey.approval.approvedBy !== null && (
              <span className="self-center text-12 text-text-2">
                {t('journeys.secondAgreed', { name: journey.approval.approvedBy })}
              </span>
            )}
            {canLaunch && (
              <Button tone="primary" icon={Rocket} disabled={!isReady} onClick={() => setLaunching(true)}>
                {t(journey.version === null ? 'journeys.launch' : 'journeys.launchNew')}
              </Button>
            )}
          </>
        ))}
      <JourneyMenu {...{ journey, drawing }} />
      {isLaunching && <LaunchDialog {...{ journey, drawing, check }} onClose={() => setLaunching(false)} />}
    </div>
  )
}

const samples = ['5', '25', '50', '100'] as const

/** First a few people, then all: the sample stays in a larger one. */
function LaunchDialog({ journey, drawing, check, onClose }: ActsProps & { onClose: () => void }) {
  const { t } = useWords()
  const [sample, setSample] = useState<string>(journey.version === null ? '5' : String(journey.sample))
  const warnings = check?.findings.filter((one) => one.severity === 'warns').length ?? 0
  const launch = useMutation({
    mutationFn: async () => {
      const revision = await drawing.settle()
      const body = { revision, sample: Number(sample) }
      return request<Journey>(`${journeyPath(journey.id)}/launch`, { method: 'POST', body })
    },
    onSuccess: (launched) => {
      keep(launched)
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('journeys.launchTitle', { name: drawing.name })}
      intro={t(journey.version === null ? 'journeys.launchText' : 'journeys.launchNewText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="primary" isBusy={launch.isPending} onClick={() => launch.mutate()}>
            {t('journeys.launch')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t('journeys.sample')} hint={t('journeys.sampleHint')}>
          {(control) => (
            <Select
              id={control.id}
              look="field"
              label={t('journeys.sample')}
              value={sample}
              options={[...new Set([...samples, sample])].map((value) => ({
                value,
                label: value === '100' ? t('journeys.everybody') : `${value}%`,
              }))}
              onChange={setSample}
            />
          )}
        </Field>
        {warnings > 0 && <p className="text-warn">{t('journeys.withWarnings', { count: warnings })}</p>}
        {launch.isError && (
          <p role="alert" className="text-danger">
            {launch.error.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
