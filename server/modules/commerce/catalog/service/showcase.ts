import { toDecimal } from '@splot/contract/money'
import { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { groupBy } from '../../rules/group-by.ts'
import { sayIn } from '../rules/in-language.ts'
import { findReduction, listEffectiveSteps, type PriceStep, priceAt } from '../rules/price.ts'
import { listPrices } from '../store/prices.ts'
import { listProducts, type ProductRow } from '../store/products.ts'
import { listVariantsOf, type VariantRow } from '../store/variants.ts'
import { loadPromotions, type Promotions } from './promotions.ts'

const pictures = z.array(z.object({ url: z.string() }))
const variantBody = z.object({ options: z.record(z.string(), z.unknown()), pictures })
const productBody = z.object({ pictures })

/** A variant as it stands in a list of a shop. */
export interface Showed {
  sku: string
  options: Record<string, unknown>
  picture: string | null
  price: { price: string; regular: string; currency: string } | null
  /** The lowest price of the 30 days before, wherever it is reduced: a list that shows the one must show the other. */
  lowest: string | null
}

/**
 * Products as lists of a shop show them, with every variant on offer, in the order asked for; those that are not offered are
 * left out.
 */
export async function showGoods(
  tx: WorkspaceTx,
  ids: readonly string[],
  { currency, at, language }: { currency: string; at: number; language: Language },
) {
  const products = new Map((await listProducts(tx, ids)).map((one) => [one.id, one]))
  const variants = (await listVariantsOf(tx, ids)).filter((one) => one.isActive)
  const prices = await listPrices(
    tx,
    variants.map((one) => one.sku),
  )
  const steps = groupBy(
    prices.filter((one) => one.currency === currency),
    (one) => one.sku,
  )
  // Those that are over count too: a reduction is read from what was asked for before it.
  const promotions = await loadPromotions(tx, 0, currency)
  const ofProduct = groupBy(variants, (one) => one.productId)
  return ids.flatMap((id) => {
    const product = products.get(id)
    if (!product?.isActive) return []
    const { name } = sayIn(product, language)
    return {
      ...{ id, name, categories: product.categories },
      picture: productBody.parse(JSON.parse(product.body)).pictures[0]?.url ?? null,
      variants: (ofProduct.get(id) ?? []).map((row) =>
        showVariant(row, { product, promotions, currency, at, steps: steps.get(row.sku) ?? [] }),
      ),
    }
  })
}

interface Around {
  product: ProductRow
  promotions: Promotions
  steps: readonly PriceStep[]
  currency: string
  at: number
}

function showVariant(row: VariantRow, { product, promotions, steps, currency, at }: Around): Showed {
  const all = promotions.listFor({ sku: row.sku, productId: product.id, categories: product.categories })
  const price = priceAt(steps, all, currency, at)
  const reduction = findReduction(listEffectiveSteps(steps, all, currency), at)
  const own = variantBody.parse(JSON.parse(row.body))
  return {
    ...{ sku: row.sku, options: own.options, picture: own.pictures[0]?.url ?? null },
    price: price && {
      price: toDecimal(price.minor, currency),
      regular: toDecimal(price.regularMinor, currency),
      currency,
    },
    lowest: reduction && toDecimal(reduction.lowestMinor, currency),
  }
}
