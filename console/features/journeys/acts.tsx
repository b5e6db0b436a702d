import { useMutation } from '@tanstack/react-query'
import { Download, Ellipsis, Pause, Play, Rocket, Square } from 'lucide-react'
import { useState } from 'react'
import { downloadText } from '../../app/browser/download.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { Menu, MenuItem } from '../../kit/menu.tsx'
import { Select } from '../../kit/select.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { type Check, type Journey, journeyPath, journeyQuery } from './journey-queries.ts'
import type { Drawing } from './use-drawing.ts'

interface ActsProps {
  journey: Journey
  drawing: Drawing
  check: Check | undefined
}

export const keep = (journey: Journey): void => {
  queryClient.setQueryData(journeyQuery(journey.id).queryKey, journey)
  void queryClient.invalidateQueries({ queryKey: ['journeys'] })
}

/** Launch, pause, go on, stop, and the journey as a file. */
export function Acts({ journey, drawing, check }: ActsProps) {
  const { t } = useWords()
  const canLaunch = useScope('journeys:launch')
  const [isLaunching, setLaunching] = useState(false)
  const act = useMutation({
    mutationFn: (path: 'pause' | 'resume' | 'stop') =>
      request<Journey>(`${journeyPath(journey.id)}/${path}`, { method: 'POST' }),
    onSuccess: keep,
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const write = async (): Promise<void> => {
    const code = await request<unknown>(`${journeyPath(journey.id)}/code`)
    downloadText(`${journey.name}.journey.json`, 'application/json', `${JSON.stringify(code, null, 2)}\n`)
  }
  const isLaunchable =
    journey.state === 'draft' || journey.hasChanges || drawing.revision !== journey.revision
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
      {canLaunch && journey.state !== 'stopped' && isLaunchable && (
        <Button
          tone="primary"
          icon={Rocket}
          disabled={check?.isReady !== true}
          onClick={() => setLaunching(true)}
        >
          {t(journey.version === null ? 'journeys.launch' : 'journeys.launchNew')}
        </Button>
      )}
      <Menu align="end" trigger={<IconButton label={t('journeys.moreActs')} icon={Ellipsis} />}>
        <MenuItem icon={Download} onSelect={() => void write()}>
          {t('journeys.export')}
        </MenuItem>
        {canLaunch && (journey.state === 'live' || journey.state === 'paused') && (
          <MenuItem icon={Square} onSelect={() => act.mutate('stop')}>
            {t('journeys.stop')}
          </MenuItem>
        )}
      </Menu>
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
