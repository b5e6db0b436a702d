import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getSmoothStepPath,
  type InternalNode,
  useInternalNode,
} from '@xyflow/react'
import { Plus } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { nodeWidth } from '../layout.ts'

export interface ThreadData extends Record<string, unknown> {
  /** How many threads: as thick as the people on it. */
  threads: number
  /** The way's name, where there are several. */
  label: string
  /** People who went this way; null where nobody can have. */
  people: number | null
  /** Leads out of a message: drawn in the colour of its channel. */
  color: string | null
  onInsert: (() => void) | null
}

/** Between two threads, pixels of the drawing. */
const gap = 4
export const mostThreads = 9

/** A bundle of threads from a step to the next. */
export function ThreadEdge(props: EdgeProps) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props
  const data = props.data as ThreadData | undefined
  const passed = [useInternalNode(props.source), useInternalNode(props.target)]
  if (data === undefined) return null
  const turn = targetX >= sourceX ? -1 : 1
  const middle = (sourceY + targetY) / 2
  const side = goRound(passed, sourceX < targetX, sourceY - targetY)
  const ends = {
    ...{ sourcePosition, targetPosition, borderRadius: 12 },
    ...(targetY < sourceY ? { centerX: side } : {}),
  }
  const [, labelX, labelY] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, ...ends })
  // One of several ways says its name where it begins: where they meet again, names would lie on one another.
  const [x, y] = data.label === '' ? [labelX, labelY] : [sourceX, sourceY + 16]
  const threads = Array.from({ length: data.threads }, (_, i) => (i - (data.threads - 1) / 2) * gap)
  return (
    <>
      {threads.map((offset) => {
        const [path] = getSmoothStepPath({
          ...{ sourceY, targetY, ...ends },
          ...{ sourceX: sourceX + offset, targetX: targetX + offset, centerY: middle + turn * offset },
        })
        return (
          <BaseEdge
            key={offset}
            path={path}
            interactionWidth={data.threads === 1 ? 20 : gap}
            style={{
              stroke: selected === true ? 'var(--brand)' : (data.color ?? 'var(--text-3)'),
              strokeWidth: selected === true ? 2 : 1.5,
            }}
          />
        )
      })}
      <EdgeLabelRenderer>
        <Label data={data} x={x + (data.threads * gap) / 2 + 6} y={y} />
      </EdgeLabelRenderer>
    </>
  )
}

/** A way back goes round the steps it ties, on the side it comes from: a longer one outside a shorter. */
function goRound(ends: readonly (InternalNode | undefined)[], isLeft: boolean, length: number): number {
  const aside = 32 + Math.min(48, length / 12)
  const sides = ends.flatMap((one) => {
    const x = one?.internals.positionAbsolute.x
    return x === undefined ? [] : [isLeft ? x : x + (one?.measured.width ?? nodeWidth)]
  })
  return isLeft ? Math.min(...sides) - aside : Math.max(...sides) + aside
}

/** The way's name, who went it, and where a step may be put in. */
function Label({ data, x, y }: { data: ThreadData; x: number; y: number }) {
  const { t, format } = useWords()
  return (
    <div
      className="nodrag nopan pointer-events-auto absolute flex items-center gap-1.5 text-12"
      style={{
        transform: `translate(${x}px, ${y}px) translateY(-50%)`,
      }}
    >
      {(data.label !== '' || data.people !== null) && (
        <span className="rounded-knot bg-canvas px-1 font-medium">
          {[data.label, data.people === null ? '' : format.number(data.people)].filter(Boolean).join(' · ')}
        </span>
      )}
      {data.onInsert !== null && (
        <button
          type="button"
          aria-label={t('journeys.insertHere')}
          title={t('journeys.insertHere')}
          className="inline-flex size-5 items-center justify-center rounded-full border border-line bg-raised text-text-2 hover:border-line-strong hover:text-text"
          onClick={data.onInsert}
        >
          <Plus aria-hidden="true" size={12} />
        </button>
      )}
    </div>
  )
}
