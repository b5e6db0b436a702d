import type { SequenceStep } from '@splot/contract/segment/leaves'

/** Whether a step may be one that must not happen: only after one that does, and not next to another such. */
export const mayBeAbsent = (steps: readonly SequenceStep[], at: number): boolean =>
  at > 0 && steps[at - 1]?.absent !== true && steps[at + 1]?.absent !== true

/** A step that happens, or one that must not, for a day to begin with. */
export function makeStep({ events, where }: SequenceStep, isAbsent: boolean): SequenceStep {
  const happened = { events, ...(where === undefined ? {} : { where }) }
  return isAbsent ? { ...happened, absent: true, for: { days: 1 } } : happened
}

/** Without one of the steps; an absent one that has lost the step it followed happens. */
export function removeStep(steps: readonly SequenceStep[], at: number): SequenceStep[] {
  const rest = steps.toSpliced(at, 1)
  return rest.map((one, index) =>
    one.absent === true && (index === 0 || rest[index - 1]?.absent === true) ? makeStep(one, false) : one,
  )
}
