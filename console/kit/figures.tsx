import type { ReactNode } from 'react'
import type { Amount } from '../app/api.ts'
import { useWords } from '../i18n/t.ts'

/** Sums of money, one a currency; a dash where there is none. */
export function Money({ amounts }: { amounts: readonly Amount[] }) {
  const { format } = useWords()
  if (amounts.length === 0) return <>–</>
  return <>{amounts.map((amount) => format.money(amount.minor, amount.currency)).join(' · ')}</>
}

interface SparklineProps {
  values: readonly number[]
  width?: number
  height?: number
  color?: string
  label: string
}

/** A trend without axes; the last value is marked. The figure beside it carries the number. */
export function Sparkline({
  values,
  width = 84,
  height = 24,
  color = 'var(--text-2)',
  label,
}: SparklineProps) {
  const max = Math.max(...values, 1)
  const step = (width - 6) / Math.max(values.length - 1, 1)
  const points = values.map(
    (value, index) => [2 + index * step, height - 3 - (value / max) * (height - 7)] as const,
  )
  const last = points.at(-1)
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      className="shrink-0"
    >
      <path
        d={points
          .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
          .join('')}
        stroke={color}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      {last && <circle cx={last[0]} cy={last[1]} r="2.6" fill="var(--brand)" />}
    </svg>
  )
}

interface StatProps {
  label: string
  value: ReactNode
  note?: ReactNode
}

/** One figure with its name above and its period or population below. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="min-w-0">
      <div className="text-12 text-text-2">{label}</div>
      <div className="mt-0.5 truncate text-20 font-title">{value}</div>
      {note !== undefined && <div className="mt-0.5 text-12 text-text-3">{note}</div>}
    </div>
  )
}

interface SectionProps {
  title: string
  aside?: ReactNode
  children: ReactNode
}

/** A part of a panel between two hairlines. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="border-line border-t py-3.5 first:border-t-0">
      <header className="mb-2 flex min-h-5 items-center justify-between gap-3">
        <h2 className="font-strong">{title}</h2>
        {aside !== undefined && <span className="text-12 text-text-2">{aside}</span>}
      </header>
      {children}
    </section>
  )
}
