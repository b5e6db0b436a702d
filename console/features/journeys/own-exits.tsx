import type { Exit, JourneyGraph } from '@splot/contract/journey/graph'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { EventField } from './event-field.tsx'
import { LazyCondition } from './lazy-condition.tsx'
import { plainField, ThingField } from './thing-field.tsx'

export type OwnExit = Exclude<Exit, { kind: 'bought' | 'withdrew' | 'complained' | 'detractor' }>

/** What the server takes at most, those that look after themselves among them. */
const mostExits = 20
const kinds = ['event', 'segment', 'condition'] as const

export const isOwn = (exit: Exit): exit is OwnExit => kinds.some((kind) => kind === exit.kind)

/** As each kind begins; the reason stays what it was called. */
const fresh = {
  event: (reason: string): OwnExit => ({ kind: 'event', reason, match: { event: 'Order Completed' } }),
  segment: (reason: string): OwnExit => ({ kind: 'segment', reason, segmentId: '-', change: 'entered' }),
  condition: (reason: string): OwnExit => ({
    ...{ kind: 'condition', reason, condition: { kind: 'all', of: [] } },
  }),
}

interface OwnExitsProps {
  graph: JourneyGraph
  onChange: (exits: Exit[]) => void
}

/** Reasons to leave that the marketer names herself: an event, a segment, or whatever can be said of a customer. */
export function OwnExits({ graph, onChange }: OwnExitsProps) {
  const { t } = useWords()
  const own = graph.exits.filter(isOwn)
  const put = (next: OwnExit[]) => onChange([...graph.exits.filter((one) => !isOwn(one)), ...next])
  return (
    <section className="flex flex-col gap-3" aria-label={t('journeys.ownExits')}>
      {own.map((exit, place) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: an exit has no name of its own, its place is what it is
          key={place}
          exit={exit}
          onChange={(next) => put(own.map((one, i) => (i === place ? next : one)))}
          onRemove={() => put(own.filter((_, i) => i !== place))}
        />
      ))}
      {graph.exits.length < mostExits && (
        <Button
          size="sm"
          icon={Plus}
          className="self-start"
          onClick={() => put([...own, fresh.event(t('journeys.exitReasonNew'))])}
        >
          {t('journeys.addExit')}
        </Button>
      )}
    </section>
  )
}

interface CardProps {
  exit: OwnExit
  onChange: (exit: OwnExit) => void
  onRemove: () => void
}

function Card({ exit, onChange, onRemove }: CardProps) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-3 rounded-card border border-line p-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Reason value={exit.reason} onChange={(reason) => onChange({ ...exit, reason })} />
        </div>
        <IconButton label={t('journeys.removeExit', { reason: exit.reason })} icon={X} onClick={onRemove} />
      </div>
      <Field label={t('journeys.exitWhen')}>
        {(control) => (
          <Select
            id={control.id}
            look="field"
            label={t('journeys.exitWhen')}
            value={exit.kind}
            options={kinds.map((value) => ({ value, label: t(`journeys.exitBy.${value}`) }))}
            onChange={(kind) => onChange(fresh[kind](exit.reason))}
          />
        )}
      </Field>
      <ExitFields exit={exit} onChange={onChange} />
    </div>
  )
}

/** An exit always has a reason: an emptied field is not one yet. */
function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(value)
  return (
    <TextField
      label={t('journeys.exitReason')}
      maxLength={80}
      value={['', value].includes(text.trim()) ? text : value}
      onChange={(next) => {
        setText(next)
        if (next.trim() !== '') onChange(next.trim())
      }}
    />
  )
}

function ExitFields({ exit, onChange }: Omit<CardProps, 'onRemove'>) {
  const { t } = useWords()
  switch (exit.kind) {
    case 'event':
      return (
        <EventField
          label={t('journeys.exitEvent')}
          value={exit.match}
          onChange={(match) => onChange({ ...exit, match: match as typeof exit.match })}
        />
      )
    case 'segment':
      return (
        <>
          <ThingField
            kind="segment"
            field={plainField('segment', t('journeys.segment'))}
            value={exit.segmentId}
            error={undefined}
            onChange={(id) => onChange({ ...exit, segmentId: String(id ?? '-') })}
          />
          <Field label={t('journeys.exitChange')}>
            {(control) => (
              <Select
                id={control.id}
                look="field"
                label={t('journeys.exitChange')}
                value={exit.change}
                options={(['entered', 'left'] as const).map((value) => ({
                  ...{ value, label: t(`journeys.exitChange.${value}`) },
                }))}
                onChange={(change) => onChange({ ...exit, change })}
              />
            )}
          </Field>
        </>
      )
    case 'condition':
      return (
        <LazyCondition
          label={t('journeys.exitCondition')}
          isEnd
          value={exit.condition}
          onChange={(condition) => onChange({ ...exit, condition: condition ?? { kind: 'all', of: [] } })}
        />
      )
  }
}
