import type { LiveEvent } from '../../app/api.ts'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { channelColor } from '../../kit/threads.ts'
import { wordEffectFully, wordStep } from './words.ts'

interface Station {
  key: string
  title: string
  note?: string
  kind: 'receipt' | 'step' | 'effect'
}

/** The way of an event from receipt to effects, as knots on the thread of its channel. */
export function EventPath({ event }: { event: LiveEvent }) {
  const words = useWords()
  const { t, format } = words
  const stations: Station[] = [
    {
      key: 'receipt',
      title: t('event.received'),
      note: `${format.date(event.receivedAt)}, ${format.timeExact(event.receivedAt)}`,
      kind: 'receipt',
    },
    ...event.steps.map(
      (step, index): Station => ({
        key: `step${index}`,
        title: wordStep(step.name, t),
        note: t('event.ms', { ms: format.decimal(step.ms, step.ms < 10 ? 2 : 0) }),
        kind: 'step',
      }),
    ),
    ...event.effects.map(
      (effect, index): Station => ({
        key: `effect${index}`,
        title: wordEffectFully(effect, words),
        kind: 'effect',
      }),
    ),
  ]
  return (
    <Section title={t('event.path')}>
      <ol>
        {stations.map((station, index) => (
          <StationLine
            key={station.key}
            station={station}
            color={event.channel === null ? 'var(--line-strong)' : channelColor(event.channel)}
            isLast={index === stations.length - 1}
          />
        ))}
      </ol>
    </Section>
  )
}

const radius = { receipt: 5, step: 3.5, effect: 6 }

function StationLine({ station, color, isLast }: { station: Station; color: string; isLast: boolean }) {
  return (
    <li className="relative flex min-h-7 items-start gap-3 pb-1.5 pl-6">
      <svg aria-hidden="true" className="absolute top-0 left-0 h-full w-4 overflow-visible" fill="none">
        {!isLast && <line x1="8" y1="9" x2="8" y2="100%" stroke={color} strokeWidth="2" opacity="0.5" />}
        {!isLast && (
          <line x1="8" y1="100%" x2="8" y2="calc(100% + 9px)" stroke={color} strokeWidth="2" opacity="0.5" />
        )}
        <circle cx="8" cy="9" r={radius[station.kind] + 2} fill="var(--canvas)" />
        <circle cx="8" cy="9" r={radius[station.kind]} fill={color} />
        {station.kind === 'effect' && <circle cx="8" cy="9" r="2.2" fill="var(--canvas)" />}
      </svg>
      <span className={`min-w-0 flex-1 ${station.kind === 'step' ? 'text-text-2' : 'font-medium'}`}>
        {station.title}
      </span>
      {station.note !== undefined && <span className="shrink-0 text-12 text-text-3">{station.note}</span>}
    </li>
  )
}
