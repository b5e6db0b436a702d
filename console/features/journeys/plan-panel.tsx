import type { JourneyGraph } from '@splot/contract/journey/graph'
import { kpis } from '@splot/contract/journey/names'
import { Plus, X } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { Field, Input, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { ChannelsField } from './chosen-fields.tsx'
import { unitOf } from './say-plan.ts'
import { plainField } from './thing-field.tsx'
import type { Drawing } from './use-drawing.ts'

type Plan = NonNullable<JourneyGraph['plan']>
const freshPlan: Plan = { why: '', kpi: 'conversions', target: 100, days: 30, stages: [] }

/** Set before the launch, measured against afterwards: why, by what, how much, and which channel does which part. */
export function PlanPanel({ drawing, isLocked }: { drawing: Drawing; isLocked: boolean }) {
  const { t } = useWords()
  const plan = drawing.graph.plan ?? freshPlan
  const put = (part: Partial<Plan>) =>
    drawing.change((graph) => ({ ...graph, plan: { ...(graph.plan ?? freshPlan), ...part } }), 'plan')
  const unit = unitOf(plan.kpi)
  const number = (label: string, value: number, onChange: (value: number) => void) => (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          value={value}
          onChange={(event) =>
            Number(event.target.value) >= 1 && onChange(Math.floor(Number(event.target.value)))
          }
        />
      )}
    </Field>
  )
  return (
    <fieldset disabled={isLocked} className="flex min-w-0 flex-col gap-4">
      <Field label={t('journeys.why')}>
        {(control) => (
          <TextArea
            {...control}
            maxLength={300}
            value={plan.why}
            onChange={(event) => put({ why: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('journeys.kpi')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('journeys.kpi')}
            value={plan.kpi}
            options={kpis.map((value) => ({ value, label: t(`journeys.kpi.${value}`) }))}
            onChange={(kpi) =>
              put({ kpi, target: Math.max(1, Math.round((plan.target / unit) * unitOf(kpi))) })
            }
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {number(t('journeys.target'), plan.target / unit, (target) => put({ target: target * unit }))}
        {number(t('journeys.days'), Math.min(365, plan.days), (days) => put({ days: Math.min(365, days) }))}
      </div>
      <Stages stages={plan.stages} onChange={(stages) => put({ stages })} />
      <CheckBox
        label={t('journeys.second')}
        isChecked={drawing.needsSecond}
        onChange={drawing.requireSecond}
      />
    </fieldset>
  )
}

function Stages({
  stages,
  onChange,
}: {
  stages: Plan['stages']
  onChange: (stages: Plan['stages']) => void
}) {
  const { t } = useWords()
  const put = (place: number, part: Partial<Plan['stages'][number]>) =>
    onChange(stages.map((one, i) => (i === place ? { ...one, ...part } : one)))
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-strong">{t('journeys.stages')}</h3>
      {stages.map((stage, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stages have no names of their own, their place is what they are
        <div key={place} className="flex flex-col gap-2 rounded-card border border-line p-3">
          <div className="flex items-end gap-2">
            <div className="flex-1">
              <TextField
                label={t('journeys.stage', { n: place + 1 })}
                maxLength={80}
                value={stage.name}
                onChange={(name) => put(place, { name })}
              />
            </div>
            <IconButton
              label={t('journeys.removeStage')}
              icon={X}
              onClick={() => onChange(stages.filter((_, i) => i !== place))}
            />
          </div>
          <ChannelsField
            field={plainField('channels', t('journeys.stageChannels'))}
            value={stage.channels}
            error={undefined}
            onChange={(channels) =>
              put(place, { channels: Array.isArray(channels) ? (channels as typeof stage.channels) : [] })
            }
          />
        </div>
      ))}
      {stages.length < 12 && (
        <Button
          size="sm"
          icon={Plus}
          className="self-start"
          onClick={() => onChange([...stages, { name: '', channels: [] }])}
        >
          {t('journeys.addStage')}
        </Button>
      )}
    </section>
  )
}
