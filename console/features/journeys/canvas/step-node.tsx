import { Handle, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react'
import { CircleAlert, Plus, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { ChannelIcon } from '../../../kit/channel-icon.tsx'
import { type NodeLook, nodeHeight, nodeWidth } from '../layout.ts'
import { findIcon } from '../node-icons.ts'
import { type StepChannel, threadOfStep } from '../step-view.ts'

export interface StepData extends Record<string, unknown> {
  look: NodeLook
  icon: string
  channel: StepChannel | null
  /** What kind of step it is. */
  kind: string
  title: string
  /** A second line, smaller. */
  note: string
  /** People who stand there now; null where it is not live. */
  here: number | null
  finding: 'blocks' | 'warns' | null
  outputs: readonly { id: string; label: string }[]
  /** Ways that lead nowhere yet, by id: a step may be added there. */
  onAdd: ReadonlyMap<string, () => void>
  isEntry: boolean
  canConnect: boolean
}

const frames: Record<NodeLook, string> = {
  card: 'rounded-card border border-line bg-raised',
  pill: 'rounded-full border border-line bg-raised',
  end: 'rounded-card border border-line-strong/60 border-dashed bg-canvas',
}

/** Where a thread is tied. */
const knot = 'size-2! rounded-full! border! border-line-strong! bg-raised!'

/** A step on the canvas: a card, a pill where one waits, a dashed frame at an end. */
export function StepNode({ id, data, selected }: NodeProps) {
  const step = data as StepData
  useKnots(id, step.outputs)
  const ring = selected ? 'border-brand! ring-2 ring-brand-line' : ''
  return (
    <div
      className={`relative flex items-center gap-3 px-3 ${frames[step.look]} ${ring}`}
      style={{ width: nodeWidth, height: nodeHeight[step.look] }}
    >
      {!step.isEntry && (
        <Handle type="target" className={knot} position={Position.Top} isConnectable={step.canConnect} />
      )}
      <Sign step={step} />
      <Words step={step} />
      <Here people={step.here} />
      <Mark finding={step.finding} />
      <OpenWays step={step} />
      {step.outputs.map((one, i) => (
        <Handle
          key={one.id}
          id={one.id}
          type="source"
          position={Position.Bottom}
          title={one.label}
          isConnectable={step.canConnect}
          className={knot}
          style={{ left: placeOf(i, step.outputs.length) }}
        />
      ))}
    </div>
  )
}

/** Where threads are tied moves with every way that comes or goes: looked at again then. */
function useKnots(id: string, outputs: StepData['outputs']): void {
  const look = useUpdateNodeInternals()
  const ways = outputs.map((one) => one.id).join(' ')
  const seen = useRef(ways)
  useEffect(() => {
    // The first look is the drawing's own: it fits all steps into sight at once.
    if (seen.current !== ways) look(id)
    seen.current = ways
  }, [id, ways, look])
}

const placeOf = (i: number, count: number): string => `${((i + 0.5) / count) * 100}%`

/** A way that leads nowhere says its name, and takes a step. */
function OpenWays({ step }: { step: StepData }) {
  const { t } = useWords()
  return step.outputs.map(({ id, label }, i) => {
    const add = step.onAdd.get(id)
    if (add === undefined) return null
    return (
      <div
        key={id}
        className="nodrag nopan absolute top-full flex items-center gap-1.5 pt-2 pl-1.5 text-12"
        style={{ left: placeOf(i, step.outputs.length) }}
      >
        {step.outputs.length > 1 && <span className="whitespace-nowrap text-text-3">{label}</span>}
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('journeys.insertAt', { name: label })}
          title={t('journeys.insertAt', { name: label })}
          className="inline-flex size-5 items-center justify-center rounded-full border border-line border-dashed bg-raised text-text-2 hover:border-line-strong hover:text-text"
          onClick={(event) => {
            event.stopPropagation()
            add()
          }}
        >
          <Plus aria-hidden="true" size={12} />
        </button>
      </div>
    )
  })
}

function Sign({ step }: { step: StepData }) {
  const Icon = findIcon(step.icon)
  const sign =
    step.channel === null ? (
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0 text-text-2" />
    ) : (
      <ChannelIcon channel={threadOfStep[step.channel]} />
    )
  if (step.look !== 'card') return sign
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-sunken">{sign}</span>
  )
}

function Words({ step }: { step: StepData }) {
  if (step.look !== 'card')
    return (
      <span title={step.title} className="min-w-0 flex-1 truncate font-strong text-13">
        {step.title}
      </span>
    )
  return (
    <span className="flex min-w-0 flex-1 flex-col">
      <span className="truncate text-12 text-text-2">{step.kind}</span>
      <span title={step.title} className="line-clamp-2 font-strong leading-tight">
        {step.title}
      </span>
      {step.note !== '' && <span className="truncate text-12 text-text-2">{step.note}</span>}
    </span>
  )
}

function Here({ people }: { people: number | null }) {
  const { t, format } = useWords()
  if (people === null || people === 0) return null
  return (
    <span className="shrink-0 text-12 text-text-2">
      {t('journeys.here', { shown: format.number(people) })}
    </span>
  )
}

function Mark({ finding }: { finding: StepData['finding'] }) {
  const { t } = useWords()
  if (finding === null) return null
  const [Icon, tone, label] =
    finding === 'blocks'
      ? ([CircleAlert, 'text-danger', t('journeys.blocked')] as const)
      : ([TriangleAlert, 'text-warn', t('journeys.warned')] as const)
  return (
    <span className="-top-2 -right-2 absolute rounded-full bg-canvas p-0.5" title={label}>
      <Icon aria-hidden="true" size={16} className={tone} />
      <span className="sr-only">{label}</span>
    </span>
  )
}
