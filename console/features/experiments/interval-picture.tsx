import { useWords } from '../../i18n/t.ts'

interface Interval {
  value: number
  from: number
  to: number
}

interface IntervalPictureProps {
  interval: Interval
  /** Largest difference on the scale, the same for all arms beside each other. */
  reach: number
  /** What it says below; without it the difference in percentage points. */
  caption?: string
}

const width = 200
const height = 28
const middle = width / 2

/** A difference and where it may lie, about the line of no difference. */
export function IntervalPicture({ interval: { value, from, to }, reach, caption }: IntervalPictureProps) {
  const { t, format } = useWords()
  const points = (share: number) => `${share > 0 ? '+' : ''}${format.decimal(share * 100, 1)}`
  const label =
    caption ?? t('experiments.interval', { value: points(value), from: points(from), to: points(to) })
  const place = (share: number) => middle + (Math.max(-reach, Math.min(reach, share)) / reach) * (middle - 4)
  const color = from > 0 ? 'var(--ok)' : to < 0 ? 'var(--danger)' : 'var(--text-2)'
  return (
    <figure className="min-w-0">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${width} ${height}`}
        className="h-7 w-full max-w-50"
        preserveAspectRatio="none"
      >
        <line x1={middle} x2={middle} y1="2" y2={height - 2} stroke="var(--line-strong)" />
        <line
          x1={place(from)}
          x2={place(to)}
          y1={height / 2}
          y2={height / 2}
          stroke={color}
          strokeWidth="3"
          strokeLinecap="round"
        />
        <circle cx={place(value)} cy={height / 2} r="5" fill={color} />
      </svg>
      <figcaption className="text-12 text-text-2">{label}</figcaption>
    </figure>
  )
}

/** The scale on which all of these fit: as wide as the widest, a percentage point at least. */
export const reachOf = (intervals: readonly (Interval | null)[]): number =>
  Math.min(
    1,
    Math.max(
      0.01,
      ...intervals.flatMap((one) => (one === null ? [] : [Math.abs(one.from), Math.abs(one.to)])),
    ),
  )
