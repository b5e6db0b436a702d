import { toDecimal } from '@splot/contract/money'
import { SplotError } from '../../../../platform/errors.ts'
import { groupBy } from '../../rules/group-by.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { listEffectiveSteps, priceAt } from '../rules/price.ts'
import type { PriceHistory } from '../schema.ts'
import { listPrices } from '../store/prices.ts'
import { listProducts } from '../store/products.ts'
import { listVariantsOf } from '../store/variants.ts'
import { loadPromotions } from './promotions.ts'

/**
 * What a product has cost, promotions included, and will cost as far as that is told. Variants that always cost the same are
 * one line. @throws not_found
 */
export function showPriceHistory(deps: CommerceDeps, workspaceId: string, id: string): Promise<PriceHistory> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const [product] = await listProducts(tx, [id])
    if (product === undefined) throw new SplotError('not_found', { path: 'params.id' })
    const skus = (await listVariantsOf(tx, [id])).map((one) => one.sku)
    const prices = (await listPrices(tx, skus)).filter((one) => one.currency === currency)
    const promotions = await loadPromotions(tx, 0, currency)
    const stepsOf = groupBy(prices, (one) => one.sku)
    const lines = new Map<string, PriceHistory['lines'][number]>()
    for (const sku of skus) {
      const own = stepsOf.get(sku) ?? []
      const all = promotions.listFor({ sku, productId: id, categories: product.categories })
      const steps = listEffectiveSteps(own, all, currency).map(({ fromAt, minor }) => {
        const { regularMinor = minor, promotionId = null } = priceAt(own, all, currency, fromAt) ?? {}
        const [price, regular] = [toDecimal(minor, currency), toDecimal(regularMinor, currency)]
        return { from: new Date(fromAt).toISOString(), price, regular, promotionId }
      })
      if (steps.length === 0) continue
      const key = JSON.stringify(steps)
      const line = lines.get(key) ?? { skus: [], steps }
      line.skus.push(sku)
      lines.set(key, line)
    }
    return { currency, lines: [...lines.values()] }
  })
}
