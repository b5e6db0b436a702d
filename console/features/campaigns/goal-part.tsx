import { useWords } from '../../i18n/t.ts'
import { DateField } from '../../kit/date-field.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { type Kpi, kpis, type Plan } from './campaign-queries.ts'
import { Part } from './parts.tsx'
import { momentOfWallClock, wallClockOf } from './wall-clock.ts'
import { useZone } from './zone.tsx'

type Goal = NonNullable<Plan['goal']>

interface GoalPartProps {
  goal: Plan['goal']
  currency: string
  isMissing: boolean
  onChange: (goal: Goal) => void
}

const dayMs = 86_400_000
const hasWindow: ReadonlySet<Kpi> = new Set(['orders', 'revenue', 'leads'])

/** A local calendar day as the field holds it. */
const endOfDay = (day: string, zone: string): string =>
  new Date(momentOfWallClock(`${day}T23:59`, zone) + 59_000).toISOString()
export const makeGoal = (nowMs: number): Goal => ({
  why: '',
  kpi: 'clicks',
  target: 100,
  days: 7,
  deadline: new Date(nowMs + 14 * dayMs).toISOString(),
})

/** What it is for, before anything else: a measure, a target, a day. */
export function GoalPart({ goal, currency, isMissing, onChange, now }: GoalPartProps & { now: number }) {
  const { t } = useWords()
  const zone = useZone()
  const shown = goal ?? makeGoal(now)
  const set = (part: Partial<Goal>) => onChange({ ...shown, ...part })
  return (
    <Part
      id="goal"
      number={1}
      title={t('campaigns.goal')}
      hint={t('campaigns.goalHint')}
      isMissing={isMissing}
    >
      <TextField
        label={t('campaigns.why')}
        placeholder={t('campaigns.whyExample')}
        maxLength={300}
        value={shown.why}
        onChange={(why) => set({ why })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <MeasureField kpi={goal?.kpi ?? null} onChange={(kpi) => set({ kpi })} />
        <TargetField goal={shown} currency={currency} onChange={(target) => set({ target })} />
        <DateField
          label={t('campaigns.deadline')}
          value={wallClockOf(Date.parse(shown.deadline), zone).slice(0, 10)}
          onChange={(day) => day !== '' && set({ deadline: endOfDay(day, zone) })}
        />
      </div>
      {hasWindow.has(shown.kpi) && <WindowField days={shown.days} onChange={(days) => set({ days })} />}
    </Part>
  )
}

interface TargetProps {
  goal: Goal
  currency: string
  onChange: (target: number) => void
}

/** People or orders; of revenue whole units of money, kept in the smallest. */
function TargetField({ goal, currency, onChange }: TargetProps) {
  const { t } = useWords()
  const unit = goal.kpi === 'revenue' ? 100 : 1
  const label = goal.kpi === 'revenue' ? t('campaigns.targetMoney', { currency }) : t('campaigns.target')
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          value={Math.round(goal.target / unit)}
          onChange={(event) => onChange(Math.max(1, Math.round(Number(event.target.value) || 0)) * unit)}
        />
      )}
    </Field>
  )
}

function MeasureField({ kpi, onChange }: { kpi: Kpi | null; onChange: (kpi: Kpi) => void }) {
  const { t } = useWords()
  return (
    <Field label={t('campaigns.measure')}>
      {({ id }) => (
        <Select<Kpi | 'none'>
          id={id}
          look="field"
          label={t('campaigns.measure')}
          value={kpi ?? 'none'}
          options={[
            ...(kpi === null ? [{ value: 'none' as const, label: t('campaigns.choose') }] : []),
            ...kpis.map((one) => ({ value: one, label: t(`campaigns.kpi.${one}`) })),
          ]}
          onChange={(next) => next !== 'none' && onChange(next)}
        />
      )}
    </Field>
  )
}

function WindowField({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const { t } = useWords()
  return (
    <Field label={t('campaigns.window')} hint={t('campaigns.windowHint', { days })}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          max={90}
          className="max-w-24"
          value={days}
          onChange={(event) => onChange(Math.min(90, Math.max(1, Number(event.target.value) || 1)))}
        />
      )}
    </Field>
  )
}
