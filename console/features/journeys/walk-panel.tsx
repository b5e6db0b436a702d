import { useMutation } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { WalkJourneyReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { PersonPicker } from '../consents/person-picker.tsx'
import { type Seen, viewStep } from './step-view.ts'

/** One customer walked through, as she is now: what she would get, when, and why. Nothing is sent. */
export function WalkPanel({ seen, onSelect }: { seen: Seen; onSelect: (id: string) => void }) {
  const { t } = useWords()
  const [customer, setCustomer] = useState<{ id: string; name: string } | null>(null)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const walk = useMutation({
    mutationFn: (ways: Record<string, string>) =>
      request<WalkJourneyReply>('/api/v1/journey-walks', {
        method: 'POST',
        body: { graph: seen.graph, customer: customer?.id ?? null, chosen: ways },
      }),
  })
  return (
    <div className="flex flex-col gap-4">
      <p className="text-text-2">{t('journeys.walkText')}</p>
      <PersonPicker person={customer} onChange={setCustomer} />
      <Button
        icon={FlaskConical}
        isBusy={walk.isPending}
        className="self-start"
        onClick={() => walk.mutate(chosen)}
      >
        {t('journeys.walkStart')}
      </Button>
      {walk.isError && (
        <p role="alert" className="text-danger">
          {walk.error.message}
        </p>
      )}
      {walk.data !== undefined && (
        <Steps
          seen={seen}
          steps={walk.data.steps}
          onSelect={onSelect}
          onChoose={(node, way) => {
            const next = { ...chosen, [node]: way }
            setChosen(next)
            walk.mutate(next)
          }}
        />
      )}
    </div>
  )
}

interface StepsProps {
  seen: Seen
  steps: WalkJourneyReply['steps']
  onSelect: (id: string) => void
  onChoose: (node: string, way: string) => void
}

/** What happens to her, one step below the other. */
function Steps({ seen, steps, onSelect, onChoose }: StepsProps) {
  const { t, format } = useWords()
  return (
    <ol className="flex flex-col" aria-label={t('journeys.walk')}>
      {steps.map((step) => (
        <li
          key={`${step.at} ${step.node} ${step.says}`}
          className="flex gap-3 border-line border-l-2 pb-3 pl-3"
        >
          <div className="min-w-0">
            <p className="text-12 text-text-3">{format.dateTime(step.at)}</p>
            <button
              type="button"
              className="rounded-knot text-left font-medium hover:underline"
              onClick={() => onSelect(step.node)}
            >
              {step.says}
            </button>
            <p className="text-text-2">
              {step.until === null
                ? step.outcome
                : t('journeys.waitsUntil', { at: format.dateTime(step.until) })}
            </p>
            <OtherWays seen={seen} step={step} onChoose={(way) => onChoose(step.node, way)} />
          </div>
        </li>
      ))}
    </ol>
  )
}

interface OtherWaysProps {
  seen: Seen
  step: WalkJourneyReply['steps'][number]
  onChoose: (way: string) => void
}

/** What if she went the other way here? */
function OtherWays({ seen, step, onChoose }: OtherWaysProps) {
  const { t } = useWords()
  const node = seen.graph.nodes.find((one) => one.id === step.node)
  if (node === undefined || step.way === null) return null
  const others = viewStep(node, seen).outputs.filter((one) => one.id !== step.way)
  return others.map((way) => (
    <Button key={way.id} size="sm" tone="quiet" className="-ml-2" onClick={() => onChoose(way.id)}>
      {t('journeys.otherWay', { name: way.label })}
    </Button>
  ))
}
