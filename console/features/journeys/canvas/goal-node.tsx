import type { JourneyGraph } from '@splot/contract/journey/graph'
import { sayCondition } from '@splot/contract/segment/sentence'
import type { NodeProps } from '@xyflow/react'
import { Target } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { useConditionNames } from '../../segments/builder/use-condition-names.ts'
import type { Report } from '../journey-queries.ts'
import { sayPlan } from '../say-plan.ts'

export interface GoalData extends Record<string, unknown> {
  goal: JourneyGraph['goal']
  plan: JourneyGraph['plan']
  report: Report | null
}

/** What the journey is there for, and how far it is. */
export function GoalNode({ data, selected }: NodeProps) {
  const { t, format, language } = useWords()
  const { goal, plan, report } = data as GoalData
  const names = useConditionNames(goal)
  if (goal === null) return null
  return (
    <div
      className={`w-64 rounded-card border border-l-4 border-l-ok bg-raised px-4 py-3 ${selected ? 'border-brand' : 'border-line'}`}
    >
      <p className="flex items-center gap-1.5 font-medium text-12 text-ok">
        <Target aria-hidden="true" size={14} />
        {t('journeys.goal')}
      </p>
      <p className="mt-1 font-strong text-14">{sayCondition(goal, language, names)}</p>
      {report !== null && (
        <>
          <p className="mt-2 font-title text-28">
            {report.entered === 0 ? '–' : `${format.decimal((report.converted / report.entered) * 100, 1)}%`}
          </p>
          <p className="text-12 text-text-2">
            {t('journeys.goalOf', {
              converted: format.number(report.converted),
              entered: format.number(report.entered),
            })}
          </p>
        </>
      )}
      {plan !== null && (
        <p className="mt-1 text-12 text-text-2">{sayPlan({ t, format }, plan, names.currency ?? '')}</p>
      )}
    </div>
  )
}
