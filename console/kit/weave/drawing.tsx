import { memo } from 'react'
import { type Thread, threadColor } from '../threads.ts'
import { twistBraid } from './braid.ts'
import type { Bar } from './ends.ts'
import type { Frame } from './frame.ts'
import type { Joint } from './joints.ts'
import { knotRadius, type WeaveKnot } from './knots.ts'
import type { WeaveLayout } from './layout.ts'
import type { Line } from './lines.ts'
import type { Weft } from './wefts.ts'

/** The slice of the drawing that is on the screen, in px of the layout. */
export interface Slice {
  from: number
  to: number
}

interface DrawingProps {
  layout: WeaveLayout
  frame: Frame
  slice: Slice
}

/** The threads and knots of a slice of a life. Decoration for the eye: the rows beside it say the same in words. */
export const WeaveDrawing = memo(function WeaveDrawing({ layout, frame, slice }: DrawingProps) {
  const height = Math.max(0, slice.to - slice.from)
  const inSlice = (y: number): boolean => y > slice.from - 60 && y < slice.to + 60
  const knots = layout.knots.filter((knot) => inSlice(knot.y))
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute left-0 overflow-hidden"
      style={{ top: slice.from }}
      width={frame.textX}
      height={height}
      viewBox={`0 ${slice.from} ${frame.textX} ${height}`}
      fill="none"
    >
      {knots.map((knot) => (
        <Hairline key={knot.key} knot={knot} toX={frame.textX - 10} />
      ))}
      {layout.lines.map((line) => (
        <ThreadLine key={line.key} line={line} />
      ))}
      {layout.bars.map((bar) => (
        <EndBar key={bar.key} bar={bar} />
      ))}
      {layout.wefts
        .filter((weft) => weft.bottom > slice.from && weft.top < slice.to)
        .map((weft) => (
          <WeftLine key={weft.key} weft={weft} />
        ))}
      {layout.joints
        .filter((joint) => inSlice(joint.shape.top) || inSlice(joint.shape.bottom))
        .map((joint) => (
          <Braid key={joint.key} joint={joint} />
        ))}
      {knots.map((knot) => (
        <Knot key={knot.key} knot={knot} />
      ))}
    </svg>
  )
})

function Hairline({ knot, toX }: { knot: WeaveKnot; toX: number }) {
  const fromX = knot.x + 12
  if (fromX >= toX) return null
  return <path d={`M${fromX} ${knot.y}H${toX}`} stroke="var(--line)" strokeDasharray="2 3" />
}

function ThreadLine({ line }: { line: Line }) {
  const color = threadColor(line.thread)
  if (line.kind === 'dots')
    return (
      <path
        d={line.path}
        stroke={color}
        strokeWidth={1.4}
        strokeDasharray="1 5"
        strokeLinecap="round"
        opacity={0.55}
      />
    )
  if (line.kind === 'resting') return <path d={line.path} stroke={color} strokeWidth={2} opacity={0.5} />
  if (line.kind === 'active')
    return <path d={line.path} stroke={color} strokeWidth={3.2} strokeLinecap="round" />
  if (line.kind === 'bridge')
    return (
      <>
        <path d={line.path} stroke="var(--surface)" strokeWidth={7} />
        <path d={line.path} stroke={color} strokeWidth={3} strokeLinecap="round" />
      </>
    )
  return (
    <>
      <path d={line.path} stroke={color} strokeWidth={4.4} />
      <path d={line.path} stroke="var(--surface)" strokeWidth={2} />
    </>
  )
}

/** The thread stops: a consent was taken back. */
function EndBar({ bar }: { bar: Bar }) {
  if (bar.y === null) return null
  return <path d={`M${bar.x - 6} ${bar.y}h12`} stroke={threadColor(bar.thread)} strokeWidth={2.4} />
}

/** The only use of the brand colour inside the weave. Where it lies over a thread, the thread is cut. */
function WeftLine({ weft }: { weft: Weft }) {
  return (
    <>
      <path d={weft.path} stroke="var(--surface)" strokeWidth={6} />
      <path d={weft.path} stroke="var(--brand)" strokeWidth={1.8} strokeLinecap="round" />
      {weft.node && (
        <g transform={`translate(${weft.node.x} ${weft.node.y - 7})`}>
          <rect width={14} height={14} rx={4} fill="var(--brand)" />
          <circle cx={7} cy={7} r={2} fill="var(--surface)" />
        </g>
      )}
    </>
  )
}

function Braid({ joint }: { joint: Joint }) {
  const color: Record<'left' | 'right', string> = {
    left: threadColor(joint.left),
    right: threadColor(joint.right),
  }
  const middle = (joint.shape.top + joint.shape.bottom) / 2
  return (
    <g strokeLinecap="round" transform={joint.row.isSplit ? `matrix(1 0 0 -1 0 ${2 * middle})` : undefined}>
      {twistBraid(joint.shape).map((twist) => (
        <g key={twist.gap}>
          <path d={twist.under.path} stroke={color[twist.under.side]} strokeWidth={3.4} />
          <path d={twist.gap} stroke="var(--surface)" strokeWidth={8} strokeLinecap="butt" />
          <path d={twist.over.path} stroke={color[twist.over.side]} strokeWidth={3.4} />
        </g>
      ))}
    </g>
  )
}

function Knot({ knot }: { knot: WeaveKnot }) {
  const color = threadColor(knot.thread)
  const radius = knotRadius[knot.size]
  if (knot.isHollow)
    return (
      <>
        {knot.isLive && <circle cx={knot.x} cy={knot.y} r={13} fill={color} opacity={0.18} />}
        <circle
          cx={knot.x}
          cy={knot.y}
          r={knot.size === 'moment' ? 7 : 5.6}
          fill="var(--surface)"
          stroke={color}
          strokeWidth={2.4}
        />
      </>
    )
  return (
    <>
      {knot.isLive && <circle cx={knot.x} cy={knot.y} r={13} fill={color} opacity={0.18} />}
      <circle cx={knot.x} cy={knot.y} r={radius + 2} fill="var(--surface)" />
      <circle cx={knot.x} cy={knot.y} r={radius} fill={color} />
      {knot.size === 'moment' && <circle cx={knot.x} cy={knot.y} r={2.6} fill="var(--surface)" />}
    </>
  )
}

/** A weft as a swatch in legends. */
export function WeftSwatch() {
  return (
    <svg aria-hidden="true" width="24" height="8" viewBox="0 0 24 8" fill="none" className="shrink-0">
      <path d="M0 4H24" stroke="var(--brand)" strokeWidth={1.8} />
    </svg>
  )
}

/** The same drawing for one thread alone, as a swatch in legends and charts. */
export function ThreadSwatch({ thread, isHollow = false }: { thread: Thread; isHollow?: boolean }) {
  const color = threadColor(thread)
  return (
    <svg aria-hidden="true" width="24" height="8" viewBox="0 0 24 8" fill="none" className="shrink-0">
      <path d="M0 4H24" stroke={color} strokeWidth={isHollow ? 4.4 : 3} />
      {isHollow && <path d="M0 4H24" stroke="var(--surface)" strokeWidth={2} />}
    </svg>
  )
}
