import { lazy, Suspense } from 'react'
import { Bone } from '../../kit/states.tsx'
import type { ConditionFieldProps } from './condition-field.tsx'

/** The builder of conditions weighs as much as a page: it comes when somebody opens one. */
const ConditionField = lazy(() =>
  import('./condition-field.tsx').then((field) => ({ default: field.ConditionField })),
)

export function LazyCondition(props: ConditionFieldProps) {
  return (
    <Suspense fallback={<Bone className="h-24 w-full" />}>
      <ConditionField {...props} />
    </Suspense>
  )
}
