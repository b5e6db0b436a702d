import { memo } from 'react'
import type { Knot } from '../app/api.ts'
import { type Thread, threadColor, threadOf, threads } from './threads.ts'

interface Props {
  knots: readonly Knot[]
  shape?: 'row' | 'card'
}

interface AvatarThread {
  thread: Thread
  isHollow: boolean
  knots: { y: number; radius: number }[]
}

const maxThreads = 5
const knotsPerThread = 3

/**
 * Picks what a small weave can show: the threads with the newest knots, in their fixed order, and the newest
 * knots of each, placed by their order in time so that a quiet month and a busy hour read equally well.
 */
export function layAvatar(knots: readonly Knot[], height: number): AvatarThread[] {
  const newest = [...knots].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const chosen = [...new Set(newest.map((knot) => threadOf(knot.channel)))].slice(0, maxThreads)
  const knotsOf = (thread: Thread): Knot[] =>
    newest.filter((knot) => threadOf(knot.channel) === thread).slice(0, knotsPerThread)
  const tied = chosen.flatMap(knotsOf).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const gap = (height - 10) / Math.max(tied.length - 1, 1)
  return threads
    .filter((thread) => chosen.includes(thread))
    .map((thread) => ({
      thread,
      isHollow: knotsOf(thread).every((knot) => knot.nameless),
      knots: knotsOf(thread).map((knot) => ({
        y: tied.length === 1 ? height / 2 : 5 + tied.indexOf(knot) * gap,
        radius: Math.min(2.9, 2 + knot.weight * 0.3),
      })),
    }))
}

/** The last weeks of a life as a few knots: what stands for a face in lists. */
export const AvatarWeave = memo(function AvatarWeave({ knots, shape = 'row' }: Props) {
  const [width, height] = shape === 'row' ? [44, 32] : [48, 48]
  const lanes = layAvatar(knots, height)
  const step = lanes.length > 1 ? Math.min(9, (width - 14) / (lanes.length - 1)) : 0
  const left = (width - step * (lanes.length - 1)) / 2
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      className={`shrink-0 bg-sunken ${shape === 'row' ? 'rounded-control' : 'rounded-card'}`}
    >
      {lanes.map((lane, index) => (
        <AvatarLane key={lane.thread} lane={lane} x={left + index * step} height={height} />
      ))}
    </svg>
  )
})

function AvatarLane({ lane, x, height }: { lane: AvatarThread; x: number; height: number }) {
  const color = threadColor(lane.thread)
  const path = `M${x} 3V${height - 3}`
  return (
    <>
      <path
        d={path}
        stroke={color}
        strokeWidth={lane.isHollow ? 3 : 1.6}
        opacity={lane.isHollow ? 0.8 : 0.45}
      />
      {lane.isHollow && <path d={path} stroke="var(--sunken)" strokeWidth={1.4} />}
      {lane.knots.map((knot) =>
        lane.isHollow ? (
          <circle
            key={knot.y}
            cx={x}
            cy={knot.y}
            r={2.4}
            fill="var(--sunken)"
            stroke={color}
            strokeWidth={1.4}
          />
        ) : (
          <circle key={knot.y} cx={x} cy={knot.y} r={knot.radius} fill={color} />
        ),
      )}
    </>
  )
}
