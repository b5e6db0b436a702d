import type { Condition } from '@splot/contract/segment/condition'
import type { LeafOf } from '@splot/contract/segment/leaves'

export const segmentCount = 1_000
const leafCount = 840
const names = ['Product Viewed', 'Product List Viewed', 'Product Clicked', 'Product Added', 'Order Completed']

/** One in eight looks at every event of its name, the others at those of twenty products out of five thousand, rarely. */
function makeLeaf(k: number): LeafOf<'event'> {
  const isCommon = k % 8 === 0
  const isOrder = k % names.length === 4
  const property = isOrder ? 'products.product_id' : 'product_id'
  const value = Array.from({ length: 20 }, (_, i) => `p${(k * 37 + i * 251) % 5_000}`)
  return {
    kind: 'event',
    events: [names[k % names.length] ?? ''],
    ...(isCommon ? {} : { where: [{ property, op: 'in', value }] }),
    measure: 'count',
    op: 'gte',
    value: isCommon ? 4 + (k % 9) : 1 + (k % 3),
    window: { last: { days: 1 + ((k * 7) % 90) } },
  }
}

/** A thousand segments of two parts each over shared leaves: did this, and not that. */
export function makeConditions(): Condition[] {
  const leaves = Array.from({ length: leafCount }, (_, k) => makeLeaf(k))
  return Array.from({ length: segmentCount }, (_, i): Condition => {
    const [did, not] = [leaves[i % leafCount], leaves[(i * 31 + 7) % leafCount]]
    if (did === undefined || not === undefined) throw new Error('every segment has its leaves')
    return { kind: 'all', of: [did, { kind: 'not', of: not }] }
  })
}

export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
