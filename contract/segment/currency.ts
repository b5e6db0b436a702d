import { isMoney } from './catalogue.ts'
import type { Condition } from './condition.ts'
import type { Leaf } from './leaves.ts'

/** The condition with a currency at every amount that came without one. */
export function inCurrency(condition: Condition, currency: string): Condition {
  if (condition.kind === 'not') return { kind: 'not', of: inCurrency(condition.of, currency) }
  if (condition.kind === 'all' || condition.kind === 'any')
    return { kind: condition.kind, of: condition.of.map((one) => inCurrency(one, currency)) }
  return settleLeaf(condition, currency)
}

function settleLeaf(leaf: Leaf, currency: string): Leaf {
  switch (leaf.kind) {
    case 'event':
      return isAmount(leaf) ? { currency, ...leaf } : leaf
    case 'orders':
      return leaf.measure === 'value' ? { currency, ...leaf } : leaf
    case 'cart':
      return leaf.total === undefined ? leaf : { ...leaf, total: { currency, ...leaf.total } }
    default:
      return leaf
  }
}

/** Whether a leaf over events compares money. */
export const isAmount = ({ measure, property }: Extract<Leaf, { kind: 'event' }>): boolean =>
  measure !== 'count' && measure !== 'distinct' && isMoney(property ?? '')
