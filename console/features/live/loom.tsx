import type { LiveEvent } from '../../app/api.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { threadColor, threadOf, threads } from '../../kit/threads.ts'
import { knotRadius, sizeOf } from '../../kit/weave/knots.ts'

/** The loom of the whole firm: the same ten threads as in a customer's life, 20 px apart. */
const firstX = 108
const step = 20
export const loomTextX = firstX + step * (threads.length - 1) + 44
const xOf = (index: number): number => firstX + index * step

export function LoomHeads() {
  const { t } = useWords()
  return (
    <div aria-hidden="true" className="sticky top-0 z-10 hidden h-9 bg-surface md:block">
      {threads.map((thread, index) => (
        <span
          key={thread}
          className="absolute top-2.5"
          style={{ left: xOf(index) - 8 }}
          title={t(`channel.${thread}`)}
        >
          <ChannelIcon channel={thread} />
        </span>
      ))}
    </div>
  )
}

export function LoomThreads() {
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 left-0 hidden h-full md:block"
      width={loomTextX}
      fill="none"
    >
      {threads.map((thread, index) => (
        <line
          key={thread}
          x1={xOf(index)}
          x2={xOf(index)}
          y1="0"
          y2="100%"
          stroke={threadColor(thread)}
          strokeWidth="2"
          opacity="0.3"
        />
      ))}
    </svg>
  )
}

/** The knot of one event on the loom, with its hairline to the words. */
export function LoomKnot({ event, height }: { event: LiveEvent; height: number }) {
  if (event.channel === null) return null
  const thread = threadOf(event.channel)
  const x = xOf(threads.indexOf(thread))
  const y = height / 2
  const color = threadColor(thread)
  const radius = knotRadius[sizeOf(event)]
  const isTied = event.status === 'applied' || event.status === 'accepted'
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-0 left-0 hidden md:block"
      width={loomTextX}
      height={height}
      fill="none"
    >
      <path d={`M${x + 12} ${y}H${loomTextX - 10}`} stroke="var(--line)" strokeDasharray="2 3" />
      {isTied && (
        <path d={`M${x} ${y - 16}V${y + 16}`} stroke={color} strokeWidth="3.2" strokeLinecap="round" />
      )}
      <circle cx={x} cy={y} r={radius + 2} fill="var(--surface)" />
      {isTied ? (
        <circle cx={x} cy={y} r={radius} fill={color} />
      ) : (
        <circle
          cx={x}
          cy={y}
          r={radius - 0.8}
          stroke={color}
          strokeWidth="1.8"
          strokeDasharray="2 2"
          fill="var(--surface)"
        />
      )}
      {isTied && radius > 7 && <circle cx={x} cy={y} r="2.6" fill="var(--surface)" />}
    </svg>
  )
}
