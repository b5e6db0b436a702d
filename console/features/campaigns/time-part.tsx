import { useWords } from '../../i18n/t.ts'
import { Field, Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import type { Plan, Schedule } from './campaign-queries.ts'
import { Group, Part } from './parts.tsx'
import { RecurringFields } from './recurring-fields.tsx'
import { CountField, DayField, TimeField } from './time-fields.tsx'
import { momentOfWallClock, wallClockOf } from './wall-clock.ts'
import { useZone } from './zone.tsx'

interface TimePartProps {
  plan: Plan
  now: number
  isMissing: boolean
  onChange: (part: Partial<Plan>) => void
}

const kinds = ['now', 'at', 'local', 'recurring'] as const
type Kind = (typeof kinds)[number]

const isoAt = (wall: string, zone: string): string => new Date(momentOfWallClock(wall, zone)).toISOString()

/** What each kind begins with: tomorrow at nine, every Thursday. */
function makeSchedule(kind: Kind, now: number, zone: string): Schedule {
  const day = wallClockOf(now + 86_400_000, zone).slice(0, 10)
  switch (kind) {
    case 'now':
      return { kind }
    case 'at':
      return { kind, at: isoAt(`${day}T09:00`, zone) }
    case 'local':
      return { kind, date: day, time: '09:00' }
    case 'recurring': {
      const shared = { kind, time: '09:00', clock: 'workspace', until: null, isOnlyNew: true } as const
      return { ...shared, every: 'week', weekdays: [4] }
    }
  }
}

/** When: at once, at a moment, at an hour of everybody's own clock, or again and again. */
export function TimePart({ plan, now, isMissing, onChange }: TimePartProps) {
  const { t } = useWords()
  const zone = useZone()
  const { schedule } = plan
  return (
    <Part
      id="time"
      number={4}
      title={t('campaigns.time')}
      hint={t('campaigns.timeHint')}
      isMissing={isMissing}
    >
      <Field label={t('campaigns.when')}>
        {({ id }) => (
          <div className="max-w-90">
            <Select<Kind>
              id={id}
              look="field"
              label={t('campaigns.when')}
              value={schedule.kind}
              options={kinds.map((kind) => ({ value: kind, label: t(`campaigns.when.${kind}`) }))}
              onChange={(kind) => onChange({ schedule: makeSchedule(kind, now, zone) })}
            />
          </div>
        )}
      </Field>
      {schedule.kind === 'at' && (
        <MomentField
          at={schedule.at}
          now={now}
          onChange={(at) => onChange({ schedule: { kind: 'at', at } })}
        />
      )}
      {schedule.kind === 'local' && (
        <LocalFields schedule={schedule} onChange={(next) => onChange({ schedule: next })} />
      )}
      {schedule.kind === 'recurring' && (
        <RecurringFields rule={schedule} onChange={(next) => onChange({ schedule: next })} />
      )}
      {schedule.kind !== 'recurring' && (
        <SampleFields sample={plan.sample} onChange={(sample) => onChange({ sample })} />
      )}
      <WindowFields window={plan.window} onChange={(window) => onChange({ window })} />
    </Part>
  )
}

interface MomentFieldProps {
  at: string
  now: number
  onChange: (at: string) => void
}

/** A moment by the workspace's clock; one that has passed is told at once. */
function MomentField({ at, now, onChange }: MomentFieldProps) {
  const { t } = useWords()
  const zone = useZone()
  const isPast = Date.parse(at) < now
  return (
    <Field
      label={t('campaigns.moment')}
      hint={isPast ? t('campaigns.momentPast') : t('campaigns.zone', { zone: zone.replaceAll('_', ' ') })}
    >
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          className="max-w-60"
          value={wallClockOf(Date.parse(at), zone)}
          onChange={({ target }) => target.value !== '' && onChange(isoAt(target.value, zone))}
        />
      )}
    </Field>
  )
}

