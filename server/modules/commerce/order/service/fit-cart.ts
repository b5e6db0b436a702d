import type { Language } from '../../../../platform/errors.ts'
import { listStores } from '../../location/index.ts'
import type { Shopper } from '../../service/shop-route.ts'
import { fitStores } from '../rules/store-fit.ts'
import type { CartFit } from '../stock-schema.ts'
import type { OrderDeps } from './deps.ts'

/** Which stores have what lies in her cart now: a look, nothing is kept by it. */
export async function fitCart(deps: OrderDeps, shopper: Shopper, language: Language): Promise<CartFit> {
  const { workspaceId } = shopper
  const { lines } = await deps.showCart({ workspaceId, language, shopper })
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const skus = lines.map((one) => one.sku)
    const counted = await deps.stock.listCounted(tx, skus)
    const free = await deps.stock.listFree(tx, skus)
    const stores = (await listStores(tx)).map((one) => one.id)
    // Of what nobody counts there is enough everywhere.
    const fits = fitStores(lines, stores, (store, sku) =>
      counted.has(sku) ? free(store, sku) : Number.POSITIVE_INFINITY,
    )
    return {
      lines: lines.length,
      items: fits.map(({ storeId, missing }) => ({
        storeId,
        missing: missing
          .flatMap((i) => lines[i] ?? [])
          .map(({ line, name, variant }) => ({ line, name, variant })),
      })),
    }
  })
}
