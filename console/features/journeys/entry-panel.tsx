import type { Entry, JourneyGraph, ReEntry } from '@splot/contract/journey/graph'
import { standardExits } from '@splot/contract/journey/names'
import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Group, Toggle } from '../campaigns/parts.tsx'
import { DateFields, ScheduleFields } from './calendar-fields.tsx'
import { EventField } from './event-field.tsx'
import { LazyCondition } from './lazy-condition.tsx'
import { OwnExits } from './own-exits.tsx'
import { plainField, ThingField } from './thing-field.tsx'

interface EntryPanelProps {
  graph: JourneyGraph
  isLocked: boolean
  onChange: (make: (graph: JourneyGraph) => JourneyGraph, tag?: string) => void
}

const kinds = ['event', 'segment', 'date', 'schedule', 'call'] as const

const fresh: Record<Entry['kind'], Entry> = {
  event: { kind: 'event', match: { event: 'Signed Up' } },
  segment: { kind: 'segment', segmentId: '-', change: 'entered' },
  date: { kind: 'date', trait: 'birthday', offsetDays: 0, time: '09:00', isYearly: true },
  schedule: { kind: 'schedule', segmentId: '-', every: { kind: 'week', weekdays: [4], time: '10:00' } },
  call: { kind: 'call' },
}

/** Who comes in and how often, what it is for, and why anybody leaves before the end. */
export function EntryPanel({ graph, isLocked, onChange }: EntryPanelProps) {
  const { t } = useWords()
  const { entry } = graph
  const put = (next: Entry) => onChange((one) => ({ ...one, entry: next }), 'entry')
  return (
    <fieldset disabled={isLocked} className="flex min-w-0 flex-col gap-4">
      <Field label={t('journeys.entry')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('journeys.entry')}
            value={entry?.kind ?? ''}
            options={[
              ...(entry === null ? [{ value: '', label: t('journeys.choose') }] : []),
              ...kinds.map((value) => ({ value, label: t(`journeys.entry.${value}`) })),
            ]}
            onChange={(kind) => kinds.some((one) => one === kind) && put(fresh[kind as Entry['kind']])}
          />
        )}
      </Field>
      {entry !== null && <EntryFields entry={entry} onChange={put} />}
      <ReEntryFields
        reEntry={graph.reEntry}
        onChange={(reEntry) => onChange((one) => ({ ...one, reEntry }), 're-entry')}
      />
      <EndFields graph={graph} onChange={onChange} />
    </fieldset>
  )
}

/** Why anybody leaves, who is compared with, and what it is for. */
function EndFields({ graph, onChange }: Pick<EntryPanelProps, 'graph' | 'onChange'>) {
  const { t } = useWords()
  return (
    <>
      <Group label={t('journeys.exits')} hint={t('journeys.exitsHint')}>
        {standardExits.map((kind) => (
          <Toggle
            key={kind}
            label={t(`journeys.exit.${kind}`)}
            isOn={graph.exits.some((one) => one.kind === kind)}
            onChange={(isOn) =>
              onChange((one) => ({
                ...one,
                exits: isOn ? [...one.exits, { kind }] : one.exits.filter((exit) => exit.kind !== kind),
              }))
            }
          />
        ))}
      </Group>
      <OwnExits graph={graph} onChange={(exits) => onChange((one) => ({ ...one, exits }), 'exits')} />
      <Field label={t('journeys.holdOut')} hint={t('journeys.holdOutHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={50}
            className="w-24!"
            value={graph.holdOutPercent}
            onChange={(event) =>
              onChange(
                (one) => ({ ...one, holdOutPercent: Math.min(50, Number(event.target.value)) }),
                'hold-out',
              )
            }
          />
        )}
      </Field>
      <LazyCondition
        label={t('journeys.goal')}
        isEnd
        hint={t('journeys.goalHint')}
        value={graph.goal ?? undefined}
        onChange={(goal) => onChange((one) => ({ ...one, goal: goal ?? null }), 'goal')}
      />
    </>
  )
}

function EntryFields({ entry, onChange }: { entry: Entry; onChange: (entry: Entry) => void }) {
  const { t } = useWords()
  switch (entry.kind) {
    case 'event':
      return (
        <EventField
          label={t('journeys.entryEvent')}
          value={entry.match}
          onChange={(match) => onChange({ ...entry, match: match as typeof entry.match })}
        />
      )
    case 'segment':
    case 'schedule':
      return (
        <>
          <ThingField
            kind="segment"
            field={plainField('segment', t('journeys.segment'))}
            value={entry.segmentId}
            error={undefined}
            onChange={(id) => onChange({ ...entry, segmentId: String(id ?? '-') })}
          />
          {entry.kind === 'segment' && (
            <p className="text-12 text-text-2">{t('journeys.entrySegmentHint')}</p>
          )}
          {entry.kind === 'schedule' && (
            <ScheduleFields every={entry.every} onChange={(every) => onChange({ ...entry, every })} />
          )}
        </>
      )
    case 'date':
      return <DateFields entry={entry} onChange={onChange} />
    case 'call':
      return <p className="text-12 text-text-2">{t('journeys.entryCallHint')}</p>
  }
}

const rules = ['once', 'each', 'day', 'week', 'month'] as const

const readRule = ({ rule }: ReEntry): (typeof rules)[number] =>
  rule.kind === 'per' ? rule.period : rule.kind

function ReEntryFields({ reEntry, onChange }: { reEntry: ReEntry; onChange: (next: ReEntry) => void }) {
  const { t } = useWords()
  return (
    <>
      <Field label={t('journeys.again')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('journeys.again')}
            value={readRule(reEntry)}
            options={rules.map((value) => ({ value, label: t(`journeys.again.${value}`) }))}
            onChange={(rule) =>
              onChange({
                ...reEntry,
                rule: rule === 'once' || rule === 'each' ? { kind: rule } : { kind: 'per', period: rule },
              })
            }
          />
        )}
      </Field>
      <CheckBox
        label={t('journeys.alone')}
        isChecked={reEntry.isAlone}
        onChange={(isAlone) => onChange({ ...reEntry, isAlone })}
      />
      <Field label={t('journeys.rest')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={400}
            className="w-24!"
            value={reEntry.restDays}
            onChange={(event) => onChange({ ...reEntry, restDays: Number(event.target.value) })}
          />
        )}
      </Field>
    </>
  )
}
