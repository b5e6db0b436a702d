import { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { groupBy } from '../../rules/group-by.ts'
import { type InLanguages, sayInEach } from '../../rules/languages.ts'
import { sayIn } from '../rules/in-language.ts'
import { nameVariant } from '../rules/name-variant.ts'
import { priceAt } from '../rules/price.ts'
import { listPrices } from '../store/prices.ts'
import { listProducts } from '../store/products.ts'
import { listVariants } from '../store/variants.ts'
import { loadPromotions } from './promotions.ts'

/** What one piece of a variant is and costs at an instant, in the shop's own words. */
export interface Quote {
  sku: string
  productId: string
  name: string
  variant: string
  categories: readonly string[]
  picture: string | null
  /** Its page in the shop. */
  url: string | null
  /** The same in every language, for what is read later by others: facts, orders, letters. */
  words: InLanguages<{ name: string; variant: string; url: string | null }>
  /** Offered now: an old variant may still be returned, but not bought. */
  isActive: boolean
  /** Null where it has no price in this currency yet. */
  price: { unitMinor: bigint; regularMinor: bigint; promotionId: string | null } | null
}

const pictures = z.object({ pictures: z.array(z.object({ url: z.string() })) })
const variantBody = pictures.extend({ options: z.record(z.string(), z.unknown()) })

/** What these variants are and cost, promotions included; none for a SKU nobody knows. For baskets and orders. */
export async function quoteVariants(
  tx: WorkspaceTx,
  skus: readonly string[],
  asked: { currency: string; at: number; language: Language },
): Promise<Map<string, Quote>> {
  const { currency, at, language } = asked
  const variants = await listVariants(tx, skus)
  const products = await listProducts(tx, [...new Set(variants.map((one) => one.productId))])
  const productOf = new Map(products.map((one) => [one.id, one]))
  const prices = await listPrices(tx, skus)
  const steps = groupBy(
    prices.filter((one) => one.currency === currency),
    (one) => one.sku,
  )
  const promotions = await loadPromotions(tx, at, currency)
  const quotes = new Map<string, Quote>()
  for (const { sku, productId, isActive, body } of variants) {
    const product = productOf.get(productId)
    if (product === undefined) continue
    const own = variantBody.parse(JSON.parse(body))
    const { categories } = product
    const words = sayInEach((one) => {
      const { name, url, say } = sayIn(product, one)
      return { name, url, variant: nameVariant(own.options, one, say) }
    })
    const all = promotions.listFor({ sku, productId, categories })
    const price = priceAt(steps.get(sku) ?? [], all, currency, at)
    quotes.set(sku, {
      ...{ sku, productId, categories, ...words[language], words },
      picture: own.pictures[0]?.url ?? pictures.parse(JSON.parse(product.body)).pictures[0]?.url ?? null,
      isActive: isActive && product.isActive,
      price: price && {
        unitMinor: price.minor,
        regularMinor: price.regularMinor,
        promotionId: price.promotionId,
      },
    })
  }
  return quotes
}
