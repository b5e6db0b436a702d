import { createHash } from 'node:crypto'
import { toDecimal } from '@splot/contract/money'
import { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { groupBy } from '../../rules/group-by.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { readTexts } from '../rules/in-language.ts'
import { listCurrentPrices } from '../store/prices.ts'
import { listProducts } from '../store/products.ts'
import { listVariantsOf } from '../store/variants.ts'

/** A product as a feed would tell it to be what it is now, with the prices of now; `digest` is another once it is another. */
export interface Snapshot {
  id: string
  digest: string
  row: Readonly<Record<string, unknown>>
}

const body = z.record(z.string(), z.unknown())

/** Products as they stand; none for an id nobody knows. Prices of their own, without promotions. */
export const snapshotProducts = (
  deps: CommerceDeps,
  workspaceId: string,
  ids: readonly string[],
): Promise<Snapshot[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    return snapshotIn(tx, ids, { currency, now: deps.clock.now() })
  })

export async function snapshotIn(
  tx: WorkspaceTx,
  ids: readonly string[],
  { currency, now }: { currency: string; now: number },
): Promise<Snapshot[]> {
  const products = await listProducts(tx, ids)
  const variants = groupBy(await listVariantsOf(tx, ids), (one) => one.productId)
  const prices = new Map((await listCurrentPrices(tx, ids, now, currency)).map((one) => [one.sku, one.minor]))
  return products.map((product) => {
    const { id, name, brand, description, url, categories, popularity, isActive } = product
    const row = {
      ...{ id, name, categories, popularity, isActive, ...body.parse(JSON.parse(product.body)) },
      ...(brand === null ? {} : { brand }),
      ...(description === null ? {} : { description }),
      ...(url === null ? {} : { url }),
      texts: readTexts(product.texts),
      variants: (variants.get(id) ?? []).map(({ sku, gtin, isActive: isOffered, body: own }) => {
        const minor = prices.get(sku)
        return {
          ...{ sku, isActive: isOffered, ...body.parse(JSON.parse(own)) },
          ...(gtin === null ? {} : { gtin }),
          ...(minor === undefined ? {} : { price: { amount: toDecimal(minor, currency), currency } }),
        }
      }),
    }
    const digest = createHash('sha256').update(JSON.stringify(row)).digest('base64url')
    return { id, digest, row }
  })
}