type Local = Extract<Schedule, { kind: 'local' }>

function LocalFields({ schedule, onChange }: { schedule: Local; onChange: (next: Local) => void }) {
  const { t } = useWords()
  return (
    <div className="grid max-w-90 grid-cols-2 gap-4">
      <DayField
        label={t('campaigns.day')}
        value={schedule.date}
        onChange={(date) => date !== '' && onChange({ ...schedule, date })}
      />
      <TimeField
        label={t('campaigns.hour')}
        value={schedule.time}
        onChange={(time) => onChange({ ...schedule, time })}
      />
      <p className="col-span-2 text-12 text-text-3">{t('campaigns.localHint')}</p>
    </div>
  )
}

interface SampleFieldsProps {
  sample: Plan['sample']
  onChange: (sample: Plan['sample']) => void
}

const waits = ['person', '2', '4', '24'] as const

function SampleFields({ sample, onChange }: SampleFieldsProps) {
  const { t } = useWords()
  return (
    <div className="flex flex-col items-start gap-3">
      <Group label={t('campaigns.sample')}>
        <Segmented<'all' | 'sample'>
          label={t('campaigns.sample')}
          value={sample === null ? 'all' : 'sample'}
          options={[
            { value: 'all', label: t('campaigns.sampleNone') },
            { value: 'sample', label: t('campaigns.sampleFirst') },
          ]}
          onChange={(next) =>
            onChange(next === 'all' ? null : { size: { kind: 'percent', percent: 5 }, thenAfterHours: null })
          }
        />
      </Group>
      {sample !== null && <SampleSize sample={sample} onChange={onChange} />}
    </div>
  )
}

interface SampleSizeProps {
  sample: NonNullable<Plan['sample']>
  onChange: (sample: Plan['sample']) => void
}

function SampleSize({ sample, onChange }: SampleSizeProps) {
  const { t } = useWords()
  const percent = sample.size.kind === 'percent' ? sample.size.percent : 5
  const wait = waits.find((one) => one === String(sample.thenAfterHours)) ?? 'person'
  const wordWait = (one: (typeof waits)[number]) =>
    one === 'person' ? t('campaigns.sampleByHand') : t('campaigns.sampleHours', { hours: Number(one) })
  return (
    <div className="grid max-w-90 grid-cols-2 gap-4">
      <CountField
        label={t('campaigns.samplePercent')}
        value={percent}
        most={50}
        onChange={(next) => onChange({ ...sample, size: { kind: 'percent', percent: next } })}
      />
      <Field label={t('campaigns.sampleThen')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('campaigns.sampleThen')}
            value={wait}
            options={waits.map((one) => ({ value: one, label: wordWait(one) }))}
            onChange={(next) =>
              onChange({ ...sample, thenAfterHours: next === 'person' ? null : Number(next) })
            }
          />
        )}
      </Field>
    </div>
  )
}

interface WindowFieldsProps {
  window: Plan['window']
  onChange: (window: Plan['window']) => void
}

function WindowFields({ window, onChange }: WindowFieldsProps) {
  const { t } = useWords()
  const set = (next: NonNullable<Plan['window']>) => next.from < next.to && onChange(next)
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Group label={t('campaigns.hours')}>
        <Segmented<'any' | 'hours'>
          label={t('campaigns.hours')}
          value={window === null ? 'any' : 'hours'}
          options={[
            { value: 'any', label: t('campaigns.hoursAny') },
            { value: 'hours', label: t('campaigns.hoursOnly') },
          ]}
          onChange={(next) => onChange(next === 'any' ? null : { from: '09:00', to: '19:00' })}
        />
      </Group>
      {window !== null &&
        (['from', 'to'] as const).map((end) => (
          <div key={end} className="w-28">
            <TimeField
              label={t(`campaigns.hours.${end}`)}
              value={window[end]}
              onChange={(time) => set({ ...window, [end]: time })}
            />
          </div>
        ))}
    </div>
  )
}
