import type { Condition } from './condition.ts'

/** Ids of the products a condition speaks of. Without the schema library: pages ask it too. */
export const listProducts = (condition: Condition): string[] => [...new Set(listNamed(condition))]

function listNamed(condition: Condition): string[] {
  if (condition.kind === 'not') return listNamed(condition.of)
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(listNamed)
  return condition.kind === 'orders' && condition.product !== undefined ? [condition.product] : []
}
