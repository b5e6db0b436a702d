import { CircleCheck, CircleDashed, Hourglass, TriangleAlert } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { ArmFigures, Experiment } from './experiment-queries.ts'
import { IntervalPicture, reachOf } from './interval-picture.tsx'

/** Side by side: how many met it, how many reached the goal, and how sure the difference is. */
export function ArmList({ experiment }: { experiment: Experiment }) {
  const { arms } = experiment.figures
  const reach = reachOf(arms.map((one) => one.difference))
  return (
    <ul>
      {arms.map((arm) => (
        <ArmRow key={arm.id} arm={arm} reach={reach} experiment={experiment} />
      ))}
    </ul>
  )
}

interface ArmRowProps {
  arm: ArmFigures
  reach: number
  experiment: Experiment
}

function ArmRow({ arm, reach, experiment }: ArmRowProps) {
  const { t, format } = useWords()
  const total = experiment.arms.reduce((sum, one) => sum + one.weight, 0)
  const facts: [string, string][] = [
    [t('experiments.exposed'), format.number(arm.exposed)],
    [t('experiments.converted'), format.number(arm.converted)],
    [t('experiments.rate'), arm.exposed === 0 ? '–' : `${format.decimal(arm.rate * 100, 1)}%`],
  ]
  return (
    <li className="grid items-center gap-x-6 gap-y-3 border-line border-b py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_200px]">
      <div className="min-w-0">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h2 className="truncate font-strong text-14">{arm.label}</h2>
          {experiment.winner === arm.id && <Tag tone="ok">{t('experiments.winner')}</Tag>}
          {arm.closedBy !== null && <Tag tone="danger">{t('experiments.closed')}</Tag>}
        </div>
        <p className="mt-0.5 text-12 text-text-2">
          {t('experiments.share', { share: format.decimal((arm.weight / total) * 100, 0) })}
        </p>
        <Harm arm={arm} />
      </div>
      <dl className="grid grid-cols-3 gap-4">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-12 text-text-3">{label}</dt>
            <dd className="font-medium text-14">{value}</dd>
          </div>
        ))}
      </dl>
      {arm.difference === null ? (
        <p className="text-12 text-text-2">{t('experiments.base')}</p>
      ) : arm.exposed === 0 ? (
        <p className="text-12 text-text-2">{t('experiments.early')}</p>
      ) : (
        <IntervalPicture interval={arm.difference} reach={reach} />
      )}
    </li>
  )
}

const signs = { early: Hourglass, held: CircleCheck, near: CircleDashed, breached: TriangleAlert }
const tones = { early: 'text-text-3', held: 'text-ok', near: 'text-warn', breached: 'text-danger' }
const order = ['breached', 'near', 'early', 'held'] as const

/** The worst its guards say: within limits, above one by what may be chance, above one for certain. */
function Harm({ arm }: { arm: ArmFigures }) {
  const { t, format } = useWords()
  const [worst] = arm.guards
    .filter((one) => one.guard !== 'conversion')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.needed - a.needed)
  if (worst === undefined || arm.exposed === 0) return null
  const Icon = signs[worst.state]
  const percent = (share: number) => `${format.decimal(share * 100, 1)}%`
  return (
    <p className="mt-1.5 flex items-center gap-1.5 text-12">
      <Icon aria-hidden="true" size={14} className={`shrink-0 ${tones[worst.state]}`} />
      {worst.state === 'early' &&
        t('experiments.harmEarly', {
          people: format.number(worst.people),
          needed: format.number(worst.needed),
        })}
      {worst.state === 'held' && t('experiments.harmless')}
      {(worst.state === 'near' || worst.state === 'breached') &&
        t('experiments.harm', {
          guard: t(`journeys.guard.${worst.guard}`),
          share: percent(worst.value),
          limit: percent(worst.limit),
        })}
    </p>
  )
}
