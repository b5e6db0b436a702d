import { useWords } from '../../i18n/t.ts'
import { Segmented } from '../../kit/tabs.tsx'
import type { Schedule } from './campaign-queries.ts'
import { Group, Toggle } from './parts.tsx'
import { CountField, DayField, TimeField } from './time-fields.tsx'

type Rule = Extract<Schedule, { kind: 'recurring' }>

interface RuleProps {
  rule: Rule
  onChange: (rule: Rule) => void
}

/** Every week on some days, or every month on one. */
export function RecurringFields({ rule, onChange }: RuleProps) {
  const { t } = useWords()
  const { kind, time, clock, until, isOnlyNew } = rule
  const shared = { kind, time, clock, until, isOnlyNew }
  return (
    <>
      <Group label={t('campaigns.every')}>
        <Segmented<Rule['every']>
          label={t('campaigns.every')}
          value={rule.every}
          options={[
            { value: 'week', label: t('campaigns.everyWeek') },
            { value: 'month', label: t('campaigns.everyMonth') },
          ]}
          onChange={(every) =>
            onChange(every === 'week' ? { ...shared, every, weekdays: [4] } : { ...shared, every, day: 1 })
          }
        />
      </Group>
      {rule.every === 'week' && <Weekdays rule={rule} onChange={onChange} />}
      <Dates rule={rule} onChange={onChange} />
      <Group label={t('campaigns.clock')}>
        <Segmented<Rule['clock']>
          label={t('campaigns.clock')}
          value={clock}
          options={[
            { value: 'workspace', label: t('campaigns.clockOurs') },
            { value: 'recipient', label: t('campaigns.clockTheirs') },
          ]}
          onChange={(next) => onChange({ ...rule, clock: next })}
        />
      </Group>
      <div>
        <Toggle
          label={t('campaigns.onlyNew')}
          isOn={isOnlyNew}
          onChange={(isOn) => onChange({ ...rule, isOnlyNew: isOn })}
        />
        <p className="mt-1.5 text-12 text-text-3">{t('campaigns.onlyNewHint')}</p>
      </div>
    </>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

interface WeekdaysProps {
  rule: Extract<Rule, { every: 'week' }>
  onChange: (rule: Rule) => void
}

function Weekdays({ rule, onChange }: WeekdaysProps) {
  const { t } = useWords()
  return (
    <Group label={t('campaigns.weekdays')}>
      {weekdays.map((day) => (
        <Toggle
          key={day}
          label={t(`campaigns.weekday.${day}`)}
          isOn={rule.weekdays.includes(day)}
          onChange={(isOn) => {
            const next = isOn ? [...rule.weekdays, day].sort() : rule.weekdays.filter((one) => one !== day)
            if (next.length > 0) onChange({ ...rule, weekdays: next })
          }}
        />
      ))}
    </Group>
  )
}

function Dates({ rule, onChange }: RuleProps) {
  const { t } = useWords()
  return (
    <div className="grid max-w-120 grid-cols-2 gap-4 sm:grid-cols-3">
      {rule.every === 'month' && (
        <CountField
          label={t('campaigns.dayOfMonth')}
          hint={rule.day > 28 ? t('campaigns.dayOfMonthHint') : undefined}
          value={rule.day}
          most={31}
          onChange={(day) => onChange({ ...rule, day })}
        />
      )}
      <TimeField
        label={t('campaigns.hour')}
        value={rule.time}
        onChange={(time) => onChange({ ...rule, time })}
      />
      <DayField
        label={t('campaigns.until')}
        value={rule.until ?? ''}
        onChange={(day) => onChange({ ...rule, until: day === '' ? null : day })}
      />
    </div>
  )
}
