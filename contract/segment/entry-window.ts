import { type Condition, listLeaves } from './condition.ts'
import type { Leaf } from './leaves.ts'
import { isSinceEntry } from './window.ts'

const isLeafSinceEntry = (leaf: Leaf): boolean => 'window' in leaf && isSinceEntry(leaf.window)

/** Does the answer hang on when she came in? */
export const asksEntry = (condition: Condition): boolean => listLeaves(condition).some(isLeafSinceEntry)

/** Is nothing that lies further back looked at? */
export const asksEntryAlone = (condition: Condition): boolean =>
  listLeaves(condition).every((leaf) =>
    'window' in leaf ? isSinceEntry(leaf.window) : leaf.kind !== 'event_time' && leaf.kind !== 'cart',
  )

/** The condition with the moment she came in put into it. What brought her in is no part of what happened since. */
export function bindEntry(condition: Condition, enteredAt: number): Condition {
  if (condition.kind === 'all' || condition.kind === 'any')
    return { ...condition, of: condition.of.map((one) => bindEntry(one, enteredAt)) }
  if (condition.kind === 'not') return { ...condition, of: bindEntry(condition.of, enteredAt) }
  // Leaves of one shape with another window: the compiler does not follow a spread of a union.
  return isLeafSinceEntry(condition)
    ? ({ ...condition, window: { from: new Date(enteredAt + 1).toISOString() } } as Leaf)
    : condition
}
