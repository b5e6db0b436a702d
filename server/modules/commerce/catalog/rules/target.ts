import type { Target } from '../schema.ts'

/** A variant as promotions see it. */
export interface Priced {
  sku: string
  productId: string
  categories: readonly string[]
}

const isUnder = (category: string, path: string) => category === path || category.startsWith(`${path} >`)

/** Does a promotion speak of this variant? A category counts with everything below it. */
export function isTarget(target: Target, { sku, productId, categories }: Priced): boolean {
  if (target.kind === 'all') return true
  if (target.kind === 'products') return target.ids.includes(productId)
  if (target.kind === 'variants') return target.skus.includes(sku)
  return target.paths.some((path) => categories.some((one) => isUnder(one, path)))
}
