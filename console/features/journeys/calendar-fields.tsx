import type { Entry } from '@splot/contract/journey/graph'
import { useState } from 'react'
import { nowMs } from '../../app/browser/clock.ts'
import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { DateField, TimeField } from '../../kit/date-field.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { Group, Toggle } from '../campaigns/parts.tsx'
import { CountField } from '../campaigns/time-fields.tsx'
import { momentOfWallClock, wallClockOf } from '../campaigns/wall-clock.ts'
import { useZone } from '../campaigns/zone.tsx'

type Dated = Entry & { kind: 'date' }
type Every = (Entry & { kind: 'schedule' })['every']

const sides = ['on', 'before', 'after'] as const
const sideOf = (days: number) => (days === 0 ? 'on' : days < 0 ? 'before' : 'after')

/** A day of hers: which one, how long before or after it, at what time, once or each year. */
export function DateFields({ entry, onChange }: { entry: Dated; onChange: (entry: Dated) => void }) {
  const { t } = useWords()
  const { offsetDays } = entry
  const side = sideOf(offsetDays)
  const days = Math.abs(offsetDays)
  const put = (count: number, way: string) => {
    const whole = Math.min(90, Math.max(1, count))
    onChange({ ...entry, offsetDays: way === 'on' ? 0 : way === 'before' ? -whole : whole })
  }
  return (
    <>
      <TextField
        label={t('journeys.dateTrait')}
        hint={t('journeys.dateTraitHint')}
        value={entry.trait}
        onChange={(trait) => trait !== '' && onChange({ ...entry, trait })}
      />
      <Field label={t('journeys.offset')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('journeys.offset')}
            value={side}
            options={sides.map((value) => ({ value, label: t(`journeys.offset.${value}`) }))}
            onChange={(way) => put(days, way)}
          />
        )}
      </Field>
      {side !== 'on' && (
        <CountField
          label={t('journeys.offsetDays')}
          value={days}
          most={90}
          onChange={(count) => put(count, side)}
        />
      )}
      <TimeField
        label={t('journeys.time')}
        value={entry.time}
        onChange={(time) => onChange({ ...entry, time })}
      />
      <CheckBox
        label={t('journeys.yearly')}
        isChecked={entry.isYearly}
        onChange={(isYearly) => onChange({ ...entry, isYearly })}
      />
    </>
  )
}

const kinds = ['day', 'week', 'month', 'once'] as const
const dayMs = 86_400_000

interface EveryProps<E extends Every = Every> {
  every: E
  onChange: (every: Every) => void
}

/** When everybody of the segment comes in: each day, on some days of the week, on a day of the month, or once. */
export function ScheduleFields({ every, onChange }: EveryProps) {
  const { t } = useWords()
  const zone = useZone()
  const [now] = useState(nowMs)
  const time = every.kind === 'once' ? '10:00' : every.time
  const begin = (kind: (typeof kinds)[number]): Every => {
    if (kind === 'day') return { kind, time }
    if (kind === 'week') return { kind, weekdays: [4], time }
    if (kind === 'month') return { kind, day: 1, time }
    const tomorrow = wallClockOf(now + dayMs, zone).slice(0, 10)
    return { kind, at: toIso(`${tomorrow}T${time}`, zone) }
  }
  return (
    <>
      <Field label={t('journeys.every')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('journeys.every')}
            value={every.kind}
            options={kinds.map((value) => ({ value, label: t(`journeys.every.${value}`) }))}
            onChange={(next) => {
              const kind = kinds.find((one) => one === next)
              if (kind !== undefined && kind !== every.kind) onChange(begin(kind))
            }}
          />
        )}
      </Field>
      {every.kind === 'week' && <Weekdays every={every} onChange={onChange} />}
      {every.kind === 'month' && (
        <CountField
          label={t('journeys.dayOfMonth')}
          hint={every.day > 28 ? t('journeys.dayOfMonthHint') : undefined}
          value={every.day}
          most={31}
          onChange={(day) => onChange({ ...every, day })}
        />
      )}
      {every.kind === 'once' ? (
        <Moment every={every} zone={zone} onChange={onChange} />
      ) : (
        <TimeField
          label={t('journeys.time')}
          value={every.time}
          onChange={(next) => onChange({ ...every, time: next })}
        />
      )}
    </>
  )
}

const toIso = (wall: string, zone: string): string => new Date(momentOfWallClock(wall, zone)).toISOString()

function Weekdays({ every, onChange }: EveryProps<Every & { kind: 'week' }>) {
  const { t } = useWords()
  return (
    <Group label={t('journeys.weekdays')}>
      {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
        <Toggle
          key={day}
          label={t(`journeys.weekday.${day}`)}
          isOn={every.weekdays.includes(day)}
          onChange={(isOn) => {
            const rest = every.weekdays.filter((one) => one !== day)
            const weekdays = isOn ? [...rest, day].sort((a, b) => a - b) : rest
            // The last one stays: a week without a day is no schedule.
            if (weekdays.length > 0) onChange({ ...every, weekdays })
          }}
        />
      ))}
    </Group>
  )
}

/** A day and an hour on the workspace's clock. */
function Moment({ every, zone, onChange }: EveryProps<Every & { kind: 'once' }> & { zone: string }) {
  const { t } = useWords()
  const [day = '', time = ''] = wallClockOf(Date.parse(every.at), zone).split('T')
  const put = (wall: string) => onChange({ kind: 'once', at: toIso(wall, zone) })
  return (
    <>
      <DateField
        label={t('journeys.day')}
        isRequired
        value={day}
        onChange={(next) => next !== '' && put(`${next}T${time}`)}
      />
      <TimeField label={t('journeys.time')} value={time} onChange={(next) => put(`${day}T${next}`)} />
    </>
  )
}
