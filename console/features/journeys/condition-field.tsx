import type { Condition } from '@splot/contract/segment/condition'
import { sayCondition } from '@splot/contract/segment/sentence'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { ConditionBuilder } from '../segments/builder/condition-builder.tsx'
import { emptyGround } from '../segments/builder/ground.ts'
import { useConditionNames } from '../segments/builder/use-condition-names.ts'
import { catalogueQuery } from '../segments/segment-queries.ts'

export interface ConditionFieldProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: unknown
  /** It says why somebody leaves: what happened before she came in is seldom meant. */
  isEnd?: boolean
  onChange: (value: Condition | undefined) => void
}

const nothing: Condition = { kind: 'all', of: [] }

/** What stands in a graph was read by the server: here it only has to be told from nothing. */
const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && 'kind' in value

/** A condition of the segment language, built as segments are, its sentence above. */
export function ConditionField({ label, hint, error, value, isEnd = false, onChange }: ConditionFieldProps) {
  const { t, language } = useWords()
  const ground = useQuery(catalogueQuery).data ?? emptyGround
  const condition = isCondition(value) ? value : nothing
  const isEmpty = condition.kind === 'all' && condition.of.length === 0
  const names = useConditionNames(condition)
  const says = isEmpty ? t('journeys.noCondition') : sayCondition(condition, language, names)
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium text-12 text-text-2">{label}</legend>
      <p className="rounded-control bg-sunken px-3 py-2">{says}</p>
      <ConditionBuilder
        condition={condition}
        ground={{ ...ground, sinceEntry: isEnd ? 'usual' : 'offered' }}
        onChange={(next) => onChange(next.kind === 'all' && next.of.length === 0 ? undefined : next)}
      />
      {hint !== undefined && <p className="text-12 text-text-3">{hint}</p>}
      {error !== undefined && (
        <p role="alert" className="text-12 text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
