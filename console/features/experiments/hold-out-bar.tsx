import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { type HoldOut, holdOutQuery } from './experiment-queries.ts'

/** How many are left alone altogether, and why. */
export function HoldOutBar() {
  const { t, format } = useWords()
  const { data } = useQuery(holdOutQuery)
  const canLaunch = useScope('journeys:launch')
  const [isOpen, setOpen] = useState(false)
  if (data === undefined) return null
  return (
    <section
      aria-label={t('experiments.holdOut')}
      className="mx-4 mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y py-2.5 md:mx-6"
    >
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="font-medium">{t('experiments.holdOut')}</h2>
        <p className="text-12 text-text-2">
          {data.percent === 0
            ? t('experiments.holdOutNone')
            : t('experiments.holdOutText', {
                percent: format.decimal(data.percent, Number.isInteger(data.percent) ? 0 : 1),
                reason: data.reason,
              })}
        </p>
      </div>
      {canLaunch && <Button onClick={() => setOpen(true)}>{t('experiments.change')}</Button>}
      {isOpen && <HoldOutDialog holdOut={data} onClose={() => setOpen(false)} />}
    </section>
  )
}

function HoldOutDialog({ holdOut, onClose }: { holdOut: HoldOut; onClose: () => void }) {
  const { t } = useWords()
  const [percent, setPercent] = useState(String(holdOut.percent))
  const [periodDays, setPeriod] = useState(String(holdOut.periodDays))
  const [reason, setReason] = useState(holdOut.reason)
  const put = useMutation({
    mutationFn: () =>
      request<HoldOut>('/api/v1/hold-out', {
        method: 'PUT',
        body: { percent: Number(percent), periodDays: Number(periodDays), reason },
      }),
    onSuccess: (next) => {
      queryClient.setQueryData(holdOutQuery.queryKey, next)
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('experiments.holdOut')}
      intro={t('experiments.holdOutIntro')}
      submit={t('action.save')}
      isBusy={put.isPending}
      isIncomplete={reason.trim() === ''}
      error={put.error}
      onClose={onClose}
      onSubmit={() => put.mutate()}
    >
      <NumberField label={t('experiments.holdOutPercent')} max={20} value={percent} onChange={setPercent} />
      <NumberField
        label={t('experiments.holdOutPeriod')}
        hint={t('experiments.holdOutPeriodHint')}
        max={730}
        value={periodDays}
        onChange={setPeriod}
      />
      <Field label={t('experiments.holdOutReason')} hint={t('experiments.holdOutReasonHint')}>
        {(control) => (
          <Input {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  )
}

interface NumberFieldProps {
  label: string
  hint?: string
  max: number
  value: string
  onChange: (value: string) => void
}

function NumberField({ label, hint, max, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={0}
          max={max}
          step="any"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
